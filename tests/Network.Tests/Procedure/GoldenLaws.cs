using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using static Netralitas.Network.Tests.Procedure.CaseSteps;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Procedure;

/// <summary>Real cases in which the rule is another one for the place, or for who the person was on that day; persons are invented.</summary>
public abstract class GoldenLaws(World world)
{
    private readonly CaseSteps _steps = new(world);

    [Fact]
    public async Task Purbalingga_gives_a_reporter_one_day_to_complete_where_others_give_two_and_what_is_not_completed_is_not_registered()
    {
        var (here, there) = (await DeficientAsync("33.03"), await DeficientAsync("33.04"));
        var (day, days) = (await _steps.ClockAsync(here, ClockKind.Completion), await _steps.ClockAsync(there, ClockKind.Completion));
        await world.Procedure.CompleteReportAsync(new CompleteReportRequest { RequestId = Id(), CaseId = there.Id, DocumentNumber = "3/X/2024" }, world.As(there.HandlingOfficeId));
        there = await _steps.RegisteredAsync(there);
        here = (await world.Cases.CloseCaseAsync(new CloseCaseRequest { RequestId = Id(), CaseId = here.Id, Reason = CloseReason.RequirementsNotMet }, world.As(here.HandlingOfficeId))).Case;

        (day.Reckoning.Rule.Id, day.Reckoning.Rule.Version, day.Reckoning.DueTime - day.Reckoning.StartTime).ShouldBe(("DL-08", 2, Duration.FromTimeSpan(TimeSpan.FromHours(24))));
        day.Reckoning.Rule.Evidence.ShouldBe("N-M (verify)");
        (days.Reckoning.Rule.Id, days.Reckoning.Rule.Version).ShouldBe(("DL-08", 1));
        days.Reckoning.Days.Select(one => (one.Date, one.Number)).ShouldBe([("2024-10-14", 1), ("2024-10-15", 2)]);
        // As it was: the notice went out on Wednesday evening.
        (await DueAsync("bawaslu-33.03")).ShouldBe("2024-10-17T20:00:00+07:00");
        (await DueAsync("bawaslu-33.04")).ShouldBe("2024-10-18T00:00:00+07:00");
        (here.State, here.OfficialNumber, there.State).ShouldBe((CaseState.NotRegistered, null, CaseState.Registered));
        await Eventually.Be(() => Expectation.TasksOfAsync(world, here.HandlingOfficeId, here.Id), tasks => tasks.Count == 4 && tasks.All(task => task.State is TaskState.Cancelled or TaskState.Done));
    }

    [Theory]
    [InlineData("2024-10-10", "DIS-04")]
    [InlineData("2024-09-10", "ETH-07")]
    public async Task The_spouse_of_a_candidate_may_be_there_on_unpaid_leave_unless_the_conduct_remained_forbidden_and_may_not_without(string day, string violation)
    {
        var report = Request(CaseKind.Report, Contest.Regent, "62.05", [.. Enumerable.Repeat((SubjectKind.CivilServant, "setda-62.05"), 2)]);
        report.ActDate = day;
        (report.Persons[0].AtAct, report.Persons[1].AtAct) = (SpouseOn(LeaveStatus.Unpaid), SpouseOn(LeaveStatus.None));
        var file = await _steps.RegisteredAsync((await world.Cases.RaiseCaseAsync(report, world.As("bawaslu-62.05"))).Case);
        var (onLeave, atWork) = (file.Persons[0], file.Persons[1]);

        (await Errors.Refused(world.Procedure.AddAllegationAsync(Allege(onLeave), world.As("bawaslu-62.05")))).Reason().ShouldBe("ACT_EXEMPT");
        var despite = Allege(onLeave);
        despite.DespiteExemption = "Mengenakan atribut partai";
        await world.Procedure.AddAllegationAsync(despite, world.As("bawaslu-62.05"));
        file = (await world.Procedure.AddAllegationAsync(Allege(atWork), world.As("bawaslu-62.05"))).Case;

        file.Allegations.Select(allegation => (allegation.PersonId, allegation.ViolationId)).ShouldBe([(onLeave.Id, violation), (atWork.Id, violation)]);
        var told = (await world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id, PageSize = 1000 }, world.As("bawaslu-62.05"))).Events.Where(one => one.Type == "ALLEGATION_ADDED");
        told.Select(one => one.Facts.GetValueOrDefault("despite_exemption", "")).ShouldBe(["EXM-SPOUSE", ""]);

        AddAllegationRequest Allege(ReportedPerson person) => new() { RequestId = Id(), CaseId = file.Id, PersonId = person.Id, ViolationId = violation };
    }

    private static PersonAtAct SpouseOn(LeaveStatus leave) => new() { CandidateRelation = CandidateRelation.Spouse, Leave = leave };

    /// <summary>A report against a sub-district head (camat) that lacks something.</summary>
    private async Task<Case> DeficientAsync(string place)
    {
        var report = Request(CaseKind.Report, Contest.Regent, place, [(SubjectKind.CivilServant, $"setda-{place}")]);
        report.Persons[0].AtAct = new PersonAtAct { PostClass = PostClass.SubdistrictHead };
        var file = (await world.Cases.RaiseCaseAsync(report, world.As($"bawaslu-{place}"))).Case;
        return (await world.Cases.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Id(), CaseId = file.Id, FormalRequirementsMet = true, Summary = "Saksi belum disebut" }, world.As(file.HandlingOfficeId))).Case;
    }

    private async Task<string> DueAsync(string office)
    {
        var asked = new PreviewDeadlineRequest { RuleId = "DL-08", StartTime = Timestamp.FromDateTimeOffset(DateTimeOffset.Parse("2024-10-16T20:00+07:00")), OfficeId = office };
        return (await world.Reference.PreviewDeadlineAsync(asked, world.As(office))).Reckoning.DueTime.ToDateTimeOffset().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd'T'HH:mm:sszzz");
    }
}

[Collection<OneCluster>]
public sealed class GoldenLawsOfCluster(ClusterWorld world) : GoldenLaws(world);

[Collection<OneSandbox>]
public sealed class GoldenLawsOfSandbox(SandboxWorld world) : GoldenLaws(world);
