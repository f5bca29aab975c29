using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using TaskState = Netralitas.Contracts.Agencies.V1.TaskState;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>Place, tier and phase in a plan made for it: a task opens where they hold, ends when a correction says that they never did, and opens anew when they do again.</summary>
public sealed class PlanConditionTests
{
    [Theory]
    [InlineData("63.01", true)]
    [InlineData("63", true)]
    [InlineData("63.02", false)]
    [InlineData("64", false)]
    public void A_place_is_asked_for_by_its_own_code_or_its_provinces(string asked, bool opens) =>
        States(With(when => when with { Places = new HashSet<string> { asked } }), Given.Case("63.01")).Any().ShouldBe(opens);

    [Fact]
    public void A_corrected_place_takes_the_task_away_and_brings_it_back()
    {
        var plan = With(when => when with { Places = new HashSet<string> { "63.01" } });
        var raised = Given.Case("63.01");
        var away = raised.Corrected(hours: 5) with { PlaceRegionCode = "63.02" };
        var back = away.Corrected(hours: 9) with { PlaceRegionCode = "63.01" };

        States(plan, raised, away).ShouldBe([TaskState.Cancelled]);
        States(plan, raised, away, back).ShouldBe([TaskState.Cancelled, TaskState.Open]);
        States(plan, raised.Corrected(hours: 5) with { PlaceRegionCode = "63.02" }, back).ShouldBe([TaskState.Cancelled, TaskState.Open]);
    }

    [Fact]
    public void A_case_that_goes_to_another_tier_loses_what_only_its_old_tier_was_asked()
    {
        var plan = With(when => when with { Tiers = [OfficeTier.Regency] });
        var raised = Given.Case("63.01");

        States(plan, raised).ShouldBe([TaskState.Open]);
        States(plan, raised, raised.HandedOver("bawaslu-63")).ShouldBe([TaskState.Cancelled]);
        States(plan, Given.Case("63.01", handling: "bawaslu-63")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("CAMPAIGN", true)]
    [InlineData("REGISTRATION", false)]
    public void A_phase_is_that_of_the_day_of_receipt(string phase, bool opens) =>
        States(With(when => when with { Phases = new HashSet<string> { phase } }), Given.Case("63.01")).Any().ShouldBe(opens);

    [Fact]
    public void A_corrected_receipt_in_another_phase_takes_the_task_away_and_opens_what_that_phase_asks_for()
    {
        var raised = Given.Case("63.01");
        var fixing = new DateTimeOffset(2024, 9, 22, 9, 0, 0, TimeSpan.FromHours(8));
        var corrected = raised.Corrected(hours: 5) with { ReceivedTime = fixing };

        States(With(when => when with { Phases = new HashSet<string> { "CAMPAIGN" } }), raised, corrected).ShouldBe([TaskState.Cancelled]);
        States(With(when => when with { Phases = new HashSet<string> { "FIXING" } }), raised, corrected).ShouldBe([TaskState.Open]);
    }

    [Theory]
    [InlineData("63.72", true)]
    [InlineData("63.01", false)]
    public void A_phase_that_only_some_regions_have_holds_there_alone(string place, bool opens)
    {
        var revote = new DateTimeOffset(2025, 4, 19, 9, 0, 0, TimeSpan.FromHours(8));
        var file = Given.Case(place) with { ReceivedTime = revote, RecordTime = revote };

        States(With(when => when with { Phases = new HashSet<string> { "RE_VOTE" } }), file).Any().ShouldBe(opens);
    }

    /// <summary>The first plan with its note on the situation asked for on one condition more.</summary>
    private static RoutingPlan With(Func<PlanCondition, PlanCondition> condition)
    {
        var plan = Given.Reference.Routing.Find("2024.1")!;
        return plan with { Steps = [.. plan.Steps.Select(step => step.Id == "situation-note" ? step with { When = condition(step.When) } : step)] };
    }

    /// <summary>The states of the notes on the situation, in the order in which they opened, after these facts were heard one after the other.</summary>
    private static IEnumerable<TaskState> States(RoutingPlan plan, params CaseSnapshot[] told)
    {
        var (known, tasks) = ((FollowedCase?)null, new List<FollowUpTask>());
        foreach (var file in told)
        {
            var changes = Reconcile.With(known, tasks, file, plan, Given.Reference);
            tasks = [.. tasks.Where(task => !changes.Changed.Any(changed => changed.Id == task.Id)), .. changes.Changed, .. changes.Opened];
            known = Given.Followed(file);
        }

        return tasks.Where(task => task.Step == "situation-note").OrderBy(task => task.OpenTime).Select(task => task.State);
    }
}
