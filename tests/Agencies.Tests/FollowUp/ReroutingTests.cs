using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>A case goes to another office, is put right, or goes on after its end: its tasks follow.</summary>
public sealed class ReroutingTests(AgenciesFixture agencies)
{
    [Fact]
    public void What_the_handling_office_had_to_do_goes_with_the_case_and_others_keep_theirs()
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));
        var before = Given.FirstHeard(file).Opened;

        var changes = Next(file, before, file.HandedOver("bawaslu-62.71"));

        var moved = changes.Facts.OfType<TaskMoved>().ShouldHaveSingleItem();
        (moved.FromOfficeId, moved.Task.OfficeId, moved.Task.Step).ShouldBe(("bawaslu-63.01", "bawaslu-62.71", "initial-study"));
        changes.Changed.Count.ShouldBe(before.Count);
        changes.Changed.ShouldAllBe(task => task.HandlingOfficeId == "bawaslu-62.71" && task.HandlingSupervisorId == "bawaslu-62");
        changes.Changed.SelectMany(AgenciesAuthority.Seers).ShouldNotContain(office => office == "bawaslu-63.01" || office == "bawaslu-63");
    }

    [Fact]
    public void Tasks_at_the_wrong_place_go_to_the_right_one_and_their_clocks_to_the_right_time()
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));
        var before = Given.FirstHeard(file).Opened;
        var right = file.Corrected() with { PlaceRegionCode = "63.02", ReceivedTime = Given.Received.AddDays(-1) };

        var changes = Next(file, before, right);

        changes.Facts.OfType<TaskMoved>().Select(moved => moved.Task.OfficeId).ShouldBe(["kpu-63.02", "kesbangpol-63.02"], ignoreOrder: true);
        Of(changes, "initial-study").DueTime.ShouldBe(before.Single(task => task.Step == "initial-study").DueTime - NodaTime.Duration.FromDays(1));
    }

    [Fact]
    public void A_task_that_is_heard_of_after_the_correction_opens_as_it_did_and_then_moves_to_the_right_reception()
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));
        var right = file.Corrected() with { CountedFromTime = Given.Received.AddDays(1) };
        DateTimeOffset DueWhenOpened(CaseSnapshot heard) =>
            Given.FirstHeard(heard).Facts.OfType<TaskOpened>().Single(opened => opened.Task.Step == "initial-study").Task.DueTime;

        DueWhenOpened(right).ShouldBe(DueWhenOpened(file));
        Given.FirstHeard(right).Opened.Single(task => task.Step == "initial-study").DueTime.ToDateTimeOffset().ShouldBe(DueWhenOpened(file).AddDays(1));
    }

    [Fact]
    public void The_right_employer_identifies_the_person()
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));
        var person = file.Persons[0];
        var right = file.Corrected(person.PersonId) with { Persons = [person with { EmployerOfficeId = "setda-63.71", ToldEmployerOfficeId = "setda-63.71" }] };

        Next(file, Given.FirstHeard(file).Opened, right).Facts.OfType<TaskMoved>().ShouldHaveSingleItem().Task.OfficeId.ShouldBe("bkpsdm-63.71");
    }

    [Fact]
    public void What_the_end_of_a_case_cancelled_is_opened_anew_once_when_it_is_reopened()
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));
        var (closed, tasks) = Heard(file, Given.FirstHeard(file).Opened, file.Closed());
        tasks.ShouldAllBe(task => task.State == TaskState.Cancelled);

        var (reopened, after) = Heard(closed, tasks, closed.Reopened(hours: 6));
        var (_, still) = Heard(reopened, after, reopened with { Version = reopened.Version + 1 });

        after.Where(task => task.State == TaskState.Open).Select(task => task.Step).ShouldBe(tasks.Select(task => task.Step), ignoreOrder: true);
        still.ShouldBe(after, ignoreOrder: true);
        var (study, note) = (after.Single(task => task is { Step: "initial-study", State: TaskState.Open }), after.Single(task => task is { Step: "situation-note", State: TaskState.Open }));
        // The law gives no time anew; our own rules do.
        study.DueTime.ShouldBe(tasks.Single(task => task.Step == "initial-study").DueTime);
        note.StartTime.ShouldBe(NodaTime.Instant.FromDateTimeOffset(Given.Received.AddHours(6)));
        note.CauseTaskId.ShouldBe(tasks.Single(task => task.Step == "situation-note").Id);
    }

    [Fact]
    public void Whoever_hears_only_of_the_last_version_has_the_tasks_of_those_who_heard_of_all()
    {
        var raised = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));
        var handed = raised.HandedOver("bawaslu-63.72", hours: 1);
        var corrected = handed.Corrected(hours: 2) with { PlaceRegionCode = "63.02" };
        var recused = corrected.Recused("kpu-63.02", hours: 3);
        var closed = recused.Closed();
        var reopened = closed.Reopened(hours: 5);
        var closedAgain = reopened with { Version = reopened.Version + 1, ClosedTime = Given.Received.AddHours(6), CloseReason = "WITHDRAWN" };
        var reopenedAgain = closedAgain.Reopened(hours: 7);
        var taken = reopenedAgain.HandedOver("bawaslu-63", hours: 8);

        var (known, tasks) = (raised, Given.FirstHeard(raised).Opened.ToList());
        foreach (var next in new[] { handed, corrected, recused, closed, reopened, closedAgain, reopenedAgain, taken })
        {
            (known, tasks) = Heard(known, tasks, next);
        }

        var late = Given.FirstHeard(taken).Opened;
        late.OrderBy(task => task.Id).Select(Essence).ShouldBe(tasks.OrderBy(task => task.Id).Select(Essence));
        tasks.Count.ShouldBe(3 * 4);
        tasks.Where(task => task.State == TaskState.Open).Select(task => task.OfficeId).ShouldBe(["bawaslu-63", "bkpsdm-63.72", "kpu-63", "kesbangpol-63.02"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_new_office_has_its_task_in_its_inbox_and_the_old_one_none()
    {
        var file = AgenciesFixture.Act();
        await agencies.OpenAsync("initial-study", file);
        var handed = file.HandedOver("bawaslu-62.71");

        await agencies.Service.TellAsync(new CaseHandedOver(handed, new HandoverSnapshot(Guid.CreateVersion7(), "ACCEPTED", AgenciesFixture.Handler, "bawaslu-62.71", "Asia/Pontianak")));
        var closed = handed.Closed();
        await agencies.Service.TellAsync(new CaseClosed(closed));
        await agencies.Service.TellAsync(new CaseProceeded(closed.Reopened(hours: 5), "ReopenCase"));
        await agencies.Service.TellAsync(new CaseProceeded(closed.Reopened(hours: 5), "ReopenCase"));

        (await agencies.OfCaseAsync(file.CaseId)).ShouldBeEmpty();
        var tasks = await agencies.OfCaseAsync(file.CaseId, "bawaslu-62.71");
        tasks.Count(task => task.State == TaskState.Cancelled).ShouldBe(4);
        tasks.Count(task => task.State == TaskState.Open).ShouldBe(4);
        tasks.Single(task => task is { Step: "initial-study", State: TaskState.Open }).OfficeId.ShouldBe("bawaslu-62.71");
    }

    [Fact]
    public async Task Streams_of_what_an_office_has_lose_a_task_that_goes_and_get_one_that_comes()
    {
        var task = await agencies.OpenAsync("check-candidacy");
        var file = (await agencies.Service.InDatabase(db => Task.FromResult(db.Cases.Single(row => row.CaseId == Guid.Parse(task.CaseId))))).Snapshot;
        using var own = agencies.Tasks.WatchTasks(new WatchTasksRequest { OfficeId = "kpu-63.01" }, agencies.As("kpu-63.01"));
        using var above = agencies.Tasks.WatchTasks(new WatchTasksRequest { OfficeId = "kpu-63.01" }, agencies.As(AgenciesFixture.Handler));
        using var next = agencies.Tasks.WatchTasks(new WatchTasksRequest { OfficeId = "kpu-63" }, agencies.As("kpu-63"));
        await own.ReadUntilAsync(message => message.Task?.Id == task.Id);
        await above.ReadUntilAsync(message => message.Task?.Id == task.Id);
        await next.ReadUntilAsync(message => message.SnapshotEnd is not null);

        await agencies.Service.TellAsync(new OfficeRecused(file.Recused("kpu-63.01"), ["kpu-63.01"]));

        await own.ReadUntilAsync(message => message.RemovedTaskId == task.Id);
        await above.ReadUntilAsync(message => message.RemovedTaskId == task.Id);
        (await next.ReadUntilAsync(message => message.Task?.Id == task.Id))[^1].Task.FormerOfficeIds.ShouldBe(["kpu-63.01"]);
    }

    private static FollowUpChanges Next(CaseSnapshot known, IReadOnlyCollection<FollowUpTask> tasks, CaseSnapshot file) =>
        Reconcile.With(Given.Followed(known), tasks, file, Reconcile.PlanFor(file, Given.Reference), Given.Reference);

    private static (CaseSnapshot Known, List<FollowUpTask> Tasks) Heard(CaseSnapshot known, IReadOnlyCollection<FollowUpTask> tasks, CaseSnapshot file)
    {
        var changes = Next(known, tasks, file);
        return (file, [.. tasks.Select(task => changes.Changed.FirstOrDefault(changed => changed.Id == task.Id) ?? task), .. changes.Opened]);
    }

    private static FollowUpTask Of(FollowUpChanges changes, string step) => changes.Changed.Single(task => task.Step == step);

    private static object Essence(FollowUpTask task) =>
        (task.Id, task.Version, task.Step, task.OfficeId, task.HandlingOfficeId, task.SupervisorOfficeId, task.State, task.StartTime, task.DueTime, task.CancelReason, task.PlaceRegionCode);
}
