using Grpc.Core;
using Netralitas.Cases.Tests.Vault;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Recusal;

/// <summary>One officer with a conflict of interest keeps out of a case; the office goes on without.</summary>
public sealed class RecuseOfficerTests(CasesFixture cases)
{
    private const string Ours = CasesFixture.TanahLaut;
    private const string Kpu = "kpu-63.01";

    [Fact]
    public async Task The_officer_loses_the_case_everywhere_and_the_others_of_the_office_go_on()
    {
        var (kin, other) = (await AppointAsync(Ours), await AppointAsync(Ours));
        var file = await cases.RaiseAsync();

        var after = (await RecuseAsync(file, kin, cases.Service.As(Ours, Roles.Plenary))).Case;

        after.RecusedOfficerIds.ShouldBe([kin.ToString()]);
        await IsHiddenAsync(file, As(Ours, kin));
        (await ListAsync(As(Ours, kin))).ShouldNotContain(file.Id);
        foreach (var sees in new[] { As(Ours, other), cases.Service.As(Ours) })
        {
            (await GetAsync(file, sees)).View.ShouldBe(CaseView.Full);
            (await ListAsync(sees)).ShouldContain(file.Id);
        }

        var events = (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, As(Ours, other))).Events;
        events[^1].Facts.ShouldBe(new Dictionary<string, string> { ["recused_officer_id"] = kin.ToString(), ["ground"] = "KIN" }, ignoreOrder: true);
    }

    [Fact]
    public async Task An_open_stream_gets_the_removal_and_nothing_of_the_case_after_it_nor_does_one_that_is_resumed()
    {
        var (kin, other) = (await AppointAsync(Ours), await AppointAsync(Ours));
        var file = await cases.RaiseAsync();
        using var lost = cases.Client.WatchCases(new WatchCasesRequest(), As(Ours, kin));
        using var kept = cases.Client.WatchCases(new WatchCasesRequest(), As(Ours, other));
        var token = (await lost.ReadUntilAsync(message => message.Bookmark is not null))[^1].ResumeToken;
        await kept.ReadUntilAsync(message => message.Bookmark is not null);

        await RecuseAsync(file, kin);
        await cases.StudyAsync(file);
        var next = await cases.RaiseAsync();

        var resumed = cases.Client.WatchCases(new WatchCasesRequest { ResumeToken = token }, As(Ours, kin));
        foreach (var stream in new[] { lost, resumed })
        {
            var read = await stream.ReadUntilAsync(message => message.Case?.Id == next.Id);
            read.Where(message => message.RemovedCaseId == file.Id || message.Case?.Id == file.Id).ShouldHaveSingleItem().RemovedCaseId.ShouldBe(file.Id);
        }

        (await kept.ReadUntilAsync(message => message.Case?.Id == next.Id)).Count(message => message.Case?.Id == file.Id).ShouldBe(2);
        using var fresh = cases.Client.WatchCases(new WatchCasesRequest(), As(Ours, kin));
        (await fresh.ReadUntilAsync(message => message.Bookmark is not null)).ShouldNotContain(message => message.Case != null && message.Case.Id == file.Id);
        resumed.Dispose();
    }

    [Fact]
    public async Task The_vault_of_the_case_is_closed_to_the_officer_also_for_what_was_asked_before()
    {
        var custodian = await AppointAsync(Ours, "custodian", "intake");
        var office = new VaultOffice(cases.Service);
        var (caseId, reporter) = await office.RaiseAsync();
        var add = new AddReporterRequest { RequestId = VaultOffice.Id(), CaseId = caseId, Reporter = VaultOffice.Reporter() };
        await office.Client.AddReporterAsync(add, As(Ours, custodian));
        var approved = await office.ApproveAsync(await office.AskAsync(caseId, reporter.ReporterId, As(Ours, custodian)));

        await RecuseAsync(await GetAsync(caseId), custodian);

        foreach (var call in new Func<Task>[]
        {
            async () => await office.Client.ListReportersAsync(new ListReportersRequest { CaseId = caseId }, As(Ours, custodian)),
            async () => await office.Client.RevealReporterAsync(VaultOffice.See(approved), As(Ours, custodian)),
            async () => await office.AskAsync(caseId, reporter.ReporterId, As(Ours, custodian)),
            async () => await office.Client.AddReporterAsync(add, As(Ours, custodian)),
        })
        {
            (await Should.ThrowAsync<RpcException>(call)).Reason().ShouldBe("NOT_FOUND");
        }
    }

    [Fact]
    public async Task An_officer_keeps_out_the_own_person_whatever_the_role_and_is_shown_nothing_more()
    {
        var reader = await AppointAsync(Ours, "reader");
        var file = await cases.RaiseAsync();

        (await RecuseAsync(file, reader, As(Ours, reader))).Case.ShouldBeNull();

        (await ListAsync(As(Ours, reader))).ShouldNotContain(file.Id);
        (await GetAsync(file.Id)).RecusedOfficerIds.ShouldBe([reader.ToString()]);
    }

    [Fact]
    public async Task The_offices_that_handle_the_case_name_any_officer_and_one_that_holds_a_task_its_own()
    {
        var (ours, theirs, more, strange) = (await AppointAsync(Ours), await AppointAsync(Kpu), await AppointAsync(Kpu), await AppointAsync("kpu-64.01"));
        var file = await cases.RaiseAsync();
        await cases.Service.TellAsync(new TaskOpened(new TaskSnapshot(
            Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, Kpu, Guid.Parse(file.Id), null, null, "check-candidacy",
            "Memeriksa", "Check", Kpu, file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null)));

        (await RecuseAsync(file, theirs, cases.Service.As(Kpu, Roles.Head))).Case.View.ShouldBe(CaseView.NeedToKnow);
        (await RecuseAsync(file, more, cases.Service.As(CasesFixture.SouthKalimantan, Roles.Head))).Case.RecusedOfficerIds.ShouldBe([theirs.ToString(), more.ToString()]);

        (await RefusedAsync(file, more, cases.Service.As(Kpu, Roles.Plenary))).ShouldBe("ROLE_MISSING");
        (await RefusedAsync(file, ours, As(Ours, await AppointAsync(Ours)))).ShouldBe("ROLE_MISSING");
        var foreign = await Errors.Refused(cases.Client.RecuseOfficerAsync(Request(file, strange), cases.Service.As(Kpu, Roles.Head)));
        var unknown = await Errors.Refused(cases.Client.RecuseOfficerAsync(Request(file, Guid.NewGuid()), cases.Service.As(Kpu, Roles.Head)));
        (foreign.StatusCode, foreign.Status.Detail).ShouldBe((unknown.StatusCode, unknown.Status.Detail));
        foreign.Reason().ShouldBe("NOT_FOUND");
        (await RefusedAsync(file, Guid.NewGuid(), cases.Service.As(Ours))).ShouldBe("NOT_FOUND");
        (await RefusedAsync(file, more, cases.Service.As(Ours))).ShouldBe("OFFICER_ALREADY_RECUSED");
    }

    [Fact]
    public async Task The_fact_names_officers_by_id_and_carries_them_all()
    {
        var (one, other) = (await AppointAsync(Ours), await AppointAsync(Ours));
        var file = await cases.RaiseAsync();

        await RecuseAsync(file, one);
        await RecuseAsync(file, other);

        var heard = await Eventually.Be(
            () => Task.FromResult(cases.Service.Heard.Values.OfType<OfficerRecused>().Where(fact => fact.Case.CaseId == Guid.Parse(file.Id)).OrderBy(fact => fact.Case.Version).ToList()),
            facts => facts.Count == 2);
        heard.Select(fact => fact.OfficerId).ShouldBe([one, other]);
        heard[^1].Case.OfficerRecusals!.Select(recusal => recusal.OfficerId).ShouldBe([one, other]);
        heard.Select(fact => fact.Case.Version).ShouldBe([2, 3]);
    }

    [Fact]
    public async Task A_closed_case_is_hidden_too_and_every_bad_field_is_named()
    {
        var officer = await AppointAsync(Ours);
        var file = await cases.RaiseAsync();
        await cases.Client.CloseCaseAsync(new CloseCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, Reason = CloseReason.Late }, cases.Service.As(Ours));

        await RecuseAsync(file, officer);

        (await ListAsync(As(Ours, officer))).ShouldNotContain(file.Id);
        var error = await Errors.Refused(cases.Client.RecuseOfficerAsync(
            new RecuseOfficerRequest { CaseId = "x", Ground = RecusalGround.Employer }, cases.Service.As(Ours)));
        error.BadFields().ShouldBe(["request_id", "case_id", "officer_id", "ground"], ignoreOrder: true);
    }

    private Metadata As(string office, Guid officer) => cases.Service.AsOfficer(office, officer.ToString());

    /// <summary>Lets the service hear of an officer, as the register tells.</summary>
    private async Task<Guid> AppointAsync(string office, params string[] roles)
    {
        var officer = Guid.CreateVersion7();
        await cases.Service.TellAsync(new OfficerChanged(officer, 1, office, roles.Length > 0 ? roles : ["examiner"], DateTimeOffset.UnixEpoch, null));
        return officer;
    }

    private static RecuseOfficerRequest Request(Case file, Guid officer) =>
        new() { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, OfficerId = officer.ToString(), Ground = RecusalGround.Kin };

    private async Task<RecuseOfficerResponse> RecuseAsync(Case file, Guid officer, Metadata? by = null) =>
        await cases.Client.RecuseOfficerAsync(Request(file, officer), by ?? cases.Service.As(Ours));

    private async Task<string> RefusedAsync(Case file, Guid officer, Metadata by) => (await Errors.Refused(cases.Client.RecuseOfficerAsync(Request(file, officer), by))).Reason();

    private async Task<Case> GetAsync(Case file, Metadata by) => (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, by)).Case;

    private async Task<Case> GetAsync(string caseId) => (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, cases.Service.As(Ours))).Case;

    private async Task<List<string>> ListAsync(Metadata by) => [.. (await cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, by)).Cases.Select(file => file.Id)];

    /// <summary>Agencies is away in these tests, so that what is hidden cannot be told from what it alone could say.</summary>
    private async Task IsHiddenAsync(Case file, Metadata by)
    {
        string[] ids = [file.Id, Guid.NewGuid().ToString()];
        var read = Task.WhenAll(ids.Select(id => Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = id }, by))));
        var events = Task.WhenAll(ids.Select(id => Errors.Refused(cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = id }, by))));
        foreach (var answers in await Task.WhenAll(read, events))
        {
            (answers[0].StatusCode, answers[0].Reason(), answers[0].Status.Detail).ShouldBe((answers[1].StatusCode, answers[1].Reason(), answers[1].Status.Detail));
        }
    }
}
