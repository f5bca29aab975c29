using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Agencies.Tests.FollowUp;

/// <summary>Which tasks a raised case opens, where and until when: expectations written by hand, not by the planner.</summary>
public sealed class RoutingTests
{
    [Fact]
    public void A_civil_servant_who_acts_in_one_regency_and_is_employed_in_another_is_identified_by_the_employers_personnel_office() =>
        Opens(Given.Case("63.01", persons: Given.Person(employer: "setda-63.72")),
            "1 initial-study bawaslu-63.01 2024-10-17T00:00+08 DL-06 LAW",
            "1 identify-person bkpsdm-63.72 2024-10-17T00:00+08 POL-IDENTIFY POLICY",
            "1 check-candidacy kpu-63.01 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-63.01 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    [Fact]
    public void Village_heads_are_not_identified_by_the_personnel_office() =>
        Opens(Given.Case("64.01", persons: [.. Repeat(3, "CIVIL_SERVANT", "setda-64.01"), .. Repeat(3, "VILLAGE_HEAD", null)]),
            "1 initial-study bawaslu-64.01 2024-10-17T00:00+08 DL-06 LAW",
            "3 identify-person bkpsdm-64.01 2024-10-17T00:00+08 POL-IDENTIFY POLICY",
            "6 check-candidacy kpu-64.01 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-64.01 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    [Theory]
    [InlineData("VILLAGE_STAFF")]
    [InlineData("MILITARY")]
    [InlineData("POLICE")]
    public void Neither_are_village_staff_soldiers_and_police(string kind) =>
        Opens(Given.Case("63.01", persons: Given.Person(kind, null)),
            "1 initial-study bawaslu-63.01 2024-10-17T00:00+08 DL-06 LAW",
            "1 check-candidacy kpu-63.01 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-63.01 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    [Fact]
    public void Eleven_persons_in_one_report_are_checked_each() =>
        Opens(Given.Case("63.72", persons: [.. Repeat(11, "CIVIL_SERVANT", "setda-63.72")]),
            "1 initial-study bawaslu-63.72 2024-10-17T00:00+08 DL-06 LAW",
            "11 identify-person bkpsdm-63.72 2024-10-17T00:00+08 POL-IDENTIFY POLICY",
            "11 check-candidacy kpu-63.72 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-63.72 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    [Fact]
    public void While_the_employer_is_unknown_the_personnel_office_of_the_place_identifies() =>
        Opens(Given.Case("64.02", persons: Given.Person("URBAN_VILLAGE_HEAD", null)),
            "1 initial-study bawaslu-64.02 2024-10-17T00:00+08 DL-06 LAW",
            "1 identify-person bkpsdm-64.02 2024-10-17T00:00+08 POL-IDENTIFY POLICY",
            "1 check-candidacy kpu-64.02 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-64.02 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    [Fact]
    public void Those_of_a_ministry_are_identified_by_the_ministry_on_its_own_clock() =>
        Opens(Given.Case("63.01", persons: Given.Person("CENTRAL_CIVIL_SERVANT", "kemenag")),
            "1 initial-study bawaslu-63.01 2024-10-17T00:00+08 DL-06 LAW",
            "1 identify-person kemenag 2024-10-17T00:00+07 POL-IDENTIFY POLICY",
            "1 check-candidacy kpu-63.01 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-63.01 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    [Fact]
    public void A_contest_for_governor_is_handled_by_the_province_and_followed_up_where_the_act_took_place() =>
        Opens(Given.Case("63.01", handling: "bawaslu-63"),
            "1 initial-study bawaslu-63 2024-10-17T00:00+08 DL-06 LAW",
            "1 identify-person bkpsdm-63.01 2024-10-17T00:00+08 POL-IDENTIFY POLICY",
            "1 check-candidacy kpu-63.01 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-63.01 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    [Fact]
    public void Information_is_traced_by_Bawaslu_whoever_brought_it() =>
        Opens(Given.Case("63.01", kind: "INFORMATION"),
            "1 tracing bawaslu-63.01 2024-10-22T00:00+08 POL-TRACING POLICY",
            "1 identify-person bkpsdm-63.01 2024-10-17T00:00+08 POL-IDENTIFY POLICY",
            "1 check-candidacy kpu-63.01 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-63.01 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    // Known on Saturday 12 October, which is day 1 of 7.
    [Fact]
    public void A_finding_must_be_set_within_seven_days_from_the_day_on_which_the_act_became_known() =>
        Opens(Given.Case("63.01", kind: "FINDING"),
            "1 set-as-finding bawaslu-63.01 2024-10-19T00:00+08 DL-04 LAW",
            "1 identify-person bkpsdm-63.01 2024-10-17T00:00+08 POL-IDENTIFY POLICY",
            "1 check-candidacy kpu-63.01 2024-10-17T00:00+08 POL-CANDIDATE-CHECK POLICY",
            "1 situation-note kesbangpol-63.01 2024-10-18T00:00+08 POL-SITUATION-NOTE POLICY");

    // Friday 12 January 2024; a Pemilu counts working days where a Pilkada counts calendar days.
    [Fact]
    public void The_clocks_are_those_of_the_body_of_law()
    {
        var friday = new DateTimeOffset(2024, 1, 12, 10, 0, 0, TimeSpan.FromHours(8));
        var report = Given.Case() with { ElectionId = "pemilu-2024", ReceivedTime = friday, RecordTime = friday };

        Line(Given.TaskOf(report, "initial-study")).ShouldBe("initial-study bawaslu-63.01 2024-01-17T00:00+08 DL-05 LAW");
        Line(Given.TaskOf(report with { ElectionId = "pilkada-2024" }, "initial-study")).ShouldBe("initial-study bawaslu-63.01 2024-01-15T00:00+08 DL-06 LAW");
    }

    [Fact]
    public void Two_reports_of_the_same_instant_fall_due_at_different_instants_in_different_zones()
    {
        Due(Given.Case("62.71")).ShouldBe(Instant.FromUtc(2024, 10, 16, 17, 0));
        Due(Given.Case("63.71")).ShouldBe(Instant.FromUtc(2024, 10, 16, 16, 0));
    }

    [Fact]
    public void Half_past_midnight_in_one_zone_is_still_the_day_before_in_the_next()
    {
        var received = new DateTimeOffset(2024, 10, 15, 0, 30, 0, TimeSpan.FromHours(8));

        Due(Given.Case("62.71") with { ReceivedTime = received }).ShouldBe(Instant.FromUtc(2024, 10, 16, 17, 0));
        Due(Given.Case("63.71") with { ReceivedTime = received }).ShouldBe(Instant.FromUtc(2024, 10, 17, 16, 0));
    }

    [Fact]
    public void The_study_of_a_report_that_came_outside_reception_hours_starts_when_they_begin()
    {
        var monday = new DateTimeOffset(2024, 10, 14, 8, 0, 0, TimeSpan.FromHours(8));

        Due(Given.Case("63.71") with { ReceivedTime = monday.AddHours(-20), CountedFromTime = monday }).ShouldBe(Instant.FromUtc(2024, 10, 16, 16, 0));
    }

    [Fact]
    public void A_task_keeps_how_its_deadline_came_about_and_who_is_above()
    {
        var file = Given.Case("62.71", persons: Given.Person(employer: "setda-62.71"));
        var task = Given.TaskOf(file, "identify-person");

        task.TimeZone.ShouldBe("Asia/Jakarta");
        task.Basis.ShouldBe("policy");
        task.DayKind.ShouldBe(DayKind.Working);
        task.StartTime.ShouldBe(Instant.FromDateTimeOffset(file.RecordTime));
        task.PlanVersion.ShouldBe("2024.1");
        task.SupervisorOfficeId.ShouldBe("bkpsdm-62");
        task.HandlingSupervisorId.ShouldBe("bawaslu-62");
        task.PersonId.ShouldBe(file.Persons[0].PersonId);
    }

    [Fact]
    public void A_task_has_the_same_UUIDv7_whenever_it_is_opened()
    {
        var file = Given.Case();
        var ids = Given.FirstHeard(file).Opened.Select(task => task.Id).ToList();

        ids.ShouldBe(Given.FirstHeard(file.Studied().Closed()).Opened.Select(task => task.Id));
        ids.Distinct().Count().ShouldBe(4);
        ids.ShouldAllBe(id => id.Version == 7 && id.Variant >= 8 && id.Variant <= 11);
        Given.FirstHeard(file with { CaseId = Guid.CreateVersion7() }).Opened.Select(task => task.Id).ShouldNotContain(id => ids.Contains(id));
    }

    [Theory]
    [InlineData("99.99", "pilkada-2024", 2024)]
    [InlineData("63.01", "pilkada-1999", 2024)]
    [InlineData("63.01", "pilkada-2024", 2022)]
    public void What_the_reference_data_do_not_know_is_not_guessed(string place, string election, int year)
    {
        var file = Given.Case("63.01") with { PlaceRegionCode = place, ElectionId = election, ReceivedTime = Given.Received.AddYears(year - 2024) };

        Should.Throw<CannotRouteException>(() => Given.FirstHeard(file));
    }

    private static Instant Due(CaseSnapshot file) => Given.TaskOf(file, "initial-study").DueTime;

    private static IEnumerable<PersonSnapshot> Repeat(int count, string kind, string? employer) =>
        Enumerable.Range(0, count).Select(_ => Given.Person(kind, employer));

    private static void Opens(CaseSnapshot file, params string[] expected)
    {
        var changes = Given.FirstHeard(file);

        changes.Changed.ShouldBeEmpty();
        changes.Opened.GroupBy(Line).Select(group => $"{group.Count()} {group.Key}").ShouldBe(expected, ignoreOrder: true);
        changes.Facts.ShouldAllBe(fact => fact is TaskOpened);
        changes.Facts.Select(fact => fact.Task.TaskId).ShouldBe(changes.Opened.Select(task => task.Id));
        changes.Opened.Select(task => (task.Step, task.PersonId)).Distinct().Count().ShouldBe(changes.Opened.Count);
    }

    private static string Line(FollowUpTask task)
    {
        var due = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<g>")
            .Format(task.DueTime.InZone(DateTimeZoneProviders.Tzdb[task.TimeZone]).ToOffsetDateTime());
        return $"{task.Step} {task.OfficeId} {due} {task.RuleId} {task.BasisKind.ToString().ToUpperInvariant()}";
    }
}
