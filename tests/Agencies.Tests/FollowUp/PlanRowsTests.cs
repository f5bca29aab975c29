using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>The table of the plan: for each kind of person and class of violation who has to do what. Place of the act 63.01, employer 63.72. Written by hand.</summary>
public sealed class PlanRowsTests
{
    private static readonly RoutingPlan Plan = Given.Reference.Routing.Find("2025.1")!;

    private const string Alert = "situation-note kesbangpol-63.01, list-for-meeting kesbangpol-63.01";
    private const string Watch = "watch-follow-up kesbangpol-63.01, watch-region kesbangpol-63";
    private const string Identify = "identify-person bkpsdm-63.72, check-candidacy kpu-63.01";
    private const string Gakkumdu = "discuss-crime bawaslu-63.01, assign-investigators polres-63.01, assign-prosecutor kejari-63.01";

    // What opens until the case is registered | when it is forwarded. The unit (setda-63.72) keeps out: the one above it acts.
    [Theory]
    [InlineData("CIVIL_SERVANT", "ETH-01", "VIOLATION_ETHICS", $"{Alert}, {Identify}, examine-subordinate setda-63, join-examination inspektorat-63.72", $"{Watch}, prepare-ethics-council bkpsdm-63.72")]
    [InlineData("CIVIL_SERVANT", "DIS-06", "VIOLATION_DISCIPLINE",
        $"{Alert}, {Identify}, examine-subordinate setda-63, join-examination inspektorat-63.72, coordinate-follow-up setda-63", $"{Watch}, form-examination-team bkpsdm-63.72")]
    [InlineData("CIVIL_SERVANT", "CRM-P71-1", "CRIME_SUSPECTED", $"{Alert}, {Identify}, {Gakkumdu}, supply-candidate-data kpu-63.01", $"{Watch}, hold-discipline-file bkpsdm-63.72")]
    [InlineData("CONTRACT_CIVIL_SERVANT", "DIS-06", "VIOLATION_DISCIPLINE",
        $"{Alert}, {Identify}, examine-subordinate setda-63, join-examination inspektorat-63.72, coordinate-follow-up setda-63", $"{Watch}, apply-contract-rules bkpsdm-63.72")]
    [InlineData("CENTRAL_CIVIL_SERVANT", "DIS-06", "VIOLATION_DISCIPLINE",
        $"{Alert}, identify-person kemenag, check-candidacy kpu-63.01, inform-local-office bkpsdm-63.01, examine-subordinate kemenag",
        $"{Watch}, form-examination-team kemenag, assign-inspectorate-general kemenag")]
    [InlineData("NON_CIVIL_SERVANT", "", "", $"{Alert}, identify-employee setda-63", $"{Watch}, guide-employee setda-63")]
    [InlineData("SENIOR_EXECUTIVE", "DIS-06", "VIOLATION_DISCIPLINE",
        $"{Alert}, {Identify}, examine-subordinate setda-63, join-examination inspektorat-63.72, coordinate-follow-up setda-63, declare-conflict bkpsdm-63.72",
        $"{Watch}, form-examination-team bkpsdm-63.72, copy-home-affairs kemendagri")]
    [InlineData("REGIONAL_HEAD", "CRM-P71-1", "CRIME_SUSPECTED",
        $"{Alert}, check-candidacy kpu-63.01, {Gakkumdu}, supply-candidate-data kpu-63.01, supply-transfer-data bkpsdm-63", $"{Watch}, revoke-transfers bkn-kanreg-08")]
    [InlineData("VILLAGE_HEAD", "VIL-29", "OTHER_LAW", $"{Alert}, guide-village dpmd-63.72", $"{Watch}, copy-village-affairs kemendagri")]
    [InlineData("VILLAGE_HEAD", "CRM-P71-1", "CRIME_SUSPECTED", $"{Alert}, guide-village dpmd-63.72, {Gakkumdu}", $"{Watch}, copy-village-affairs kemendagri")]
    [InlineData("URBAN_VILLAGE_HEAD", "CRM-P71-1", "CRIME_SUSPECTED", $"{Alert}, {Identify}, {Gakkumdu}, supply-candidate-data kpu-63.01", $"{Watch}, hold-discipline-file bkpsdm-63.72")]
    [InlineData("MILITARY", "CRM-P71-1", "CRIME_SUSPECTED", Alert, Watch)]
    [InlineData("POLICE", "CRM-P71-1", "CRIME_SUSPECTED", $"{Alert}, {Gakkumdu}", Watch)]
    [InlineData("ELECTION_ORGANISER", "", "", "check-own-staff kpu-63.01", "")]
    [InlineData("CANDIDATE_OR_TEAM", "CRM-P70", "CRIME_SUSPECTED",
        $"{Alert}, identify-involved bkpsdm-63.01, check-candidacy kpu-63.01, {Gakkumdu}, supply-candidate-data kpu-63.01", Watch)]
    [InlineData("STATE_ENTERPRISE", "", "", Alert, Watch)]
    public void What_each_kind_of_person_and_class_of_violation_opens(string kind, string violation, string outcome, string before, string forwarded)
    {
        var employer = kind == "CENTRAL_CIVIL_SERVANT" ? "kemenag" : "setda-63.72";
        var file = Given.Case("63.01", persons: Given.Person(kind, employer)).Recused("setda-63.72", hours: 0);
        file = (kind == "REGIONAL_HEAD" ? file.Government("63.72") : file).Known(0, violation.Length > 0 ? [violation] : [], hours: 1).Registered();
        Lines(file).ShouldBe(Split(before).Append("initial-study bawaslu-63.01"), ignoreOrder: true);

        var decided = file.Known(0, violation.Length > 0 ? [$"{violation} {outcome}"] : [], hours: 5).Forwarded(0, "REC-ASN", "bkn-kanreg-08", hours: 6);
        Lines(decided).Except(Lines(file)).ShouldBe(Split(forwarded), ignoreOrder: true);
        Lines(file).Except(Lines(decided)).ShouldBeEmpty();
    }

    [Fact]
    public void An_office_that_keeps_out_is_skipped_whatever_the_rule_and_sees_nothing()
    {
        var file = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72")).Known(0, ["DIS-06"], hours: 1).Registered();
        var offices = Lines(file).Select(line => line.Split(' ')[1]).Distinct().Where(Given.Reference.Offices.CanKeepOut).ToList();
        foreach (var office in offices)
        {
            var without = file.Recused(office, handling: office == file.HandlingOfficeId ? "bawaslu-63" : null, hours: 9);
            var tasks = Open(without);

            tasks.SelectMany(AgenciesAuthority.Seers).ShouldNotContain(office);
            tasks.Where(task => task.FormerOfficeIds.Contains(office)).ShouldAllBe(task => task.OfficeId == Given.Reference.Offices.Find(office)!.SupervisorId);
        }
    }

    [Fact]
    public void A_class_that_is_put_right_ends_what_is_wrong_with_the_reason_and_opens_what_is_missing()
    {
        var wrong = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72")).Known(0, ["CRM-P71-1"], hours: 1).Registered();
        var right = wrong.Known(0, ["DIS-06"], hours: 30);

        var changes = Reconcile.With(Given.Followed(wrong), Open(wrong), right, Plan, Given.Reference);

        changes.Facts.OfType<TaskCancelled>().Select(fact => (fact.Task.Step, fact.Task.Reason)).ShouldBe(
            [("discuss-crime", "REROUTED"), ("assign-investigators", "REROUTED"), ("assign-prosecutor", "REROUTED"), ("supply-candidate-data", "REROUTED")], ignoreOrder: true);
        changes.Opened.Select(task => task.Step).ShouldBe(["examine-subordinate", "coordinate-follow-up", "join-examination"], ignoreOrder: true);
        changes.Opened.ShouldAllBe(task => task.StartTime == NodaTime.Instant.FromDateTimeOffset(Given.Received.AddHours(30)));
    }

    [Fact]
    public void The_province_does_not_watch_over_a_case_that_its_own_tier_handles()
    {
        CaseSnapshot By(string handling) => Given.Case("63.01", handling: handling).Registered().Forwarded(0, "REC-ASN", "bkn-kanreg-08", hours: 6);

        Lines(By("bawaslu-63.01")).ShouldContain("watch-region kesbangpol-63");
        Lines(By("bawaslu-63")).ShouldNotContain("watch-region kesbangpol-63");
    }

    [Fact]
    public void What_was_done_is_not_asked_for_again()
    {
        var wrong = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72")).Known(0, ["DIS-06"], hours: 1).Registered();
        List<FollowUpTask> done = [.. Open(wrong).Select(task => task.Step == "join-examination" ? task with { State = TaskState.Done } : task)];
        var away = wrong.Known(0, [], hours: 20);
        var again = away.Known(0, ["DIS-06"], hours: 30);

        var changes = Reconcile.With(Given.Followed(wrong), done, again, Plan, Given.Reference);

        changes.Opened.Select(task => task.Step).Distinct().ShouldBe(["examine-subordinate", "coordinate-follow-up"], ignoreOrder: true);
    }

    [Fact]
    public void A_running_case_keeps_the_version_of_its_plan()
    {
        var old = Given.Case("63.01", persons: Given.Person(employer: "setda-63.72")).Known(0, ["DIS-06"], hours: 1);
        Reconcile.PlanFor(old, Given.Reference).Version.ShouldBe("2024.1");
        Reconcile.PlanFor(old with { ReceivedTime = Given.Received.AddDays(100) }, Given.Reference).Version.ShouldBe("2025.1");

        var corrected = old.Corrected(hours: 2) with { ReceivedTime = Given.Received.AddDays(100) };
        Reconcile.PlanFor(corrected, Given.Reference).Version.ShouldBe("2024.1");
        Given.FirstHeard(corrected.Registered()).Opened.Count.ShouldBe(4);
    }

    private static IEnumerable<string> Split(string lines) => lines.Split(", ", StringSplitOptions.RemoveEmptyEntries);

    private static List<string> Lines(CaseSnapshot file) => [.. Open(file).Where(task => task.State != TaskState.Cancelled).Select(task => $"{task.Step} {task.OfficeId}")];

    private static List<FollowUpTask> Open(CaseSnapshot file) => [.. Reconcile.With(null, [], file, Plan, Given.Reference).Opened.Where(task => task.TrackId == Guid.Empty)];
}
