using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>What was asked when a case was raised goes by the kind of person that was told; once that is put right, by the right one.</summary>
public sealed class CorrectedKindTests
{
    private static readonly RoutingPlan Plan = Given.Reference.Routing.Find("2025.1")!;
    private static readonly CaseSnapshot Raised = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));

    [Fact]
    public void Offices_that_have_no_business_with_a_head_of_a_region_lose_what_they_were_asked_and_the_others_go_on()
    {
        var changes = Heard(Raised, Opened(Raised), Raised.CorrectedKind(0, "REGIONAL_HEAD", hours: 30));

        changes.Facts.OfType<TaskCancelled>().Select(fact => (fact.Task.Step, fact.Task.OfficeId, fact.Task.Reason)).ShouldBe([("identify-person", "bkpsdm-63.72", "REROUTED")]);
        changes.Opened.ShouldBeEmpty();
    }

    [Fact]
    public void What_is_missing_opens_at_the_right_office_with_a_time_of_its_own()
    {
        var changes = Heard(Raised, Opened(Raised), Raised.CorrectedKind(0, "NON_CIVIL_SERVANT", hours: 30));

        changes.Facts.OfType<TaskCancelled>().Select(fact => fact.Task.Step).ShouldBe(["identify-person", "check-candidacy"], ignoreOrder: true);
        var opened = changes.Opened.ShouldHaveSingleItem();
        (opened.Step, opened.OfficeId, opened.StartTime).ShouldBe(("identify-employee", "setda-63.72", Instant.FromDateTimeOffset(Given.Received.AddHours(30))));
    }

    [Fact]
    public void What_one_office_has_done_is_not_asked_of_another()
    {
        List<FollowUpTask> done = [.. Opened(Raised).Select(task => task.Step == "identify-person" ? task with { State = TaskState.Done } : task)];

        Heard(Raised, done, Raised.CorrectedKind(0, "NON_CIVIL_SERVANT", hours: 30)).Opened.ShouldBeEmpty();
    }

    [Fact]
    public void To_find_out_who_a_person_is_changes_nothing_of_what_was_asked_for_that()
    {
        var changes = Heard(Raised, Opened(Raised), Raised.Known(0, [], hours: 30, kind: "REGIONAL_HEAD"));

        changes.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void Put_right_and_back_again_it_is_asked_anew_and_whoever_hears_only_the_end_comes_to_the_same()
    {
        var head = Raised.CorrectedKind(0, "REGIONAL_HEAD", hours: 30);
        var back = head.CorrectedKind(0, "CIVIL_SERVANT", hours: 40);
        var first = Opened(Raised);
        var second = After(first, Heard(Raised, first, head));

        var tasks = After(second, Heard(head, second, back));

        var wrong = tasks.Single(task => task is { Step: "identify-person", State: TaskState.Cancelled });
        tasks.Single(task => task is { Step: "identify-person", State: TaskState.Open }).CauseTaskId.ShouldBe(wrong.Id);
        Lines(Opened(back)).ShouldBe(Lines(tasks));
    }

    [Fact]
    public void A_task_that_was_handed_over_goes_on_where_it_is_while_it_is_asked_for_and_ends_when_the_kind_says_it_never_was()
    {
        List<FollowUpTask> kept = [.. Opened(Raised).Select(task => task.Step == "identify-person" ? task with { OfficeId = "bkpsdm-63", KeeperOfficeId = "bkpsdm-63" } : task)];

        var other = Heard(Raised, kept, Raised.CorrectedKind(0, "URBAN_VILLAGE_HEAD", hours: 30));
        var wrong = Heard(Raised, kept, Raised.CorrectedKind(0, "NON_CIVIL_SERVANT", hours: 30));

        other.Facts.OfType<TaskCancelled>().ShouldBeEmpty();
        other.Changed.Where(task => task.Step == "identify-person").ShouldAllBe(task => task.OfficeId == "bkpsdm-63");
        wrong.Facts.OfType<TaskCancelled>().Select(fact => (fact.Task.Step, fact.Task.OfficeId)).ShouldContain(("identify-person", "bkpsdm-63"));
        wrong.Opened.Select(task => (task.Step, task.OfficeId, task.KeeperOfficeId)).ShouldBe([("identify-employee", "setda-63.72", null)]);
    }

    private static FollowUpChanges Heard(CaseSnapshot known, IReadOnlyCollection<FollowUpTask> tasks, CaseSnapshot now) =>
        Reconcile.With(Given.Followed(known), tasks, now, Plan, Given.Reference);

    private static List<FollowUpTask> Opened(CaseSnapshot file) => [.. Reconcile.With(null, [], file, Plan, Given.Reference).Opened];

    private static List<FollowUpTask> After(List<FollowUpTask> tasks, FollowUpChanges changes) =>
        [.. tasks.Where(task => !changes.Changed.Any(changed => changed.Id == task.Id)), .. changes.Changed, .. changes.Opened];

    private static IEnumerable<string> Lines(IEnumerable<FollowUpTask> tasks) =>
        tasks.Select(task => $"{task.Id} {task.Step} {task.OfficeId} {task.State} {task.StartTime} {task.DueTime}").Order(StringComparer.Ordinal);
}
