using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Mandates;

/// <summary>One office works on the cases of another, which stay that other's; both names are on the record.</summary>
public sealed class OnBehalfTests(CasesFixture cases)
{
    private const string Office = CasesFixture.TanahLaut;

    [Fact]
    public async Task Every_step_recorded_for_an_office_names_both_and_its_own_steps_name_it_alone()
    {
        var behalf = await ForOfficeAsync("bawaslu-63.02");
        var file = (await cases.Client.RaiseCaseAsync(CasesFixture.Report(), behalf)).Case;
        await cases.Client.CompleteInitialStudyAsync(new CompleteInitialStudyRequest { RequestId = Id(), CaseId = file.Id, Summary = "Kajian", FormalRequirementsMet = true }, behalf);
        await cases.StudyAsync(file);

        (file.View, file.RaisingOfficeId, file.RecordedByOfficeId).ShouldBe((CaseView.Full, Office, "bawaslu-63.02"));
        (await GetAsync(file, cases.Service.As(Office))).RecordedByOfficeId.ShouldBe("bawaslu-63.02");
        (await NamesAsync(file)).ShouldBe(
        [
            ("CASE_RAISED", Office, "bawaslu-63.02"), ("INITIAL_STUDY_COMPLETED", Office, "bawaslu-63.02"), ("INITIAL_STUDY_COMPLETED", Office, ""),
        ]);
        (await GetAsync(await cases.RaiseAsync(), behalf)).RecordedByOfficeId.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_agencies_tell_of_tasks_names_both()
    {
        var file = await cases.RaiseAsync();
        var task = TaskIn(file, "kesbangpol-63.01");
        await cases.Service.TellAsync(new TaskOpened(task));
        await cases.Service.TellAsync(new TaskCompleted(task with { Version = 2, RecordingOfficeId = "setda-63.01" }));

        (await NamesAsync(file)).ShouldBe([("CASE_RAISED", Office, ""), ("TASK_OPENED", "kesbangpol-63.01", ""), ("TASK_COMPLETED", "kesbangpol-63.01", "setda-63.01")]);
    }

    [Fact]
    public async Task A_revocation_that_is_heard_before_the_mandate_holds_and_ends_the_streams()
    {
        const string Recorder = "bawaslu-63.03";
        var mandate = OnBehalf.Fact(Office, Recorder);
        var behalf = cases.Service.As(Recorder).For(Office);
        await IsRefusedAsync("NO_MANDATE", behalf);
        await cases.Service.TellAsync(mandate);
        await IsRefusedAsync(null, behalf);
        using var stream = cases.Client.WatchCases(new WatchCasesRequest(), behalf);
        await stream.ReadUntilAsync(message => message.Bookmark is not null);

        await cases.Service.TellAsync(mandate.Revoked());
        await cases.Service.TellAsync(mandate);

        await IsRefusedAsync("NO_MANDATE", behalf);
        (await stream.ReadToErrorAsync(TimeSpan.FromSeconds(5))).Error.Reason().ShouldBe("NO_MANDATE");
        var late = OnBehalf.Fact(Office, Recorder);
        await cases.Service.TellAsync(late.Revoked());
        await cases.Service.TellAsync(late);
        await IsRefusedAsync("NO_MANDATE", behalf);
    }

    [Fact]
    public async Task A_recorder_that_keeps_out_of_a_case_neither_sees_it_nor_works_on_it_for_another()
    {
        const string Recorder = "kpu-63.01";
        var behalf = await ForOfficeAsync(Recorder);
        var file = await cases.RaiseAsync();
        using var stream = cases.Client.WatchCases(new WatchCasesRequest(), behalf);
        (await stream.ReadUntilAsync(message => message.Bookmark is not null)).ShouldContain(message => message.Case != null && message.Case.Id == file.Id);
        var never = await cases.RaiseAsync(CasesFixture.Report(CasesFixture.Person("Ahmad Fulan", employer: Recorder)));

        await cases.RecuseAsync(file, Recorder);

        (await stream.ReadUntilAsync(message => message.RemovedCaseId == file.Id)).ShouldAllBe(message => message.RemovedCaseId != never.Id && (message.Case == null || message.Case.Id != never.Id));
        // Agencies is away in these tests, so that what is hidden cannot be told from what it alone could say.
        var unknown = await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = Id() }, behalf));
        var study = new CompleteInitialStudyRequest { RequestId = Id(), CaseId = file.Id, Summary = "Kajian" };
        foreach (var error in new[]
        {
            await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, behalf)),
            await Errors.Refused(cases.Client.CompleteInitialStudyAsync(study, behalf)),
            await Errors.Refused(cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = never.Id }, behalf)),
        })
        {
            (error.StatusCode, error.Reason()).ShouldBe((unknown.StatusCode, unknown.Reason()));
        }

        var vault = new ReporterService.ReporterServiceClient(cases.Service.Channel);
        foreach (var hidden in new[] { file, never })
        {
            (await Errors.Refused(vault.ListReportersAsync(new ListReportersRequest { CaseId = hidden.Id }, behalf))).Reason().ShouldBe("NOT_FOUND");
            (await cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, behalf)).Cases.ShouldNotContain(shown => shown.Id == hidden.Id);
            (await GetAsync(hidden, cases.Service.As(Office))).View.ShouldBe(CaseView.Full, "the office itself sees it");
        }
    }

    [Fact]
    public async Task Who_records_a_case_against_its_own_unit_sees_no_more_of_it_than_it_must()
    {
        const string Recorder = "kesbangpol-63.01";
        var behalf = await ForOfficeAsync(Recorder);
        var file = (await cases.Client.RaiseCaseAsync(CasesFixture.Report(CasesFixture.Person("Ahmad Fulan", employer: Recorder)), behalf)).Case;

        (file.View, file.Persons[0].Name, file.RecordedByOfficeId).ShouldBe((CaseView.NeedToKnow, "", Recorder));
    }

    [Fact]
    public async Task Identities_and_keys_are_nobodys_business_on_behalf()
    {
        var behalf = await ForOfficeAsync("bawaslu-63.04", RoleWords.Any);
        var file = await cases.RaiseAsync();
        var vault = new ReporterService.ReporterServiceClient(cases.Service.Channel);
        var added = await vault.AddReporterAsync(
            new AddReporterRequest { RequestId = Id(), CaseId = file.Id, Reporter = new NewReporter { Kind = ReporterKind.Reporter, Identity = new ReporterIdentity { Name = "Budi Fulan" } } }, behalf);

        foreach (var error in new[]
        {
            await Errors.Refused(vault.RequestRevealAsync(new RequestRevealRequest { CaseId = file.Id, ReporterId = added.Reporter.ReporterId }, behalf)),
            await Errors.Refused(vault.ApproveRevealAsync(new ApproveRevealRequest { CaseId = file.Id }, behalf)),
            await Errors.Refused(vault.RevealReporterAsync(new RevealReporterRequest { CaseId = file.Id }, behalf)),
            await Errors.Refused(vault.ShredReporterAsync(new ShredReporterRequest { CaseId = file.Id }, behalf)),
            await Errors.Refused(vault.GetKeyStatusAsync(new GetKeyStatusRequest(), behalf)),
        })
        {
            (error.StatusCode, error.Reason()).ShouldBe((StatusCode.PermissionDenied, "NOT_ON_BEHALF"));
        }

        (await NamesAsync(file)).ShouldBe([("CASE_RAISED", Office, ""), ("REPORTER_ADDED", Office, "bawaslu-63.04")]);
    }

    /// <summary>The metadata of an office that holds a mandate of Tanah Laut.</summary>
    private async Task<Metadata> ForOfficeAsync(string recorder, Roles roles = RoleWords.Business)
    {
        await cases.Service.TellAsync(OnBehalf.Fact(Office, recorder));
        var behalf = cases.Service.As(recorder, roles).For(Office);
        await Eventually.Be(() => ReasonAsync(behalf), reason => reason.Length == 0);
        return behalf;
    }

    private async Task<Case> GetAsync(Case file, Metadata headers) => (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, headers)).Case;

    private async Task<List<(string Type, string Office, string Recorder)>> NamesAsync(Case file) =>
        [.. (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, cases.Service.As(Office))).Events.Select(one => (one.Type, one.OfficeId, one.RecordedByOfficeId))];

    private static TaskSnapshot TaskIn(Case file, string office) => new(
        Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, office, Guid.Parse(file.Id), null, null, "situation-note", "Membuat", "Write", office,
        file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);

    private Task IsRefusedAsync(string? reason, Metadata headers) => Eventually.Be(() => ReasonAsync(headers), found => found == (reason ?? ""));

    private Task<string> ReasonAsync(Metadata headers) => Errors.ReasonOf(cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 1 }, headers));

    private static string Id() => Guid.NewGuid().ToString();
}
