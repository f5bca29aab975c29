using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Recusal;

/// <summary>Offices with a conflict of interest keep out of a case.</summary>
public sealed class RecuseOfficeTests(CasesFixture cases)
{
    private const string Kpu = "kpu-63.01";

    [Fact]
    public async Task A_case_against_someone_of_the_handling_office_is_handled_one_tier_up_from_the_beginning()
    {
        var file = await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person("Ahmad Fulan", employer: CasesFixture.TanahLaut)));

        file.HandlingOfficeId.ShouldBe(CasesFixture.SouthKalimantan);
        // Who raised it was its own unit: it may not even see what it raised.
        file.View.ShouldBe(CaseView.NeedToKnow);
        await IsHiddenAsync(file, CasesFixture.TanahLaut);
        (await GetAsync(file, CasesFixture.SouthKalimantan)).RecusedOfficeIds.ShouldBe([CasesFixture.TanahLaut]);
        (await GetAsync(file, "bawaslu-ri")).View.ShouldBe(CaseView.Full);
    }

    [Fact]
    public async Task An_employer_with_nobody_above_it_does_not_keep_out() =>
        (await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person("Ahmad Fulan", employer: "kemenag")))).RecusedOfficeIds.ShouldBeEmpty();

    [Fact]
    public async Task An_office_that_holds_a_task_loses_the_case_at_once_in_list_read_and_stream()
    {
        var file = await cases.RaiseAsync();
        await cases.Service.TellAsync(new TaskOpened(TaskIn(file, Kpu)));
        using var stream = cases.Client.WatchCases(new WatchCasesRequest { CaseId = file.Id }, cases.Service.As(Kpu));
        await stream.ReadUntilAsync(message => message.Case is not null);

        var after = await cases.RecuseAsync(file, Kpu);

        after.RecusedOfficeIds.ShouldBe(["setda-63.72", Kpu]);
        await IsHiddenAsync(file, Kpu);
        (await cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, cases.Service.As(Kpu))).Cases.ShouldNotContain(shown => shown.Id == file.Id);
        (await stream.ReadUntilAsync(message => message.RemovedCaseId == file.Id)).Count.ShouldBeGreaterThan(0);
        (await EventsAsync(file, CasesFixture.TanahLaut)).ShouldContain("OFFICE_RECUSED");
    }

    [Fact]
    public async Task The_task_that_moved_shows_the_case_to_its_new_office_and_both_moves_stand_on_the_timeline()
    {
        var file = await cases.RaiseAsync();
        var task = TaskIn(file, Kpu);
        await cases.Service.TellAsync(new TaskOpened(task));
        await cases.RecuseAsync(file, Kpu);

        await cases.Service.TellAsync(new TaskMoved(task with { Version = 2, OfficeId = "kpu-63" }, Kpu));
        await cases.Service.TellAsync(new TaskMoved(task with { Version = 3, OfficeId = "kpu-ri" }, "kpu-63"));
        await cases.Service.TellAsync(new TaskMoved(task with { Version = 3, OfficeId = "kpu-ri" }, "kpu-63"));

        (await GetAsync(file, "kpu-ri")).View.ShouldBe(CaseView.NeedToKnow);
        (await EventsAsync(file, CasesFixture.TanahLaut)).Count(type => type == "TASK_MOVED").ShouldBe(2);
    }

    [Fact]
    public async Task An_employer_that_becomes_known_later_keeps_out_from_then_on()
    {
        var file = await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person("", employer: "")));

        var after = (await cases.Client.IdentifyPersonAsync(
            new IdentifyPersonRequest
            {
                RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, PersonId = file.Persons[0].Id, Name = "Citra Fulan",
                SubjectKind = Contracts.Common.V1.SubjectKind.ElectionOrganiser, EmployerOfficeId = CasesFixture.TanahLaut, Post = "Staf",
            },
            cases.Service.As(CasesFixture.TanahLaut))).Case;

        after.HandlingOfficeId.ShouldBe(CasesFixture.SouthKalimantan);
        await IsHiddenAsync(file, CasesFixture.TanahLaut);
        (await EventsAsync(file, CasesFixture.SouthKalimantan)).ShouldBe(["CASE_RAISED", "PERSON_IDENTIFIED", "OFFICE_RECUSED"]);
    }

    [Theory]
    [InlineData("kemenag", "NO_OFFICE_ABOVE")]
    [InlineData("setda-63.72", "ALREADY_RECUSED")]
    public async Task What_cannot_be_is_refused(string office, string reason)
    {
        var file = await cases.RaiseAsync();

        var error = await Should.ThrowAsync<RpcException>(cases.RecuseAsync(file, office));

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.FailedPrecondition, reason));
    }

    [Fact]
    public async Task Every_bad_field_is_named()
    {
        var error = await Errors.Refused(cases.Client.RecuseOfficeAsync(new RecuseOfficeRequest { CaseId = "x", OfficeId = "kpu-99" }, cases.Service.As(CasesFixture.TanahLaut)));

        error.BadFields().ShouldBe(["request_id", "case_id", "office_id", "ground"], ignoreOrder: true);
    }

    internal static TaskSnapshot TaskIn(Case file, string office) => new(
        Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, office, Guid.Parse(file.Id), null, Guid.Parse(file.Persons[0].Id), "check-candidacy",
        "Memeriksa", "Check", office, file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);

    private async Task<Case> GetAsync(Case file, string office) => (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, cases.Service.As(office))).Case;

    private async Task<List<string>> EventsAsync(Case file, string office) =>
        [.. (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, cases.Service.As(office))).Events.Select(step => step.Type)];

    /// <summary>Agencies is away in these tests, so that what is hidden cannot be told from what it alone could say.</summary>
    private async Task IsHiddenAsync(Case file, string office)
    {
        var hidden = await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, cases.Service.As(office)));
        var unknown = await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = Guid.NewGuid().ToString() }, cases.Service.As(office)));
        (hidden.StatusCode, hidden.Reason()).ShouldBe((unknown.StatusCode, unknown.Reason()));
    }
}
