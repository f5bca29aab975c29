using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tests.FollowUp;

public sealed class ReconcileTests
{
    private static readonly Dictionary<string, CaseSnapshot[]> Histories = Make();

    public static TheoryData<string, string> Names()
    {
        var rows = new TheoryData<string, string>();
        Given.Reference.Routing.All.SelectMany(_ => Histories.Keys, (plan, name) => (plan.Version, name)).ToList().ForEach(row => rows.Add(row.name, row.Version));
        return rows;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void In_every_order_and_however_often_the_facts_arrive_tasks_and_announcements_are_the_same(string name, string version)
    {
        var (history, plan) = (Histories[name], Given.Reference.Routing.Find(version));
        var expected = Follow(history, plan);
        expected.Facts.Count.ShouldBeGreaterThan(0);
        expected.Facts.OfType<TaskOpened>().Count().ShouldBe(expected.Tasks.Count);

        foreach (var order in Permutations(history))
        {
            Same(Follow(order, plan), expected);
            Same(Follow(order.SelectMany(file => Enumerable.Repeat(file, 3)), plan), expected);
            Same(Follow(order.Concat(history.Reverse()).Concat(order), plan), expected);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Facts_that_never_arrive_are_made_up_for_by_the_newest(string name, string version) =>
        Same(Follow([Histories[name][^1]], Given.Reference.Routing.Find(version)), Follow(Histories[name], Given.Reference.Routing.Find(version)));

    [Fact]
    public void Twice_the_persons_of_whom_much_became_known_cost_no_more_than_the_square()
    {
        WorkOf(10);

        ((double)WorkOf(100) / WorkOf(50)).ShouldBeLessThan(5);

        // What is allocated is the same in every run, whatever else the machine does.
        static long WorkOf(int persons)
        {
            var file = Given.Case("63.01", persons: [.. Enumerable.Range(0, persons).Select(_ => Given.Person())]);
            for (var i = 0; i < 3 * persons; i++)
            {
                file = file.Known(i % persons, ["DIS-06"], 1 + i);
            }

            var (plan, later) = (Given.Reference.Routing.Find("2025.1")!, file.Known(0, ["DIS-06"], 400));
            var before = GC.GetAllocatedBytesForCurrentThread();
            var first = Reconcile.With(null, [], file, plan, Given.Reference);
            Reconcile.With(Given.Followed(file), first.Opened, later, plan, Given.Reference);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Fact]
    public void The_study_of_a_report_completes_its_mirror_at_the_time_of_the_study()
    {
        var file = Given.Case();
        var (tasks, facts) = Follow([file, file.Studied()]);

        var done = tasks.Values.Single(task => task.State == TaskState.Done);
        done.Step.ShouldBe("initial-study");
        done.Version.ShouldBe(2);
        var fact = facts.OfType<TaskCompleted>().ShouldHaveSingleItem().Task;
        fact.EventTime.ShouldBe(Given.Received.AddHours(2));
        fact.ActingOfficeId.ShouldBe("bawaslu-63.01");
        fact.CaseNumber.ShouldBeNull();
    }

    [Theory]
    [InlineData("FINDING", "set-as-finding")]
    [InlineData("INFORMATION", "tracing")]
    public void Registration_completes_the_mirror_of_a_finding_and_of_a_tracing(string kind, string step)
    {
        var file = Given.Case(kind: kind);
        var (tasks, facts) = Follow([file, file.Registered()]);

        tasks.Values.Single(task => task.State == TaskState.Done).Step.ShouldBe(step);
        var fact = facts.OfType<TaskCompleted>().ShouldHaveSingleItem().Task;
        fact.EventTime.ShouldBe(Given.Received.AddHours(3));
        fact.CaseNumber.ShouldBe(Given.NumberText);
    }

    [Fact]
    public void A_registered_report_has_been_studied_even_where_the_study_was_not_heard_of() =>
        Follow([Given.Case().Registered()]).Tasks.Values.Single(task => task.State == TaskState.Done).Step.ShouldBe("initial-study");

    [Fact]
    public void Closing_cancels_what_has_not_ended_with_the_reason_and_leaves_what_has()
    {
        var file = Given.Case();
        var tasks = Follow([file]).Tasks;
        var ended = tasks.Values.Single(task => task.Step == "check-candidacy") with { State = TaskState.Done, DocumentNumber = "12/KPU" };
        var working = tasks.Values.Single(task => task.Step == "identify-person") with { State = TaskState.InProgress };
        (tasks[ended.Id], tasks[working.Id]) = (ended, working);

        var changes = Reconcile.With(Given.Followed(file), tasks.Values, file.Closed(), Reconcile.PlanFor(file, Given.Reference), Given.Reference);

        changes.Opened.ShouldBeEmpty();
        changes.Changed.Select(task => task.Step).ShouldBe(["initial-study", "identify-person", "situation-note"], ignoreOrder: true);
        changes.Changed.ShouldAllBe(task => task.State == TaskState.Cancelled && task.CancelReason == "LATE");
        changes.Facts.Count.ShouldBe(3);
        changes.Facts.ShouldAllBe(fact => fact is TaskCancelled && fact.Task.Reason == "LATE" && fact.Task.EventTime == Given.Received.AddHours(4));
    }

    [Fact]
    public void Closing_cancels_the_task_to_route_a_returned_one_anew()
    {
        var file = Given.Case();
        var returned = Given.TaskOf(file, "identify-person") with { State = TaskState.Returned };
        var route = TaskOpening.OnTaskReturned(
            Given.Reference.Routing.Find("2024.1")!.Steps.Single(step => step.Id == "route-returned-task"), Given.Followed(file), returned,
            Instant.FromDateTimeOffset(Given.Received), Given.Reference);
        var others = Follow([file]).Tasks.Values.Where(task => task.Id != returned.Id);

        var changes = Reconcile.With(Given.Followed(file), [.. others, returned, route], file.Closed(), Reconcile.PlanFor(file, Given.Reference), Given.Reference);

        changes.Opened.ShouldBeEmpty();
        changes.Changed.ShouldContain(task => task.Id == route.Id && task.State == TaskState.Cancelled);
        changes.Changed.ShouldNotContain(task => task.Id == returned.Id);
    }

    [Fact]
    public void A_person_found_to_be_employed_elsewhere_neither_moves_nor_doubles_a_task()
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: null));
        var identified = file.Identified("VILLAGE_HEAD", "setda-63.72");

        Follow([identified]).Tasks.Values.Single(task => task.Step == "identify-person").OfficeId.ShouldBe("bkpsdm-63.01");
        Follow([file, identified]).Tasks.Count.ShouldBe(4);
    }

    [Fact]
    public void A_task_opened_late_is_announced_as_it_was_when_the_case_was_recorded()
    {
        var opened = Follow([Given.Case().Studied().Registered()]).Facts.OfType<TaskOpened>().ToList();

        opened.Count.ShouldBe(4);
        opened.ShouldAllBe(fact => fact.Task.EventTime == Given.Received && fact.Task.Version == 1 && fact.Task.CaseNumber == null);
    }

    [Fact]
    public void Every_mirror_of_every_plan_is_one_whose_completion_is_heard() =>
        Given.Reference.Routing.All.SelectMany(plan => plan.Steps).Select(step => step.MirrorOf).OfType<string>().Distinct()
            .ShouldBe(Reconcile.MirroredMethods, ignoreOrder: true);

    private static Dictionary<string, CaseSnapshot[]> Make()
    {
        var report = Given.Case(persons: [Given.Person(employer: null), Given.Person("VILLAGE_HEAD", null)]);
        var identified = report.Identified("CIVIL_SERVANT", "setda-63.72");
        var studied = identified.Studied();
        var registered = studied.Registered();
        var finding = Given.Case(kind: "FINDING");
        var early = report.Recused("bawaslu-63.01", "bawaslu-63", hours: 1);
        var known = Given.Case() with { Recusals = [new RecusalSnapshot("kpu-63.01", Given.Received, "bawaslu-63.01")] };
        var officer = report.Recused(Guid.CreateVersion7(), hours: 1);
        var both = officer.Studied().Recused(Guid.CreateVersion7(), hours: 3);
        var paused = finding.Paused(hours: 1);
        var moved = paused.Corrected(hours: 30) with { KnownDate = finding.KnownDate.AddDays(-1) };
        var resumed = moved.Resumed(hours: 50);
        var handed = resumed.HandedOver("bawaslu-62.71", hours: 51);
        var again = handed.Paused(hours: 60);
        var two = Given.Case(persons: [Given.Person(employer: "setda-63.72"), Given.Person("VILLAGE_HEAD", "setda-63.01")]);
        var alleged = two.Known(0, ["CRM-P71-1"], hours: 1);
        var numbered = alleged.Registered();
        var reclassed = numbered.Known(0, ["DIS-06"], hours: 5);
        var reemployed = reclassed.CorrectedEmployer(0, "setda-64.02", hours: 7);
        var replaced = reemployed.Corrected(hours: 9) with { PlaceRegionCode = "63.02" };
        var avoided = reemployed.Recused("inspektorat-64.02", hours: 8).Known(0, ["DIS-06 VIOLATION_DISCIPLINE"], hours: 10);
        var sent = avoided.Forwarded(0, "REC-ASN", "bkn-kanreg-08", hours: 12);
        var ended = sent with { Version = sent.Version + 1, ClosedTime = Given.Received.AddHours(20), CloseReason = "CONCLUDED" };
        var crime = numbered.Known(0, ["CRM-P71-1 CRIME_SUSPECTED"], hours: 6).Forwarded(0, "REC-CRIME", "polres-63.01", hours: 7);
        return new Dictionary<string, CaseSnapshot[]>
        {
            ["another class, another employer, another place"] = [two, alleged, numbered, reclassed, reemployed, replaced],
            ["a class that was right at first is again"] = [alleged, numbered, reclassed, reclassed.Known(0, ["CRM-P71-1", "DIS-06"], hours: 8)],
            ["forwarded, ended and reopened"] = [reemployed, avoided, sent, ended, ended.Reopened(hours: 30)],
            ["forwarded for a crime, and the place was another"] = [two, numbered, crime, crime.Corrected(hours: 30) with { PlaceRegionCode = "63.02" }],
            ["registered, closed, reopened and found to be another class"] =
                [numbered, numbered.Closed(), numbered.Closed().Reopened(hours: 6), numbered.Closed().Reopened(hours: 6).Known(0, ["DIS-06"], hours: 8)],
            ["all five"] = [report, identified, studied, registered, registered.Closed()],
            ["not registered"] = [report, identified, studied, studied.Closed()],
            ["closed at once"] = [report, report.Closed()],
            ["registered"] = [report, studied, registered],
            ["an office keeps out"] = [report, studied, studied.Recused("kpu-63.01"), studied.Recused("kpu-63.01").Closed()],
            ["the handling office keeps out before the study"] = [report, early, early.Studied() with { StudiedTime = Given.Received.AddHours(4) }],
            ["two offices keep out, one of them from the beginning"] = [known, known.Recused("bkpsdm-63.01"), known.Recused("bkpsdm-63.01").Recused("kpu-63", hours: 4)],
            ["officers keep out before and after the study, and an office after them"] = [report, officer, officer.Studied(), both, both.Recused("kpu-63.01", hours: 4)],
            ["paused, corrected within, resumed, handed over and paused again"] = [finding, paused, moved, resumed, handed, again],
            ["paused, closed within and reopened"] = [paused, paused.Closed(), paused.Closed().Reopened(hours: 6), paused.Closed().Reopened(hours: 6).Resumed(hours: 40)],
            ["studied while paused"] = [report, report.Paused(hours: 1), report.Paused(hours: 1).Studied(), report.Paused(hours: 1).Studied().Resumed(hours: 50)],
            ["finding"] = [finding, finding.Identified("POLICE", "polri"), finding.Registered() with { Version = 3 }],
        };
    }

    private static (Dictionary<Guid, FollowUpTask> Tasks, List<ITaskEvent> Facts) Follow(IEnumerable<CaseSnapshot> arrivals, RoutingPlan? plan = null)
    {
        FollowedCase? followed = null;
        var tasks = new Dictionary<Guid, FollowUpTask>();
        var facts = new List<ITaskEvent>();
        var tracks = new Dictionary<Guid, FollowUpTrack>();
        foreach (var file in arrivals)
        {
            var changes = Reconcile.With(followed, [.. tasks.Values], file, plan ?? Reconcile.PlanFor(file, Given.Reference), Given.Reference, [.. tracks.Values]);
            changes.Tracks.Opened.Concat(changes.Tracks.Changed).ToList().ForEach(track => tracks[track.Id] = track);
            foreach (var task in changes.Opened)
            {
                tasks.Add(task.Id, task);
            }

            foreach (var task in changes.Changed)
            {
                tasks[task.Id] = task;
            }

            facts.AddRange(changes.Facts);
            followed = followed is null || file.Version > followed.Version ? Given.Followed(file) : followed;
        }

        return (tasks, facts);
    }

    private static void Same((Dictionary<Guid, FollowUpTask> Tasks, List<ITaskEvent> Facts) actual, (Dictionary<Guid, FollowUpTask> Tasks, List<ITaskEvent> Facts) expected)
    {
        actual.Tasks.Values.OrderBy(task => task.Id).Select(Plain).SequenceEqual(expected.Tasks.Values.OrderBy(task => task.Id).Select(Plain)).ShouldBeTrue("tasks differ");
        InOrder(actual.Facts).Select(Plain).SequenceEqual(InOrder(expected.Facts).Select(Plain)).ShouldBeTrue("announcements differ");
    }

    /// <summary>Two lists are equal only when they are the same one.</summary>
    private static (FollowUpTask Task, string KeepOut) Plain(FollowUpTask task) =>
        (task with { RecusedOfficeIds = [], RecusedOfficerIds = [], FormerOfficeIds = [] },
            string.Join(' ', task.RecusedOfficeIds.Concat(task.RecusedOfficerIds.Select(officer => officer.ToString())).Append("before:").Concat(task.FormerOfficeIds)));

    private static (ITaskEvent Fact, string KeepOut) Plain(ITaskEvent fact) =>
        (fact.With(fact.Task with { RecusedOfficeIds = null, GuestOfficeIds = null }), string.Join(' ', [.. fact.Task.RecusedOfficeIds ?? [], "guests:", .. fact.Task.GuestOfficeIds ?? []]));

    private static IEnumerable<ITaskEvent> InOrder(IEnumerable<ITaskEvent> facts) =>
        facts.OrderBy(fact => fact.Task.TaskId).ThenBy(fact => fact.Task.Version).ThenBy(fact => fact.GetType().Name, StringComparer.Ordinal);

    private static IEnumerable<T[]> Permutations<T>(T[] items) => items.Length <= 1
        ? [items]
        : items.SelectMany((item, i) => Permutations<T>([.. items[..i], .. items[(i + 1)..]]).Select(rest => (T[])[item, .. rest]));
}
