using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>A person who comes to a case after it was raised, by a merge.</summary>
public sealed class AddedPersonTests
{
    private static readonly DateTimeOffset Later = Given.Received.AddDays(3);

    [Fact]
    public void The_tasks_about_the_person_open_once_and_their_clocks_start_when_the_person_came()
    {
        var file = Given.Case();
        var (first, after) = (Given.FirstHeard(file).Opened, Added(file));

        var changes = Reconcile.With(Given.Followed(file), first, after, Reconcile.PlanFor(file, Given.Reference), Given.Reference);

        changes.Opened.Select(task => (task.Step, task.PersonId)).ShouldBe(
            [("identify-person", after.Persons[1].PersonId), ("check-candidacy", after.Persons[1].PersonId)], ignoreOrder: true);
        changes.Changed.ShouldBeEmpty();
        changes.Facts.ShouldAllBe(fact => fact is TaskOpened);
        changes.Opened.ShouldAllBe(task => task.StartTime == Instant.FromDateTimeOffset(Later) && task.DueTime > task.StartTime);
        var again = after with { Version = after.Version + 1 };
        Reconcile.With(Given.Followed(after), [.. first, .. changes.Opened], again, Reconcile.PlanFor(file, Given.Reference), Given.Reference).Opened.ShouldBeEmpty();
    }

    [Fact]
    public void It_comes_out_the_same_when_the_case_is_first_heard_of_afterwards()
    {
        var file = Given.Case();
        var first = Given.FirstHeard(file).Opened;
        var after = Added(file);
        var inOrder = first.Concat(Reconcile.With(Given.Followed(file), first, after, Reconcile.PlanFor(file, Given.Reference), Given.Reference).Opened);

        Given.FirstHeard(after).Opened.Select(task => (task.Id, task.OfficeId, task.StartTime, task.DueTime)).ShouldBe(
            inOrder.Select(task => (task.Id, task.OfficeId, task.StartTime, task.DueTime)), ignoreOrder: true);
    }

    [Fact]
    public void An_office_that_kept_out_by_then_never_holds_a_task_about_the_person()
    {
        var file = Given.Case(persons: Given.Person(employer: "setda-63.72"));
        // By the merge itself: at the very instant at which the person comes.
        var after = Added(file) with { Recusals = [new RecusalSnapshot("kpu-63.01", Later, "bawaslu-63.01")] };

        var changes = Reconcile.With(Given.Followed(file), Given.FirstHeard(file).Opened, after, Reconcile.PlanFor(file, Given.Reference), Given.Reference);

        changes.Opened.Single(task => task.Step == "check-candidacy").OfficeId.ShouldBe("kpu-63");
        changes.Facts.OfType<TaskOpened>().ShouldAllBe(fact => fact.Task.OfficeId != "kpu-63.01");
        // The one about the first person was there before, and moves.
        changes.Changed.Single(task => task.Step == "check-candidacy").OfficeId.ShouldBe("kpu-63");
    }

    private static CaseSnapshot Added(CaseSnapshot file) => file with
    {
        Version = file.Version + 1, ChangedTime = Later, Persons = [.. file.Persons, Given.Person(employer: "setda-63.03") with { AddedTime = Later }],
    };
}
