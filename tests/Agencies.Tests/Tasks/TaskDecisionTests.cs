using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tasks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using NodaTime;

namespace Netralitas.Agencies.Tests.Tasks;

public sealed class TaskDecisionTests
{
    private static readonly CaseSnapshot File = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72"));
    private static readonly Instant Now = Instant.FromUtc(2024, 10, 15, 2, 0);

    [Fact]
    public void Receipt_and_start_are_nobody_elses_business()
    {
        AcknowledgeTask.Decide(Given.TaskOf(File, "identify-person"), Now).Facts.Facts.ShouldBeEmpty();
        StartTask.Decide(Given.TaskOf(File, "identify-person"), Now).Facts.Facts.ShouldBeEmpty();
    }

    [Fact]
    public void Completion_is_announced_with_the_number_of_the_document()
    {
        var changes = CompleteTask.Decide(Given.TaskOf(File, "identify-person"), "800/12/BKPSDM", Given.NumberText, Now).Facts;

        changes.Changed.ShouldHaveSingleItem().State.ShouldBe(TaskState.Done);
        var fact = changes.Facts.ShouldHaveSingleItem().ShouldBeOfType<TaskCompleted>().Task;
        fact.DocumentNumber.ShouldBe("800/12/BKPSDM");
        fact.CaseNumber.ShouldBe(Given.NumberText);
        fact.ActingOfficeId.ShouldBe("bkpsdm-63.72");
    }

    [Theory]
    [InlineData(TaskState.Open)]
    [InlineData(TaskState.Done)]
    public void A_mirror_is_never_completed_here(TaskState state)
    {
        var refusal = CompleteTask.Decide(Given.TaskOf(File, "initial-study") with { State = state }, null, null, Now).Refusal!;

        refusal.Reason.Code.ShouldBe("TASK_IS_MIRROR");
        refusal.Metadata["method"].ShouldBe("netralitas.cases.v1.CaseService/CompleteInitialStudy");
    }

    [Fact]
    public void A_returned_task_opens_one_at_the_handling_office()
    {
        var task = Given.TaskOf(File, "identify-person");

        var changes = Return(task).Facts;

        var returned = changes.Changed.ShouldHaveSingleItem();
        returned.State.ShouldBe(TaskState.Returned);
        returned.ReturnReason.ShouldBe(ReturnReason.WrongReceiver);
        var route = changes.Opened.ShouldHaveSingleItem();
        (route.Step, route.OfficeId, route.CauseTaskId, route.PersonId).ShouldBe(("route-returned-task", "bawaslu-63.01", task.Id, Guid.Empty));
        route.StartTime.ShouldBe(Now);
        route.DueTime.ShouldBe(Instant.FromUtc(2024, 10, 16, 16, 0));
        changes.Facts.Select(fact => fact.GetType()).ShouldBe([typeof(TaskReturned), typeof(TaskOpened)]);
        (changes.Facts[0].Task.Reason, changes.Facts[0].Task.SuggestedOfficeId).ShouldBe(("WRONG_RECEIVER", "bkpsdm-63.71"));
        changes.Facts.ShouldAllBe(fact => fact.Task.ActingOfficeId == "bkpsdm-63.72" && fact.Task.EventTime == Now.ToDateTimeOffset());
    }

    [Theory]
    [InlineData("initial-study")]
    [InlineData("route-returned-task")]
    public void Neither_a_mirror_nor_a_task_to_route_anew_is_returned(string step)
    {
        var task = step == "initial-study" ? Given.TaskOf(File, step) : Return(Given.TaskOf(File, "identify-person")).Facts.Opened[0];

        Return(task).Refusal!.Reason.Code.ShouldBe("TASK_NOT_RETURNABLE");
    }

    [Fact]
    public void A_deadline_in_a_year_that_is_not_loaded_is_refused_and_not_guessed()
    {
        var refusal = Return(Given.TaskOf(File, "identify-person"), Instant.FromUtc(2099, 5, 1, 0, 0)).Refusal!;

        refusal.Reason.Code.ShouldBe("CALENDAR_YEAR_MISSING");
        refusal.Metadata["year"].ShouldBe("2099");
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("  800/12.a/BKPSDM-Pem/X/2024 ", "800/12.a/BKPSDM-Pem/X/2024")]
    [InlineData("005 / Reg", "005 / Reg")]
    public void The_number_of_a_document_is_letters_digits_spaces_and_a_few_marks(string given, string kept)
    {
        var checks = new FieldChecks();

        checks.DocumentNumber("document_number", given, 0).ShouldBe(kept);
        checks.Clean.ShouldBeTrue();
    }

    [Theory]
    [InlineData("a,b")]
    [InlineData("a\nb")]
    [InlineData("a_b")]
    [InlineData("é")]
    [InlineData("197001011990031001")]
    [InlineData("NIP 19700101 199003 1 001")]
    public void Anything_else_and_the_number_of_a_person_is_bad(string given)
    {
        var checks = new FieldChecks();
        checks.DocumentNumber("document_number", given, 0);

        checks.Clean.ShouldBeFalse();
    }

    private static Decision<FollowUpChanges> Return(FollowUpTask task, Instant? now = null) =>
        ReturnTask.Decide(task, Given.Followed(File), ReturnReason.WrongReceiver, "bkpsdm-63.71", now ?? Now, Given.Reference);
}
