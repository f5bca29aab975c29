using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Reference;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Agencies.Tests.Recomputing;

/// <summary>A decree makes Tuesday 15 October 2024 a holiday while clocks run.</summary>
public sealed class RecomputeDeadlinesTests(AgenciesFixture agencies) : IDisposable
{
    private const string Handler = "bawaslu-63.71";
    private const string Decree = "SKB 12/2024";
    private static readonly Instant Before = Instant.FromUtc(2024, 10, 16, 16, 0);
    private static readonly Instant After = Before + Duration.FromDays(1);
    private static readonly Lazy<ReferenceBook> Decreed = new(ReadDecreed);

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_dry_run_lists_what_the_real_run_then_changes_once_on_the_record()
    {
        var file = await OpenAsync();
        await using var service = await StartAsync(Decreed.Value, "2024-10-14T10:00+08:00x1");
        var listed = await ListAsync(service, Handler);
        listed.Select(change => (change.OfficeId, change.DueTime.ToDateTimeOffset(), change.NewDueTime.ToDateTimeOffset())).ShouldBe(
            [
                ("bkpsdm-63.71", Before.ToDateTimeOffset(), After.ToDateTimeOffset()), ("kpu-63.71", Before.ToDateTimeOffset(), After.ToDateTimeOffset()),
                ("kesbangpol-63.71", After.ToDateTimeOffset(), (After + Duration.FromDays(1)).ToDateTimeOffset()),
            ], ignoreOrder: true);
        (await TasksAsync(service)).ShouldAllBe(task => task.Version == 1);

        var request = Request();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(service, Handler, request)));
        answers.ShouldAllBe(answer => answer.Finished && answer.ChangedCount == 3);

        var tasks = await TasksAsync(service);
        tasks.Where(task => task.Version == 2).ToDictionary(task => task.Id.ToString(), task => task.DueTime.ToDateTimeOffset())
            .ShouldBe(listed.ToDictionary(change => change.TaskId, change => change.NewDueTime.ToDateTimeOffset()), ignoreOrder: true);
        tasks.Count(task => task.Version == 1).ShouldBe(1);
        var facts = await Eventually.Be(() => Task.FromResult(service.Heard.Values.OfType<TaskDeadlineMoved>().ToList()), heard => heard.Count >= 3);
        facts.Count.ShouldBe(3);
        facts.ShouldAllBe(fact => fact.DecreeNumber == Decree && fact.Task.ActingOfficeId == Handler && fact.Task.CaseId == file.CaseId && fact.Task.Version == 2);
        facts.ToDictionary(fact => fact.Task.TaskId.ToString(), fact => (fact.DueBefore, fact.Task.DueTime))
            .ShouldBe(listed.ToDictionary(change => change.TaskId, change => (change.DueTime.ToDateTimeOffset(), change.NewDueTime.ToDateTimeOffset())), ignoreOrder: true);
        (await ListAsync(service, Handler)).ShouldBeEmpty();
        request.Reason = "Lain";
        (await Errors.Refused(Client(service).RecomputeDeadlinesAsync(request, service.As(Handler, Roles.Administrator)))).Reason().ShouldBe("REQUEST_ID_REUSED");
    }

    [Fact]
    public async Task A_run_that_was_broken_off_goes_on_elsewhere_and_changes_no_task_twice()
    {
        const int CasesMade = 7;
        await OpenAsync(CasesMade);
        var request = Request();
        await using (var first = await StartAsync(Decreed.Value, "2024-10-14T10:00+08:00x1", "--Deadlines:RecomputedAtOnce=1"))
        {
            var begun = await Client(first).RecomputeDeadlinesAsync(request, first.As("bawaslu-ri", Roles.Administrator));
            begun.Finished.ShouldBeFalse();
            (await TasksAsync(first)).Count(task => task.Version == 2).ShouldBe(begun.ChangedCount);
        }

        await using var second = await StartAsync(Decreed.Value, "2024-10-14T11:00+08:00x1", "--Deadlines:RecomputedAtOnce=1");
        (await RunAsync(second, "bawaslu-ri", request)).ChangedCount.ShouldBe(3 * CasesMade);

        var tasks = await TasksAsync(second);
        (tasks.Count(task => task.Version == 2), tasks.Count(task => task.Version == 1)).ShouldBe((3 * CasesMade, CasesMade));
    }

    [Fact]
    public async Task A_task_that_was_overdue_and_is_not_any_more_is_marked_again_when_its_new_time_is_over()
    {
        await OpenAsync();
        await using (var late = await StartAsync(Given.Reference, "2024-10-17T00:00:01+08:00x1"))
        {
            await Eventually.Be(() => TasksAsync(late), tasks => tasks.Count(task => task.OverdueTime is not null) == 3);
        }

        await using (var decreed = await StartAsync(Decreed.Value, "2024-10-17T09:00+08:00x1"))
        {
            await RunAsync(decreed, Handler, Request());
            // The study counts calendar days: no holiday moves it.
            (await TasksAsync(decreed)).Where(task => task.OverdueTime is not null).Select(task => task.Step).ShouldBe(["initial-study"]);
        }

        await using var later = await StartAsync(Decreed.Value, "2024-10-18T00:00:01+08:00x1");
        await Eventually.Be(() => TasksAsync(later), tasks => tasks.Count(task => task.OverdueTime is not null) == 3);
        // Opened, marked, moved, marked: whoever hears of it tells the second mark from the first.
        (await Eventually.Be(() => Task.FromResult(later.Heard.Values.OfType<TaskOverdue>().ToList()), heard => heard.Count >= 2)).ShouldAllBe(fact => fact.Task.Version == 6);
    }

    [Fact]
    public async Task A_run_whose_caller_never_comes_back_is_finished_without_it()
    {
        const int CasesMade = 7;
        await OpenAsync(CasesMade);
        await using (var first = await StartAsync(Decreed.Value, "2024-10-14T10:00+08:00x1", "--Deadlines:RecomputedAtOnce=1"))
        {
            (await Client(first).RecomputeDeadlinesAsync(Request(), first.As("bawaslu-ri", Roles.Administrator))).Finished.ShouldBeFalse();
        }

        await using var second = await StartAsync(Decreed.Value, "2024-10-14T11:00+08:00x1", "--Deadlines:RecomputedAtOnce=1");
        var run = await Eventually.Be(() => second.InDatabase(db => db.RecomputeRuns.SingleAsync()), run => run.FinishTime is not null);

        run.ChangedCount.ShouldBe(3 * CasesMade);
        (await TasksAsync(second)).Count(task => task.Version == 2).ShouldBe(3 * CasesMade);
    }

    [Fact]
    public async Task An_office_touches_the_tasks_of_its_own_tier_and_the_national_one_all()
    {
        await OpenAsync();
        await using var service = await StartAsync(Decreed.Value, "2024-10-14T10:00+08:00x1");
        foreach (var (office, touched) in new[] { ("bawaslu-62", 0), ("bkpsdm-63.71", 0), ("bawaslu-63", 3), ("bawaslu-ri", 3) })
        {
            (await ListAsync(service, office)).Count.ShouldBe(touched, office);
        }

        (await RunAsync(service, "bawaslu-62", Request())).ChangedCount.ShouldBe(0);
        (await RunAsync(service, "bawaslu-63", Request())).ChangedCount.ShouldBe(3);
        (await Errors.Refused(Client(service).RecomputeDeadlinesAsync(Request(), service.As("bawaslu-ri", Roles.Head | Roles.Plenary)))).StatusCode.ShouldBe(StatusCode.PermissionDenied);
    }

    [Fact]
    public async Task All_bad_fields_come_back_at_once()
    {
        var request = new RecomputeDeadlinesRequest { RequestId = "x", PageSize = 1, DocumentNumber = "*" };

        (await Errors.Refused(Client(agencies.Service).RecomputeDeadlinesAsync(request, agencies.Service.As(Handler, Roles.Administrator)))).BadFields().Order()
            .ShouldBe(["document_number", "page_size", "reason", "request_id"]);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Cases of Banjarmasin whose four tasks open by the calendar of before the decree.</summary>
    private async Task<CaseSnapshot> OpenAsync(int count = 1)
    {
        await using var service = await StartAsync(Given.Reference, "2024-10-14T09:00+08:00x1");
        var files = Enumerable.Range(0, count).Select(_ => Given.Case("63.71")).ToList();
        foreach (var file in files)
        {
            await service.TellAsync(new CaseRaised(file));
        }

        await Eventually.Be(() => TasksAsync(service), tasks => tasks.Count == 4 * count);
        return files[0];
    }

    private Task<ServiceUnderTest<AgenciesDb>> StartAsync(ReferenceBook reference, string clock, params string[] settings) => ServiceUnderTest<AgenciesDb>.StartAsync(
        new AgenciesModule(reference), clock, [$"--Storage:Connection=Data Source={_folder.File("agencies.db")};Pooling=False", .. settings]);

    private static DeadlineService.DeadlineServiceClient Client(ServiceUnderTest<AgenciesDb> service) => new(service.PatientChannel);

    private static Task<List<FollowUpTask>> TasksAsync(ServiceUnderTest<AgenciesDb> service) => service.InDatabase(db => db.Tasks.ToListAsync());

    private static async Task<List<DeadlineChange>> ListAsync(ServiceUnderTest<AgenciesDb> service, string office)
    {
        var request = Request();
        (request.DryRun, request.PageSize) = (true, 2);
        var all = new List<DeadlineChange>();
        do
        {
            var page = await Client(service).RecomputeDeadlinesAsync(request, service.As(office, Roles.Administrator));
            all.AddRange(page.Changes);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return all;
    }

    private static async Task<RecomputeDeadlinesResponse> RunAsync(ServiceUnderTest<AgenciesDb> service, string office, RecomputeDeadlinesRequest request)
    {
        RecomputeDeadlinesResponse response;
        do
        {
            response = await Client(service).RecomputeDeadlinesAsync(request, service.As(office, Roles.Administrator));
        }
        while (!response.Finished);
        return response;
    }

    private static RecomputeDeadlinesRequest Request() => new() { RequestId = AgenciesFixture.NewId(), DocumentNumber = Decree, Reason = "Libur nasional tambahan" };

    private static ReferenceBook ReadDecreed()
    {
        using var folder = new TestFolder();
        foreach (var file in Directory.EnumerateFiles(ReferenceBook.DefaultFolder))
        {
            File.Copy(file, folder.File(Path.GetFileName(file)));
        }

        File.AppendAllText(folder.File("holidays.csv"), "2024-10-15,national,Libur menurut keputusan\n");
        return ReferenceBook.Load(folder.Path);
    }
}
