using System.Text;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Vault;

public sealed class AddReporterTests(CasesFixture cases)
{
    private readonly VaultOffice _office = new(cases.Service);

    [Fact]
    public async Task A_reporter_comes_with_the_case_or_later_and_the_list_says_of_which_kind_but_not_who()
    {
        var (caseId, first) = await _office.RaiseAsync();
        var later = (await AddAsync(caseId, VaultOffice.Reporter("Saksi Penanda", ReporterKind.Witness))).Reporter;

        var list = await _office.Client.ListReportersAsync(new ListReportersRequest { CaseId = caseId }, _office.Custodian);

        list.Reporters.Select(one => (one.Id, one.Kind, one.State)).ShouldBe(
            [(first.ReporterId, ReporterKind.Reporter, ReporterState.Kept), (later.ReporterId, ReporterKind.Witness, ReporterState.Kept)]);
        (first.ReceiptCode.Length, later.ReceiptCode).ShouldBe((23, ""));
        list.ToString().ShouldNotContain("Penanda");
        (await _office.EventsAsync(caseId)).ShouldBe(["CASE_RAISED", "REPORTER_ADDED"]);
    }

    [Fact]
    public async Task The_same_request_again_answers_the_same_receipt_and_adds_nobody()
    {
        var request = CasesFixture.Report();
        request.Reporters.Add([VaultOffice.Reporter("Satu"), VaultOffice.Reporter("Dua"), VaultOffice.Reporter("Tiga", ReporterKind.Witness)]);
        var raised = await _office.Cases.RaiseCaseAsync(request, _office.Examiner);
        var add = new AddReporterRequest { RequestId = VaultOffice.Id(), CaseId = raised.Case.Id, Reporter = VaultOffice.Reporter("Empat") };
        var added = await _office.Client.AddReporterAsync(add, _office.Examiner);

        (await _office.Cases.RaiseCaseAsync(request, _office.Examiner)).Reporters.ShouldBe(raised.Reporters);
        (await _office.Client.AddReporterAsync(add, _office.Examiner)).ShouldBe(added);
        (await _office.Client.ListReportersAsync(new ListReportersRequest { CaseId = raised.Case.Id }, _office.Examiner)).Reporters.Count.ShouldBe(4);
        raised.Reporters.Append(added.Reporter).Select(one => one.ReceiptCode).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Every_bad_field_is_told_at_once_and_none_of_the_values()
    {
        var reporter = new NewReporter
        {
            Identity = new ReporterIdentity
            {
                Name = " ", IdentityNumber = "63012345X7890123", EmployeeNumber = "19800101", BirthPlace = new string('p', 201), BirthDate = "2031-13-41",
                Address = "Jalan\u0007", Phone = "telepon", Email = "penanda", Attorney = new Attorney { Phone = "12", AuthorizationNumber = new string('9', 101) },
            },
        };
        var request = CasesFixture.Report();
        request.PlaceRegionCode = "99";
        request.Reporters.Add(reporter);

        var raise = await Errors.Refused(_office.Cases.RaiseCaseAsync(request, _office.Examiner));
        var add = await Errors.Refused(_office.Client.AddReporterAsync(new AddReporterRequest { Reporter = reporter }, _office.Examiner));

        string[] fields = ["kind", .. new[]
        {
            "name", "identity_number", "employee_number", "birth_place", "address", "phone", "email", "birth_date", "attorney.name", "attorney.authorization_number", "attorney.phone",
        }.Select(field => "identity." + field)];
        raise.BadFields().ShouldBe(["place_region_code", .. fields.Select(field => "reporters[0]." + field)], ignoreOrder: true);
        add.BadFields().ShouldBe(["request_id", "case_id", .. fields.Select(field => "reporter." + field)], ignoreOrder: true);
        foreach (var said in new[] { raise, add }.Select(error => error.Message + Encoding.UTF8.GetString(error.Trailers.GetValueBytes("grpc-status-details-bin")!)))
        {
            foreach (var value in new[] { "63012345X", "19800101", "2031", "Jalan", "telepon", "penanda", "999", "ppp" })
            {
                said.ShouldNotContain(value);
            }
        }
    }

    [Fact]
    public async Task Only_the_handling_office_brings_in_and_lists_reporters()
    {
        var (caseId, _) = await _office.RaiseAsync();
        var list = new ListReportersRequest { CaseId = caseId };

        (await Errors.Refused(_office.Client.ListReportersAsync(list, cases.Service.As(CasesFixture.SouthKalimantan)))).Reason().ShouldBe("NOT_ALLOWED");
        (await Errors.Refused(_office.Client.ListReportersAsync(list, cases.Service.As("kpu-63.01")))).Reason().ShouldBe("NOT_FOUND");
        (await Errors.Refused(_office.Client.AddReporterAsync(
            new AddReporterRequest { RequestId = VaultOffice.Id(), CaseId = caseId, Reporter = VaultOffice.Reporter() }, cases.Service.As("kpu-63.01")))).Reason().ShouldBe("NOT_FOUND");
        (await Errors.Refused(_office.Client.AddReporterAsync(new AddReporterRequest(), _office.Head))).Reason().ShouldBe("ROLE_MISSING");
    }

    [Fact]
    public async Task Neither_the_tables_nor_the_facts_know_a_word_of_who_it_is()
    {
        var (caseId, reporter) = await _office.RaiseAsync();
        await Eventually.Be(() => Task.FromResult(cases.Service.Heard.Values.OfType<CaseRaised>().Any(fact => fact.Case.CaseId == Guid.Parse(caseId))), heard => heard);

        var rows = await cases.Service.InDatabase(async db => (
            Reporter: await db.Reporters.SingleAsync(row => row.Id == Guid.Parse(reporter.ReporterId)),
            Texts: await db.Events.Where(row => row.CaseId == Guid.Parse(caseId)).Select(row => row.Facts + row.Personal).ToListAsync()));

        var texts = rows.Texts.Append(Encoding.UTF8.GetString(rows.Reporter.Identity)).Append(string.Join(';', cases.Service.Heard.Values));
        texts.ShouldAllBe(text => !text.Contains("Penanda") && !text.Contains(VaultOffice.Nik));
        rows.Reporter.ReceiptHash!.Length.ShouldBe(32);
        Convert.ToHexString(rows.Reporter.ReceiptHash).ShouldNotContain(reporter.ReceiptCode.Replace("-", ""));
    }

    [Fact]
    public async Task More_than_twenty_with_a_case_are_too_many()
    {
        var request = CasesFixture.Report();
        request.Reporters.Add(Enumerable.Range(0, 21).Select(i => VaultOffice.Reporter($"Pelapor {i}")));

        (await Errors.Refused(_office.Cases.RaiseCaseAsync(request, _office.Examiner))).BadFields().ShouldBe(["reporters"]);
    }

    private AsyncUnaryCall<AddReporterResponse> AddAsync(string caseId, NewReporter reporter) =>
        _office.Client.AddReporterAsync(new AddReporterRequest { RequestId = VaultOffice.Id(), CaseId = caseId, Reporter = reporter }, _office.Examiner);
}
