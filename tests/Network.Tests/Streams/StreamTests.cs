using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using ContractsCase = Netralitas.Contracts.Cases.V1.Case;
using ContractsTask = Netralitas.Contracts.Agencies.V1.Task;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Streams;

/// <summary>What a client of a stream may rely on; the same for the cluster and for the sandbox.</summary>
public abstract class StreamTests(World world)
{
    private static readonly TimeSpan SilenceLimit = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_stream_shows_what_there_is_then_every_change_and_then_that_nothing_happens()
    {
        var situation = Situation.All[0];
        var before = await RaisedAsync(situation);
        using var call = Watch(situation.Handler, new WatchTasksRequest { CaseId = before.CaseId });
        var snapshot = await call.ReadUntilAsync(message => message.Bookmark is not null);

        snapshot.Where(message => message.Task is not null).Select(message => message.Task).ShouldBe(before.Tasks, ignoreOrder: true);
        snapshot.Count(message => message.SnapshotEnd is not null).ShouldBe(1);

        var check = before.Tasks.Single(task => task.Step == "check-candidacy");
        await world.Tasks.AcknowledgeTaskAsync(new AcknowledgeTaskRequest { RequestId = Id(), TaskId = check.Id }, world.As(check.OfficeId));
        await world.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = Id(), TaskId = check.Id, DocumentNumber = "7/KPU/2024" }, world.As(check.OfficeId));
        var changes = await call.ReadUntilAsync(message => message.Task?.State == TaskState.Done);

        changes.Select(message => (message.Task.Id, message.Task.State)).ShouldBe([(check.Id, TaskState.Acknowledged), (check.Id, TaskState.Done)]);
        (await call.ReadUntilAsync(_ => true, SilenceLimit)).Single().Bookmark.ShouldNotBeNull();
    }

    [Fact]
    public async Task From_every_token_the_rest_comes_exactly_once_and_in_order()
    {
        var situation = Situation.All[1];
        var raised = await RaisedAsync(situation);
        var request = new WatchTasksRequest { CaseId = raised.CaseId };
        using var call = Watch(situation.Handler, request);
        var all = await call.ReadUntilAsync(message => message.Bookmark is not null);
        foreach (var task in raised.Tasks.Where(task => task.MirrorOf.Length == 0))
        {
            await world.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = Id(), TaskId = task.Id }, world.As(task.OfficeId));
        }

        var changes = raised.Tasks.Count(task => task.MirrorOf.Length == 0);
        for (var i = 0; i < changes; i++)
        {
            all.AddRange(await call.ReadUntilAsync(message => message.Task is not null));
        }

        var lines = Lines(all);
        lines.Count.ShouldBe(raised.Tasks.Count + 1 + changes);
        foreach (var (from, rest) in all.Select((message, i) => (message, Lines(all[(i + 1)..]))))
        {
            request.ResumeToken = from.ResumeToken;
            using var again = Watch(situation.Handler, request);
            // Changes come as changes or as part of a snapshot that is not complete yet: in either case each task's last state is there once.
            var resumed = await again.ReadUntilAsync(message => message.Bookmark is not null);
            if (all.IndexOf(from) >= all.FindIndex(message => message.SnapshotEnd is not null))
            {
                Lines(resumed).ShouldBe(rest);
            }
            else
            {
                all[..(all.IndexOf(from) + 1)].Concat(resumed).Fold<ContractsTask>().Values.ShouldBe(all.Fold<ContractsTask>().Values, ignoreOrder: true);
                Lines(resumed).Distinct().Count().ShouldBe(Lines(resumed).Count);
            }
        }
    }

    [Fact]
    public async Task Whoever_keeps_a_copy_by_the_stream_has_what_the_lists_show()
    {
        foreach (var situation in Situation.All)
        {
            var raised = await RaisedAsync(situation);
            foreach (var office in raised.Tasks.Select(task => task.OfficeId).Append(situation.Handler).Append(situation.RaisedBy).Append("bawaslu-63").Distinct())
            {
                await Eventually.Be(async () => (await CopyAsync(office), await ListAsync(office)), both => both.Item1.SequenceEqual(both.Item2));
            }
        }
    }

    [Fact]
    public async Task A_case_appears_to_the_holder_of_a_task_and_disappears_when_the_last_one_is_given_back()
    {
        var situation = Situation.All[0];
        using var call = world.Cases.WatchCases(new WatchCasesRequest { PlaceRegionCode = "63.01" }, world.As("kpu-63.01"));
        await call.ReadUntilAsync(message => message.Bookmark is not null);
        var raised = await RaisedAsync(situation);

        var appeared = (await call.ReadUntilAsync(message => message.Case?.Id == raised.CaseId))[^1].Case;
        (appeared.View, appeared.Persons.Single().Name).ShouldBe((CaseView.NeedToKnow, ""));
        var check = raised.Tasks.Single(task => task.OfficeId == "kpu-63.01");
        await world.Tasks.ReturnTaskAsync(new ReturnTaskRequest { RequestId = Id(), TaskId = check.Id, Reason = ReturnReason.ConflictOfInterest }, world.As("kpu-63.01"));

        var messages = await call.ReadUntilAsync(message => message.RemovedCaseId == raised.CaseId);
        messages.Count(message => message.Case?.Id == raised.CaseId).ShouldBe(0);
    }

    [Fact]
    public async Task The_number_of_a_registered_case_comes_with_each_of_its_tasks()
    {
        var situation = Situation.All[0];
        var raised = await RaisedAsync(situation);
        using var call = Watch("kpu-63.01", new WatchTasksRequest { CaseId = raised.CaseId });
        await call.ReadUntilAsync(message => message.Bookmark is not null);
        var office = world.As(situation.Handler);
        await world.Cases.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Id(), CaseId = raised.CaseId, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = "Lengkap" }, office);
        var number = (await world.Cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = raised.CaseId }, office)).Case.OfficialNumber.Text;

        (await call.ReadUntilAsync(message => message.Task is not null)).Single().Task.CaseNumber.ShouldBe(number);
    }

    [Fact]
    public async Task Notices_come_as_they_are_made_and_as_they_are_confirmed()
    {
        using var call = world.Notifications.WatchNotifications(new WatchNotificationsRequest(), world.As("kesbangpol-63.01"));
        await call.ReadUntilAsync(message => message.Bookmark is not null);
        var raised = await RaisedAsync(Situation.All[0]);

        var notice = (await call.ReadUntilAsync(message => message.Notification?.CaseId == raised.CaseId))[^1].Notification;
        notice.AcknowledgeTime.ShouldBeNull();
        await world.Notifications.AcknowledgeNotificationAsync(
            new AcknowledgeNotificationRequest { RequestId = Id(), NotificationId = notice.Id }, world.As("kesbangpol-63.01"));
        (await call.ReadUntilAsync(message => message.Notification?.Id == notice.Id))[^1].Notification.AcknowledgeTime.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_token_of_another_filter_or_none_at_all_is_refused_by_name()
    {
        using var first = Watch("kpu-63.01", new WatchTasksRequest());
        var token = (await first.ReadUntilAsync(message => message.Bookmark is not null))[^1].ResumeToken;
        foreach (var request in new[]
        {
            new WatchTasksRequest { ResumeToken = token, OfficeId = "kpu-63.01" }, new WatchTasksRequest { ResumeToken = "nonsense" }, new WatchTasksRequest { ResumeToken = "%%%" },
        })
        {
            using var call = Watch("kpu-63.01", request);
            var error = (await call.ReadToErrorAsync()).Error;
            (error.StatusCode, error.Reason()).ShouldBe((StatusCode.InvalidArgument, "BAD_FIELDS"));
            error.BadFields().ShouldBe(["resume_token"]);
        }

        using var bad = Watch("kpu-63.01", new WatchTasksRequest { ResumeToken = token, CaseId = "1", OfficeId = "kpu-99" });
        (await bad.ReadToErrorAsync()).Error.BadFields().ShouldBe(["case_id", "office_id", "resume_token"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_token_of_another_office_shows_nothing_of_it()
    {
        var raised = await RaisedAsync(Situation.All[0]);
        using var own = Watch("kpu-63.01", new WatchTasksRequest { CaseId = raised.CaseId });
        var token = (await own.ReadUntilAsync(message => message.Task is not null))[0].ResumeToken;
        using var other = Watch("kpu-64.01", new WatchTasksRequest { CaseId = raised.CaseId, ResumeToken = token });

        (await other.ReadUntilAsync(message => message.Bookmark is not null)).ShouldAllBe(message => message.Task == null);
    }

    private async Task<(string CaseId, List<ContractsTask> Tasks)> RaisedAsync(Situation situation)
    {
        var caseId = await Raising.RaiseAsync(world, situation);
        var tasks = await Eventually.Be(() => Expectation.TasksOfAsync(world, situation.Handler, caseId), found => found.Count >= situation.Tasks.Count);
        return (caseId, [.. tasks]);
    }

    private AsyncServerStreamingCall<WatchTasksResponse> Watch(string office, WatchTasksRequest request) => world.Tasks.WatchTasks(request, world.As(office));

    private static List<string> Lines(IEnumerable<WatchTasksResponse> messages) =>
        [.. messages.Where(message => message.Bookmark is null).Select(message => message.Line<ContractsTask>(task => task.Etag))];

    private async Task<string[]> CopyAsync(string office)
    {
        using var tasks = Watch(office, new WatchTasksRequest());
        using var cases = world.Cases.WatchCases(new WatchCasesRequest(), world.As(office));
        using var notices = world.Notifications.WatchNotifications(new WatchNotificationsRequest(), world.As(office));
        return
        [
            .. (await tasks.ReadUntilAsync(message => message.Bookmark is not null)).Fold<ContractsTask>().Values.Select(task => task.ToString()).Order(StringComparer.Ordinal),
            .. (await cases.ReadUntilAsync(message => message.Bookmark is not null)).Fold<ContractsCase>().Values.Select(file => file.ToString()).Order(StringComparer.Ordinal),
            .. (await notices.ReadUntilAsync(message => message.Bookmark is not null)).Fold<Notification>().Values.Select(notice => notice.ToString()).Order(StringComparer.Ordinal),
        ];
    }

    private async Task<string[]> ListAsync(string office)
    {
        var tasks = await world.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1000 }, world.As(office));
        var cases = await world.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, world.As(office));
        var notices = await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1000 }, world.As(office));
        return
        [
            .. tasks.Tasks.Select(task => task.ToString()).Order(StringComparer.Ordinal),
            .. cases.Cases.Select(file => file.ToString()).Order(StringComparer.Ordinal),
            .. notices.Notifications.Select(notice => notice.ToString()).Order(StringComparer.Ordinal),
        ];
    }

    private static string Id() => Guid.NewGuid().ToString();
}

/// <summary>On PostgreSQL and RabbitMQ.</summary>
[Collection<OneCluster>]
public sealed class ClusterStreamTests(ClusterWorld world) : StreamTests(world);

/// <summary>In the sandbox.</summary>
[Collection<OneSandbox>]
public sealed class SandboxStreamTests(SandboxWorld world) : StreamTests(world);
