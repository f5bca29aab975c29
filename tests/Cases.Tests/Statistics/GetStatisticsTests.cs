using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Support;
using static Netralitas.Cases.Tests.Statistics.CountedCases;
using Dimension = Netralitas.Contracts.Cases.V1.Dimension;

namespace Netralitas.Cases.Tests.Statistics;

public sealed class GetStatisticsTests(CountedCases cases) : IClassFixture<CountedCases>
{
    /// <summary>The eleven civil servants of South Kalimantan in November 2020, by place; Hulu Sungai Tengah is 63.07, Balangan 63.11.</summary>
    private static readonly (string Place, int Persons)[] SouthKalimantan = [("63", 1), ("63.72", 2), ("63.71", 3), ("63.03", 2), ("63.07", 1), ("63.11", 2)];

    [Fact]
    public async Task A_province_is_told_of_all_its_regencies_and_cities_also_of_those_without_a_case()
    {
        foreach (var (place, persons) in SouthKalimantan)
        {
            await cases.RaiseAsync(place, [.. Enumerable.Repeat(SubjectKind.CivilServant, persons)]);
        }

        var told = await cases.CountAsync("bawaslu-63", new GetStatisticsRequest { GroupBy = { Dimension.Region }, ElectionIds = { "pilkada-2024" } });

        Lines(told).ShouldBe(
        [
            "63: 1 1 0", "63.01: 0 0 0", "63.02: 0 0 0", "63.03: 1 2 0", "63.04: 0 0 0", "63.05: 0 0 0", "63.06: 0 0 0", "63.07: 1 1 0", "63.08: 0 0 0", "63.09: 0 0 0",
            "63.10: 0 0 0", "63.11: 1 2 0", "63.71: 1 3 0", "63.72: 1 2 0",
        ]);
        (Text(told.Total), told.ComparedTotal, told.CountTime.ToDateTimeOffset().Date).ShouldBe(("6 11 0", null, new DateTime(2024, 10, 14)));
        Lines(await cases.CountAsync("bawaslu-63", new GetStatisticsRequest { GroupBy = { Dimension.Region, Dimension.State }, RegionCodes = { "63.03", "63.09" } }))
            .ShouldBe(["63.03 FINDING_PROPOSED: 1 2 0", "63.09 : 0 0 0"]);
        Lines(await cases.CountAsync("bawaslu-63", new GetStatisticsRequest { GroupBy = { Dimension.Province }, RegionCodes = { "63.03", "64" } })).ShouldBe(["63: 1 2 0", "64: 0 0 0"]);
    }

    [Fact]
    public async Task A_case_counts_once_in_each_group_that_it_has_something_in()
    {
        var file = await cases.RaiseAsync("64.01", SubjectKind.CivilServant, SubjectKind.CivilServant, SubjectKind.VillageHead);
        await cases.HandleAsync(file, [(0, "DIS-04"), (0, "DIS-06"), (1, "DIS-04")], Outcome.ViolationDiscipline, Outcome.NotProven, Outcome.ViolationDiscipline);
        await cases.HandleAsync(await cases.RaiseAsync("64.01"), [(0, "DIS-04")]);
        Task<GetStatisticsResponse> By(params Dimension[] by) => cases.CountAsync("bawaslu-64.01", new GetStatisticsRequest { GroupBy = { by } });

        var told = await By(Dimension.Outcome);
        Lines(told).ShouldBe([": 1 1 0", "NOT_PROVEN: 1 1 1", "UNSPECIFIED: 1 1 1", "VIOLATION_DISCIPLINE: 1 2 2"]);
        Text(told.Total).ShouldBe("2 4 4");
        Lines(await By(Dimension.SubjectKind)).ShouldBe(["CIVIL_SERVANT: 2 3 4", "VILLAGE_HEAD: 1 1 0"]);
        Lines(await By(Dimension.ViolationGroup)).ShouldBe([": 1 1 0", "DISCIPLINE: 2 3 4"]);
        Lines(await By(Dimension.Violation, Dimension.State)).ShouldBe([" DECIDED: 1 1 0", "DIS-04 DECIDED: 1 2 2", "DIS-04 REGISTERED: 1 1 1", "DIS-06 DECIDED: 1 1 1"]);
        var proven = await cases.CountAsync("bawaslu-64.01", new GetStatisticsRequest
        {
            GroupBy = { Dimension.Kind }, Outcomes = { Outcome.ViolationDiscipline, Outcome.NotProven }, ViolationGroups = { ViolationGroup.Discipline, ViolationGroup.Crime }, ViolationIds = { "DIS-04" },
        });
        (Lines(proven).Single(), Text(proven.Total)).ShouldBe(("FINDING: 1 2 2", "1 2 2"));
    }

    [Fact]
    public async Task An_office_that_holds_a_task_counts_the_case_but_learns_nothing_of_its_allegations()
    {
        var file = await cases.RaiseAsync("62.01");
        await cases.HandleAsync(file, [(0, "DIS-04")], Outcome.ViolationDiscipline);
        await cases.GiveTaskAsync(file, "kpu-62.01");
        var request = new GetStatisticsRequest { GroupBy = { Dimension.Outcome, Dimension.Violation } };

        Lines(await cases.CountAsync("bawaslu-62", request)).ShouldBe(["VIOLATION_DISCIPLINE DIS-04: 1 1 1"]);
        await Eventually.Be(async () => string.Join('|', Lines(await cases.CountAsync("kpu-62.01", request))), told => told == " : 1 1 0");
        request.Outcomes.Add(Outcome.ViolationDiscipline);
        (await cases.CountAsync("kpu-62.01", request)).ShouldSatisfyAllConditions(told => told.Rows.ShouldBeEmpty(), told => told.Total.ShouldBe(new Counts()));
        (await cases.CountAsync("kpu-62.02", new GetStatisticsRequest { GroupBy = { Dimension.Kind } })).Total.ShouldBe(new Counts());
    }

    [Fact]
    public async Task A_day_in_two_phases_counts_in_both_and_filters_of_phases_hold_for_the_total_too()
    {
        foreach (var day in new[] { "2024-09-21", "2024-09-23", "2024-10-10" })
        {
            var request = Finding("61.01");
            (request.ActDate, request.KnownDate) = (day, "2024-10-12");
            await cases.RaiseAsync(request);
        }

        Task<GetStatisticsResponse> By(GetStatisticsRequest request) => cases.CountAsync("bawaslu-61.01", request);

        Lines(await By(new GetStatisticsRequest { GroupBy = { Dimension.Phase } })).ShouldBe([": 1 1 0", "CAMPAIGN: 1 1 0", "FIXED_PRE_CAMPAIGN: 1 1 0", "NUMBERS_DRAWING: 1 1 0"]);
        Lines(await By(new GetStatisticsRequest { GroupBy = { Dimension.Fixing } })).ShouldBe(["AFTER_FIXING: 2 2 0", "BEFORE_FIXING: 1 1 0"]);
        var drawn = await By(new GetStatisticsRequest { GroupBy = { Dimension.Phase, Dimension.Fixing }, Phases = { "NUMBERS_DRAWING" } });
        (Lines(drawn).Single(), Text(drawn.Total)).ShouldBe(("NUMBERS_DRAWING AFTER_FIXING: 1 1 0", "1 1 0"));
        Text((await By(new GetStatisticsRequest { GroupBy = { Dimension.Kind }, Fixings = { FixingPhase.BeforeFixing } })).Total).ShouldBe("1 1 0");
    }

    [Fact]
    public async Task The_month_is_that_of_the_office_and_the_window_is_one_of_instants()
    {
        // Half past midnight on 1 October in Jayapura is still September in Greenwich, and in Jakarta.
        foreach (var received in new[] { "2024-09-30T15:30:00Z", "2024-09-30T14:30:00Z" })
        {
            var request = Finding("91.03");
            (request.ActDate, request.KnownDate, request.ReceivedTime) = ("2024-09-25", "2024-09-25", Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(received)));
            await cases.RaiseAsync(request);
        }

        var month = new GetStatisticsRequest { GroupBy = { Dimension.Month } };
        Lines(await cases.CountAsync("bawaslu-91.03", month)).ShouldBe(["2024-09: 1 1 0", "2024-10: 1 1 0"]);
        month.ReceivedFrom = Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 9, 30, 15, 30, 0, TimeSpan.Zero));
        Lines(await cases.CountAsync("bawaslu-91.03", month)).ShouldBe(["2024-10: 1 1 0"]);
        (month.ReceivedBefore, month.ReceivedFrom) = (month.ReceivedFrom, null);
        Lines(await cases.CountAsync("bawaslu-91.03", month)).ShouldBe(["2024-09: 1 1 0"]);
    }

    [Fact]
    public async Task Two_elections_stand_side_by_side()
    {
        await cases.RaiseAsync("65.01", SubjectKind.CivilServant, SubjectKind.Police);
        var earlier = Finding("65.01");
        (earlier.ElectionId, earlier.Contest, earlier.ActDate) = ("pemilu-2024", Contest.Legislative, "2024-02-11");
        await cases.RaiseAsync(earlier);
        var request = new GetStatisticsRequest { GroupBy = { Dimension.Region, Dimension.SubjectKind }, ElectionIds = { "pilkada-2024" }, CompareElectionId = "pemilu-2024" };

        var told = await cases.CountAsync("bawaslu-65", request);

        Lines(told).ShouldBe(
            ["65.01 CIVIL_SERVANT: 1 1 0 / 1 1 0", "65.01 POLICE: 1 1 0 / 0 0 0", "65.02 : 0 0 0 / 0 0 0", "65.03 : 0 0 0 / 0 0 0", "65.04 : 0 0 0 / 0 0 0", "65.71 : 0 0 0 / 0 0 0"]);
        (Text(told.Total), Text(told.ComparedTotal)).ShouldBe(("1 2 0", "1 1 0"));
        Lines(await cases.CountAsync("bawaslu-65.01", new GetStatisticsRequest { GroupBy = { Dimension.Election, Dimension.Phase } }))
            .ShouldBe(["pemilu-2024 QUIET: 1 1 0", "pilkada-2024 CAMPAIGN: 1 2 0"]);
    }

    [Fact]
    public async Task Every_bad_field_is_named()
    {
        async Task<IReadOnlyList<string>> Bad(GetStatisticsRequest request) => (await Errors.Refused(cases.Client.GetStatisticsAsync(request, cases.Service.As("bawaslu-63.01")))).BadFields();
        var now = Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch.AddDays(9));

        (await Bad(new GetStatisticsRequest())).ShouldBe(["group_by"]);
        (await Bad(new GetStatisticsRequest { GroupBy = { Dimension.Kind, Dimension.Kind, Dimension.State, Dimension.Unspecified } })).ShouldBe(["group_by", "group_by", "group_by[3]"]);
        (await Bad(new GetStatisticsRequest
        {
            GroupBy = { Dimension.Election }, RegionCodes = { "63", "99" }, ElectionIds = { "pilkada-1999" }, CompareElectionId = "pilkada-1998", Kinds = { CaseKind.Unspecified },
            SubjectKinds = { (SubjectKind)99 }, ViolationGroups = { ViolationGroup.Unspecified }, ViolationIds = { "DIS-99" }, Phases = { "NEVER" }, Fixings = { FixingPhase.Any },
            States = { (CaseState)99 }, Outcomes = { (Outcome)99 }, ReceivedFrom = now, ReceivedBefore = now,
        })).ShouldBe(
            [
                "group_by", "region_codes[1]", "election_ids[0]", "compare_election_id", "kinds[0]", "subject_kinds[0]", "violation_groups[0]", "violation_ids[0]", "phases[0]", "fixings[0]",
                "states[0]", "outcomes[0]", "received_before",
            ], ignoreOrder: true);
        (await Bad(new GetStatisticsRequest { GroupBy = { Dimension.Kind }, CompareElectionId = "pilkada-2024", RegionCodes = { Enumerable.Repeat("63", 101) } })).ShouldBe(["region_codes", "election_ids"]);
    }
}
