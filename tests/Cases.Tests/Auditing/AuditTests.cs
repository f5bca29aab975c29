using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Auditing;

/// <summary>An office from above opens a case for a reason and a while, and nobody fails to hear of it.</summary>
[Collection<OneLoneCases>]
public sealed class AuditTests(LoneCases cases)
{
    private const string Kanreg = "bkn-kanreg-08";
    private const string Bkn = "bkn";
    private const string Letter = "12/ST/X/2024";

    [Fact]
    public async Task The_account_that_opened_a_case_reads_all_of_it_and_its_timeline_says_so()
    {
        var file = await cases.RaiseAsync();
        var request = Open(file);

        var audit = (await cases.Client.OpenForAuditAsync(request, Auditor())).Audit;

        (await ReadAsync(file, Auditor())).Persons[0].Name.ShouldBe("Ahmad Fulan");
        (await ReadAsync(file, Auditor())).View.ShouldBe(CaseView.Full);
        (audit.ExpireTime - audit.OpenTime).ToTimeSpan().ShouldBe(TimeSpan.FromHours(72));
        (await cases.Client.OpenForAuditAsync(request, Auditor())).Audit.Id.ShouldBe(audit.Id);
        var told = (await EventsAsync(file, Auditor())).Single(one => one.Type == "AUDIT_OPENED");
        told.OfficeId.ShouldBe(Kanreg);
        told.Facts.ToDictionary().ShouldBe(
            new Dictionary<string, string>
            {
                ["audit_id"] = audit.Id, ["auditing_office_id"] = Kanreg, ["ground"] = "COMPLAINT", ["document_number"] = Letter, ["hours"] = "72",
            },
            ignoreOrder: true);
        var fact = await Eventually.Be(() => Task.FromResult(cases.Service.Heard.Values.OfType<AuditOpened>().SingleOrDefault(one => one.Audit.CaseId == Guid.Parse(file.Id))), one => one is not null);
        (fact!.Audit.AuditingOfficeId, fact.Audit.HandlingOfficeId).ShouldBe((Kanreg, CasesFixture.TanahLaut));
    }

    [Fact]
    public async Task Neither_another_account_of_the_office_nor_the_same_without_the_role_sees_anything()
    {
        var file = await cases.RaiseAsync();
        await OpenAsync(file);

        await IsHiddenAsync(file, Auditor("another"));
        await IsHiddenAsync(file, cases.Service.As(Kanreg, RoleWords.Business, "auditor"));
        (await Errors.Refused(cases.Client.ListAuditsAsync(new ListAuditsRequest { CaseId = file.Id }, cases.Service.As(Kanreg, Roles.Examiner)))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task No_list_stream_or_command_and_nothing_of_the_vault_shows_what_is_open()
    {
        string[] reads = [nameof(CaseService.CaseServiceBase.GetCase), nameof(CaseService.CaseServiceBase.ListCaseEvents), nameof(CaseService.CaseServiceBase.ListAudits), nameof(CaseService.CaseServiceBase.ListAuditReads),
            nameof(CaseService.CaseServiceBase.OpenForAudit), nameof(CaseService.CaseServiceBase.WatchCases)];
        var file = await cases.RaiseAsync();
        var all = cases.Service.As(Kanreg, RoleWords.Any, "auditor");
        await cases.Client.OpenForAuditAsync(Open(file), all);

        foreach (var method in CaseService.Descriptor.Naming("case_id").Concat(ReporterService.Descriptor.Naming("case_id")).Where(method => !reads.Contains(method.Name)))
        {
            (await ContractCalls.MakeAsync(cases.Service.Channel, method, ContractCalls.Request(method, "case_id", file.Id), all)).ShouldStartWith("NotFound", customMessage: method.Name);
        }

        (await cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, all)).Cases.ShouldBeEmpty();
        using var stream = cases.Client.WatchCases(new WatchCasesRequest { CaseId = file.Id }, all);
        (await stream.ReadUntilAsync(message => message.Bookmark is not null)).ShouldAllBe(message => message.Case == null);
    }

    [Fact]
    public async Task It_ends_by_its_time_on_the_legal_clock()
    {
        var file = await cases.RaiseAsync();
        await OpenAsync(file, hours: 2);
        await ReadAsync(file, Auditor());

        await Eventually.Be(() => OutcomeAsync(file, Auditor()), outcome => outcome == StatusCode.NotFound);

        (await OpenAsync(file)).CaseId.ShouldBe(file.Id);
    }

    [Fact]
    public async Task Its_end_by_time_is_on_the_timeline_and_told_once_and_that_of_one_that_was_closed_is_not()
    {
        var (file, closed) = (await cases.RaiseAsync(), await cases.RaiseAsync());
        var (audit, other) = (await OpenAsync(file, hours: 1), await OpenAsync(closed, hours: 4));
        await cases.Client.CloseAuditAsync(new CloseAuditRequest { RequestId = Id(), CaseId = closed.Id, AuditId = other.Id }, cases.Handler);

        var told = await Eventually.Be(
            () => Task.FromResult(cases.Service.Heard.Values.OfType<AuditExpired>().SingleOrDefault(one => one.Audit.CaseId == Guid.Parse(file.Id))), one => one is not null);

        (told!.Audit.AuditId.ToString(), told.Audit.AuditingOfficeId, told.Audit.HandlingOfficeId).ShouldBe((audit.Id, Kanreg, CasesFixture.TanahLaut));
        told.Audit.EventTime.ShouldBeGreaterThanOrEqualTo(told.Audit.ExpireTime);
        var ended = (await EventsAsync(file, cases.Handler)).Single(one => one.Type == "AUDIT_EXPIRED");
        (ended.OfficeId, ended.Facts["audit_id"], ended.Facts["auditing_office_id"]).ShouldBe((CasesFixture.TanahLaut, audit.Id, Kanreg));

        // Another one that ends later is told after all that the timer had to tell before.
        var later = await cases.RaiseAsync();
        await OpenAsync(later, hours: 6);
        await Eventually.Be(() => EventsAsync(later, cases.Handler), events => events.Any(one => one.Type == "AUDIT_EXPIRED"));
        (await EventsAsync(file, cases.Handler)).Count(one => one.Type == "AUDIT_EXPIRED").ShouldBe(1);
        (await EventsAsync(closed, cases.Handler)).ShouldNotContain(one => one.Type == "AUDIT_EXPIRED");
    }

    [Fact]
    public async Task Each_read_is_recorded_by_itself_on_the_audit_and_not_on_the_timeline()
    {
        var file = await cases.RaiseAsync();
        var audit = await OpenAsync(file);
        (audit.ReadCount, audit.LastReadTime).ShouldBe((0, null));

        await ReadAsync(file, Auditor());
        await EventsAsync(file, Auditor());
        await ReadAsync(file, Auditor());
        await new LetterService.LetterServiceClient(cases.Service.PatientChannel).NarrateCaseAsync(new NarrateCaseRequest { CaseId = file.Id }, Auditor());
        await ReadAsync(file, cases.Handler);
        await IsHiddenAsync(file, Auditor("another"));

        var seen = (await ListAsync(file, cases.Handler)).ShouldHaveSingleItem();
        var reads = await ReadsAsync(file, audit, cases.Handler);
        reads.Select(read => read.Method).ShouldBe(["GetCase", "ListCaseEvents", "GetCase", "NarrateCase"]);
        reads.Select(read => read.ReadTime.ToDateTimeOffset()).ShouldBeInOrder();
        reads[0].ReadTime.ShouldBeGreaterThanOrEqualTo(audit.OpenTime);
        (seen.ReadCount, seen.LastReadTime).ShouldBe((4, reads[^1].ReadTime));
        (await ReadsAsync(file, audit, cases.Service.As(Kanreg, Roles.Head))).ShouldBe(reads);
        (await EventsAsync(file, cases.Handler)).Select(one => one.Type).ShouldBe(["CASE_RAISED", "AUDIT_OPENED"]);
        (await Errors.Refused(cases.Client.ListAuditReadsAsync(new ListAuditReadsRequest { CaseId = file.Id, AuditId = audit.Id }, cases.Service.As(Bkn, Roles.Head)))).Reason().ShouldBe("NOT_FOUND");
        (await Errors.Refused(cases.Client.ListAuditReadsAsync(new ListAuditReadsRequest { CaseId = file.Id, AuditId = Id() }, cases.Handler))).Reason().ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task An_audit_that_was_read_a_thousand_times_is_used_up_until_the_case_is_opened_anew()
    {
        var file = await cases.RaiseAsync();
        var audit = await OpenAsync(file);
        await cases.Service.InDatabase(db => db.AuditAccesses.Where(row => row.Id == Guid.Parse(audit.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.ReadCount, 999)));
        await ReadAsync(file, Auditor());

        (await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, Auditor()))).Reason().ShouldBe("AUDIT_USED_UP");
        (await Errors.Refused(cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, Auditor()))).Reason().ShouldBe("AUDIT_USED_UP");

        (await ReadsAsync(file, audit, cases.Handler)).Count.ShouldBe(1);
        await cases.Client.CloseAuditAsync(new CloseAuditRequest { RequestId = Id(), CaseId = file.Id, AuditId = audit.Id }, Auditor());
        await OpenAsync(file);
        await ReadAsync(file, Auditor());
    }

    [Theory]
    [InlineData(Kanreg, Roles.Head)]
    [InlineData(CasesFixture.TanahLaut, Roles.Head)]
    public async Task It_ends_when_the_auditing_or_the_handling_office_closes_it(string office, Roles role)
    {
        var file = await cases.RaiseAsync();
        var audit = await OpenAsync(file);
        var close = new CloseAuditRequest { RequestId = Id(), CaseId = file.Id, AuditId = audit.Id };
        (await Errors.Refused(cases.Client.CloseAuditAsync(close, cases.Service.As(Bkn, RoleWords.Any)))).StatusCode.ShouldBe(StatusCode.NotFound);

        var closed = (await cases.Client.CloseAuditAsync(close, cases.Service.As(office, role))).Audit;

        (closed.ClosingOfficeId, closed.CloseTime is not null).ShouldBe((office, true));
        await IsHiddenAsync(file, Auditor());
        var again = close.Clone();
        again.RequestId = Id();
        (await cases.Client.CloseAuditAsync(again, cases.Service.As(Kanreg, Roles.Auditor))).Audit.ShouldBe(closed);
        (await EventsAsync(file, cases.Handler)).Where(one => one.Type == "AUDIT_CLOSED").ShouldHaveSingleItem().OfficeId.ShouldBe(office);
    }

    [Fact]
    public async Task It_ends_at_once_when_the_office_must_keep_out()
    {
        var file = await cases.RaiseAsync();
        await OpenAsync(file);

        await cases.Client.RecuseOfficeAsync(new RecuseOfficeRequest { RequestId = Id(), CaseId = file.Id, OfficeId = Kanreg, Ground = RecusalGround.Kin }, cases.Handler);

        await IsHiddenAsync(file, Auditor());
        (await Errors.Refused(cases.Client.ListAuditsAsync(new ListAuditsRequest { CaseId = file.Id }, Auditor()))).StatusCode.ShouldBe(StatusCode.NotFound);
        (await Errors.Refused(cases.Client.OpenForAuditAsync(Open(file), Auditor("another")))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task An_auditor_who_must_keep_out_reads_no_more_and_opens_nothing()
    {
        var (file, officer) = (await cases.RaiseAsync(), Guid.CreateVersion7());
        await cases.Service.TellAsync(new OfficerChanged(officer, 1, Kanreg, ["auditor"], DateTimeOffset.UnixEpoch, null));
        var kin = cases.Service.AsOfficer(Kanreg, officer.ToString());
        var audit = (await cases.Client.OpenForAuditAsync(Open(file), kin)).Audit;

        await cases.Client.RecuseOfficerAsync(
            new RecuseOfficerRequest { RequestId = Id(), CaseId = file.Id, OfficerId = officer.ToString(), Ground = RecusalGround.Kin }, cases.Handler);

        await IsHiddenAsync(file, kin);
        await cases.Client.CloseAuditAsync(new CloseAuditRequest { RequestId = Id(), CaseId = file.Id, AuditId = audit.Id }, cases.Handler);
        (await Errors.Refused(cases.Client.OpenForAuditAsync(Open(file), kin))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task It_ends_when_a_reported_person_turns_out_to_work_there()
    {
        var file = await cases.RaiseAsync(CasesFixture.Person("", employer: ""));
        var auditor = cases.Service.As(Bkn, Roles.Auditor, "auditor");
        await cases.Client.OpenForAuditAsync(Open(file), auditor);

        await cases.Client.IdentifyPersonAsync(
            new IdentifyPersonRequest
            {
                RequestId = Id(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Citra Fulan", SubjectKind = SubjectKind.CentralCivilServant,
                EmployerOfficeId = Bkn, Post = "Staf",
            },
            cases.Handler);

        await IsHiddenAsync(file, auditor);
    }

    [Fact]
    public async Task It_ends_with_the_role_and_with_the_term_of_the_officer()
    {
        var (file, officer) = (await cases.RaiseAsync(), Guid.NewGuid());
        var headers = cases.Service.AsOfficer(Kanreg, officer.ToString());
        var appointed = new OfficerChanged(officer, 1, Kanreg, ["auditor"], DateTimeOffset.UnixEpoch, null);
        await cases.Service.TellAsync(appointed);
        await cases.Client.OpenForAuditAsync(Open(file), headers);
        await ReadAsync(file, headers);

        await cases.Service.TellAsync(appointed with { Version = 2, Roles = ["reader"] });
        await IsHiddenAsync(file, headers);

        await cases.Service.TellAsync(appointed with { Version = 3, EndTime = DateTimeOffset.UnixEpoch.AddDays(1) });
        (await OutcomeAsync(file, headers)).ShouldBe(StatusCode.Unauthenticated);
    }

    [Theory]
    [InlineData("kpu-ri", "NOT_FOUND")]
    [InlineData("bawaslu-64", "NOT_FOUND")]
    [InlineData("bkn-kanreg-05", "NOT_FOUND")]
    [InlineData("bkpsdm-63", "NOT_FOUND")]
    [InlineData("setda-63.72", "NOT_FOUND")]
    [InlineData(CasesFixture.TanahLaut, "NOT_ALLOWED")]
    [InlineData(CasesFixture.SouthKalimantan, "NOT_ALLOWED")]
    public async Task No_other_office_opens_a_case_and_those_that_see_it_need_not(string office, string reason)
    {
        var file = await cases.RaiseAsync();

        (await Errors.Refused(cases.Client.OpenForAuditAsync(Open(file), cases.Service.As(office, RoleWords.Any)))).Reason().ShouldBe(reason);
        (await EventsAsync(file, cases.Handler)).ShouldHaveSingleItem().Type.ShouldBe("CASE_RAISED");
    }

    [Fact]
    public async Task Only_an_auditor_opens_a_case() =>
        (await Errors.Refused(cases.Client.OpenForAuditAsync(Open(await cases.RaiseAsync()), cases.Service.As(Kanreg, RoleWords.Any & ~Roles.Auditor)))).Reason().ShouldBe("ROLE_MISSING");

    [Fact]
    public async Task An_account_has_a_case_open_once_and_ten_at_most()
    {
        var auditor = cases.Service.As("bawaslu-ri", Roles.Auditor, "busy");
        for (var i = 0; i < 10; i++)
        {
            var file = await cases.RaiseAsync();
            await cases.Client.OpenForAuditAsync(Open(file), auditor);
            (await Errors.Refused(cases.Client.OpenForAuditAsync(Open(file), auditor))).Reason().ShouldBe("AUDIT_OPEN_ALREADY");
        }

        (await Errors.Refused(cases.Client.OpenForAuditAsync(Open(await cases.RaiseAsync()), auditor))).Reason().ShouldBe("TOO_MANY_AUDITS");
    }

    [Fact]
    public async Task The_handling_office_and_the_one_above_see_every_audit_and_an_auditing_office_its_own()
    {
        var file = await cases.RaiseAsync();
        var (one, other) = (await OpenAsync(file), (await cases.Client.OpenForAuditAsync(Open(file), cases.Service.As(Bkn, Roles.Auditor))).Audit);

        foreach (var office in new[] { CasesFixture.TanahLaut, CasesFixture.SouthKalimantan })
        {
            (await ListAsync(file, cases.Service.As(office))).ShouldBe([one, other]);
        }

        (await ListAsync(file, cases.Service.As(Kanreg, Roles.Head))).ShouldBe([one]);
        (await ListAsync(file, cases.Service.As(Bkn, Roles.Auditor))).ShouldBe([other]);
        (await Errors.Refused(cases.Client.ListAuditsAsync(new ListAuditsRequest { CaseId = file.Id }, cases.Service.As("bawaslu-ri", RoleWords.Any)))).StatusCode.ShouldBe(StatusCode.NotFound);
        var page = await cases.Client.ListAuditsAsync(new ListAuditsRequest { CaseId = file.Id, PageSize = 1 }, cases.Handler);
        page.Audits.ShouldBe([one]);
        (await cases.Client.ListAuditsAsync(new ListAuditsRequest { CaseId = file.Id, PageSize = 1, PageToken = page.NextPageToken }, cases.Handler)).Audits.ShouldBe([other]);
    }

    [Fact]
    public async Task Every_bad_field_is_named()
    {
        (await Errors.Refused(cases.Client.OpenForAuditAsync(new OpenForAuditRequest { CaseId = "x", DocumentNumber = "6301234567890123", Hours = 73 }, Auditor()))).BadFields()
            .ShouldBe(["request_id", "case_id", "ground", "document_number", "hours"], ignoreOrder: true);
        (await Errors.Refused(cases.Client.CloseAuditAsync(new CloseAuditRequest(), Auditor()))).BadFields().ShouldBe(["request_id", "case_id", "audit_id"], ignoreOrder: true);
    }

    private static string Id() => Guid.NewGuid().ToString();

    private static OpenForAuditRequest Open(Case file, int hours = 72) =>
        new() { RequestId = Id(), CaseId = file.Id, Ground = AuditGround.Complaint, DocumentNumber = Letter, Hours = hours };

    private Metadata Auditor(string account = "auditor") => cases.Service.As(Kanreg, Roles.Auditor, account);

    private async Task<AuditAccess> OpenAsync(Case file, int hours = 72) => (await cases.Client.OpenForAuditAsync(Open(file, hours), Auditor())).Audit;

    private async Task<Case> ReadAsync(Case file, Metadata by) => (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, by)).Case;

    private async Task<IReadOnlyList<CaseEvent>> EventsAsync(Case file, Metadata by) => (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, by)).Events;

    private async Task<IReadOnlyList<AuditAccess>> ListAsync(Case file, Metadata by) => (await cases.Client.ListAuditsAsync(new ListAuditsRequest { CaseId = file.Id }, by)).Audits;

    private async Task<IReadOnlyList<AuditRead>> ReadsAsync(Case file, AuditAccess audit, Metadata by) =>
        (await cases.Client.ListAuditReadsAsync(new ListAuditReadsRequest { CaseId = file.Id, AuditId = audit.Id }, by)).Reads;

    private async Task<StatusCode> OutcomeAsync(Case file, Metadata by)
    {
        try
        {
            await ReadAsync(file, by);
            return StatusCode.OK;
        }
        catch (RpcException e)
        {
            return e.StatusCode;
        }
    }

    private async Task IsHiddenAsync(Case file, Metadata by)
    {
        (await OutcomeAsync(file, by)).ShouldBe(StatusCode.NotFound);
        (await Errors.Refused(cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, by))).StatusCode.ShouldBe(StatusCode.NotFound);
    }
}
