using Netralitas.Cases.Tests.Transfer;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Recusal;

/// <summary>A regional government whose head is the reported person, a candidate or kin keeps out of a case as a whole.</summary>
public sealed class WholeGovernmentTests(CasesFixture cases)
{
    private static readonly string[] Government = ["bkpsdm-63.01", "dpmd-63.01", "inspektorat-63.01", "kesbangpol-63.01", "setda-63.01"];

    private readonly TransferOffice _office = new(cases);

    [Fact]
    public async Task That_of_a_reported_head_of_a_region_keeps_out_from_the_beginning_and_no_vertical_office_does()
    {
        var file = await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person("Ahmad Fulan", SubjectKind.RegionalHead, "setda-63.01")));

        file.RecusedOfficeIds.ShouldBe(Government);
        file.HandlingOfficeId.ShouldBe(CasesFixture.TanahLaut);
        foreach (var office in Government)
        {
            Task<string> Reason(string id) => Errors.ReasonOf(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = id }, cases.Service.As(office)));
            (await Reason(file.Id)).ShouldBe(await Reason(Guid.NewGuid().ToString()), office);
        }
    }

    [Fact]
    public async Task That_of_a_person_who_turns_out_to_be_the_head_keeps_out_with_one_event_that_names_all_of_it()
    {
        var file = await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person("", employer: "")));

        var after = (await cases.Client.IdentifyPersonAsync(
            new IdentifyPersonRequest
            {
                RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Citra Fulan", SubjectKind = SubjectKind.RegionalHead,
                EmployerOfficeId = "bkpsdm-63.01", Post = "Bupati",
            },
            cases.Service.As(CasesFixture.TanahLaut))).Case;

        after.RecusedOfficeIds.ShouldBe(Government);
        var events = await _office.EventsAsync(file);
        events.Select(one => one.Type).ShouldBe(["CASE_RAISED", "PERSON_IDENTIFIED", "OFFICE_RECUSED"]);
        events[^1].Facts["recused_office_ids"].Split(' ').ShouldBe(Government);
        var told = await new LetterService.LetterServiceClient(cases.Service.Channel).NarrateCaseAsync(new NarrateCaseRequest { CaseId = file.Id, Language = NarrationLanguage.English }, cases.Service.As(CasesFixture.TanahLaut));
        told.Events[^1].Sentence.ShouldStartWith(
            "BKPSDM Kabupaten Tanah Laut, Dinas PMD Kabupaten Tanah Laut, Inspektorat Kabupaten Tanah Laut, Badan Kesbangpol Kabupaten Tanah Laut, Sekretariat Daerah Kabupaten Tanah Laut keep out");
    }

    [Fact]
    public async Task By_the_word_of_the_handling_office_it_keeps_out_at_once_with_what_kept_out_before()
    {
        var file = await cases.RecuseAsync(await cases.RaiseAsync(), "kesbangpol-63.01");
        await cases.Service.TellAsync(new TaskOpened(RecuseOfficeTests.TaskIn(file, "inspektorat-63.01")));
        using var stream = cases.Client.WatchCases(new WatchCasesRequest { CaseId = file.Id }, cases.Service.As("inspektorat-63.01"));
        await stream.ReadUntilAsync(message => message.Case is not null);

        var after = await cases.RecuseAsync(file, "setda-63.01", wholeGovernment: true);

        after.RecusedOfficeIds.ShouldBe(["setda-63.72", "kesbangpol-63.01", "bkpsdm-63.01", "dpmd-63.01", "inspektorat-63.01", "setda-63.01"]);
        (await _office.EventsAsync(file))[^1].Facts.ShouldContainKeyAndValue("recused_office_ids", "bkpsdm-63.01 dpmd-63.01 inspektorat-63.01 setda-63.01");
        (await stream.ReadUntilAsync(message => message.RemovedCaseId == file.Id)).Count.ShouldBeGreaterThan(0);
        (await _office.ListsAsync(file, "inspektorat-63.01")).ShouldBeFalse();
        var told = await _office.ToldAsync(after);
        told.Recusals!.Select(recusal => recusal.OfficeId).ShouldBe(after.RecusedOfficeIds);
        told.Version.ShouldBe(3, "one fact for all of it");
        (await ReasonOf(file, "bkpsdm-63.01")).ShouldBe("ALREADY_RECUSED");
    }

    [Theory]
    [InlineData("kpu-63.01")]
    [InlineData("kemenag")]
    public async Task An_office_of_another_agency_belongs_to_no_regional_government(string office)
    {
        var file = await cases.RaiseAsync();

        var error = await Should.ThrowAsync<Grpc.Core.RpcException>(cases.RecuseAsync(file, office, wholeGovernment: true));

        error.BadFields().ShouldBe(["whole_government"]);
    }

    [Fact]
    public async Task Above_the_government_of_a_province_there_is_nobody_so_it_cannot_keep_out() =>
        (await ReasonOf(await cases.RaiseAsync(), "setda-63")).ShouldBe("NO_OFFICE_ABOVE");

    [Fact]
    public async Task A_correction_that_makes_a_person_the_head_keeps_the_rest_out_and_one_that_takes_it_back_lets_nobody_in()
    {
        var file = await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person("Ahmad Fulan", employer: "setda-63.01")));
        CorrectEntryRequest To(SubjectKind kind) => new() { Person = new PersonCorrection { PersonId = file.Persons[0].Id, SubjectKind = kind } };

        var head = await _office.CorrectAsync(file, To(SubjectKind.RegionalHead));
        var back = await _office.CorrectAsync(file, To(SubjectKind.CivilServant));

        head.RecusedOfficeIds.ShouldBe(Government, ignoreOrder: true);
        back.RecusedOfficeIds.ShouldBe(head.RecusedOfficeIds);
        (await _office.EventsAsync(file)).Select(one => one.Type).ShouldBe(["CASE_RAISED", "ENTRY_CORRECTED", "OFFICE_RECUSED", "ENTRY_CORRECTED"]);
    }

    private async Task<string> ReasonOf(Case file, string office) =>
        (await Should.ThrowAsync<Grpc.Core.RpcException>(cases.RecuseAsync(file, office, wholeGovernment: true))).Reason();
}
