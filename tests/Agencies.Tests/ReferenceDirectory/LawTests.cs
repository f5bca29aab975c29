using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.ReferenceDirectory;

/// <summary>Law as data, asked of a running service.</summary>
public sealed class LawTests(AgenciesFixture agencies)
{
    // Monday 14 October 2024, 10:00 WIB.
    private static readonly Timestamp Monday = Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 10, 14, 10, 0, 0, TimeSpan.FromHours(7)));

    private Metadata Anyone => agencies.As("kejari-62.71");

    [Fact]
    public async Task An_act_before_the_candidates_are_fixed_is_ethics_and_after_it_discipline()
    {
        var request = new ListViolationTypesRequest
        {
            PageSize = 1000, ElectionId = "pilkada-2024", ActDate = "2024-09-21", Contest = Contest.Regent, PlaceRegionCode = "63.01", SubjectKind = SubjectKind.CivilServant,
        };
        var before = await agencies.Reference.ListViolationTypesAsync(request, Anyone);
        request.ActDate = "2024-09-22";
        var after = await agencies.Reference.ListViolationTypesAsync(request, Anyone);

        before.ViolationTypes.Select(type => type.Rule.Id).ShouldBe(
            ["CRM-P71-1", "DIS-03", "DIS-05", "DIS-09", "DIS-11", .. Enumerable.Range(1, 7).Select(i => $"ETH-{i:00}"), .. Enumerable.Range(1, 7).Select(i => $"PP-n{i}")]);
        after.ViolationTypes.Select(type => type.Rule.Id).ShouldBe(
        [
            "CRM-P71-1", "DIS-01", "DIS-02", "DIS-04", "DIS-05", "DIS-06", "DIS-07", "DIS-08", "DIS-10", "DIS-11", "DIS-12", .. Enumerable.Range(1, 7).Select(i => $"PP-n{i}"),
        ]);
        before.ViolationTypes.Single(type => type.Rule.Id == "ETH-01").SanctionIds.ShouldBe(["MORAL_CLOSED", "MORAL_OPEN"]);
    }

    [Fact]
    public async Task The_whole_catalogue_comes_in_pages_by_code_and_version()
    {
        var (all, token) = (new List<ViolationType>(), "");
        do
        {
            var page = await agencies.Reference.ListViolationTypesAsync(new ListViolationTypesRequest { PageSize = 7, PageToken = token }, Anyone);
            all.AddRange(page.ViolationTypes);
            token = page.NextPageToken;
        }
        while (token.Length > 0);

        all.Select(type => (type.Rule.Id, type.Rule.Version)).ShouldBe(Given.Reference.Law.Violations.All.Select(type => (type.Law.Id, type.Law.Version)));
    }

    [Fact]
    public async Task Since_25_August_2024_BKN_receives_what_KASN_received()
    {
        async Task<string> FunctionAsync(string date) =>
            (await agencies.Reference.GetRuleAsync(new GetRuleRequest { RuleId = "REC-ASN", Date = date }, Anyone)).Rule.Facts["function"];

        (await FunctionAsync("2024-08-24")).ShouldBe("kasn");
        (await FunctionAsync("2024-08-25")).ShouldBe("bkn");
        (await agencies.Reference.GetRuleAsync(new GetRuleRequest { RuleId = "REC-ASN" }, Anyone)).Rule.Version.ShouldBe(2);
        (await agencies.Reference.GetRuleAsync(new GetRuleRequest { RuleId = "REC-ASN", Version = 1 }, Anyone)).Rule.EndDate.ShouldBe("2024-08-24");
    }

    [Fact]
    public async Task Rules_are_listed_by_kind_day_election_and_doubt()
    {
        async Task<IEnumerable<string>> IdsAsync(ListRulesRequest request)
        {
            request.PageSize = 1000;
            return (await agencies.Reference.ListRulesAsync(request, Anyone)).Rules.Select(rule => rule.Id);
        }

        (await IdsAsync(new ListRulesRequest())).Count().ShouldBe(Given.Reference.Law.All.Count);
        (await IdsAsync(new ListRulesRequest { Kind = RuleKind.Reception, ElectionId = "pilkada-2024" })).ShouldBe(["RCP-PILKADA"]);
        (await IdsAsync(new ListRulesRequest { Kind = RuleKind.Numbering, ToVerify = true })).ShouldBe(["NUM-ELECTION"]);
        (await agencies.Reference.GetRuleAsync(new GetRuleRequest { RuleId = "NUM-ELECTION", Date = "2024-10-14" }, Anyone)).Rule.Facts["starts_anew"].ShouldBe("election");
        (await IdsAsync(new ListRulesRequest { Kind = RuleKind.Sanction, Date = "2021-01-01" })).ShouldContain("OLD_PP53");
        (await IdsAsync(new ListRulesRequest { Kind = RuleKind.Sanction, Date = "2024-01-01" })).ShouldNotContain("OLD_PP53");
        var doubtful = await IdsAsync(new ListRulesRequest { Kind = RuleKind.Deadline, ToVerify = true });
        doubtful.ShouldContain("DL-06");
        doubtful.ShouldNotContain("DL-05");
    }

    [Fact]
    public async Task A_deadline_is_reckoned_day_by_day_in_the_zone_of_its_office()
    {
        var reckoning = (await agencies.Reference.PreviewDeadlineAsync(Ask("DL-06", "bawaslu-33.03"), Anyone)).Reckoning;

        reckoning.DueTime.ToDateTimeOffset().ShouldBe(new DateTimeOffset(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(7)));
        (reckoning.TimeZone, reckoning.Rule.Basis).ShouldBe(("Asia/Jakarta", "Perbawaslu 8/2020 jo 9/2024"));
        reckoning.Days.Select(day => (day.Date, day.Reason, day.Number)).ShouldBe(
            [("2024-10-14", DayReason.StartDay, 0), ("2024-10-15", DayReason.Counts, 1), ("2024-10-16", DayReason.Counts, 2)]);
    }

    [Fact]
    public async Task A_pause_moves_it_and_shows()
    {
        var ask = Ask("DL-06", "bawaslu-33.03");
        ask.Pauses.Add(new ClockPause { StartTime = Monday + Duration.FromTimeSpan(TimeSpan.FromHours(20)), EndTime = Monday + Duration.FromTimeSpan(TimeSpan.FromHours(44)) });

        var reckoning = (await agencies.Reference.PreviewDeadlineAsync(ask, Anyone)).Reckoning;

        reckoning.Days.Select(day => day.Reason).ShouldBe([DayReason.StartDay, DayReason.Counts, DayReason.Paused, DayReason.Counts]);
    }

    [Theory]
    [InlineData("DL-99")]
    [InlineData("ETH-01")]
    public async Task What_is_no_deadline_rule_is_not_found(string id) =>
        (await Errors.Refused(agencies.Reference.PreviewDeadlineAsync(Ask(id, "bawaslu-33.03"), Anyone))).Reason().ShouldBe("NOT_FOUND");

    [Fact]
    public async Task A_year_without_holidays_is_told_and_never_guessed()
    {
        var ask = Ask("DL-05", "bawaslu-33.03");
        ask.StartTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2026, 12, 31, 10, 0, 0, TimeSpan.Zero));

        (await Errors.Refused(agencies.Reference.PreviewDeadlineAsync(ask, Anyone))).Reason().ShouldBe("CALENDAR_YEAR_MISSING");
    }

    [Fact]
    public async Task Bad_fields_are_named()
    {
        var ask = new PreviewDeadlineRequest { OfficeId = "bawaslu", Pauses = { new ClockPause { StartTime = Monday, EndTime = Monday }, new ClockPause { EndTime = new Timestamp { Seconds = 9_000_000_000 } } } };

        (await Errors.Refused(agencies.Reference.PreviewDeadlineAsync(ask, Anyone))).BadFields().ShouldBe(
            ["rule_id", "start_time", "office_id", "pauses[0].end_time", "pauses[1].start_time", "pauses[1].end_time", "pauses[1].start_time"]);
        (await Errors.Refused(agencies.Reference.GetRuleAsync(new GetRuleRequest { Version = -1, Date = "x", RegionCode = "99" }, Anyone))).BadFields()
            .ShouldBe(["rule_id", "version", "date", "date", "region_code"]);
        (await Errors.Refused(agencies.Reference.ListRulesAsync(new ListRulesRequest { Kind = (RuleKind)99, ElectionId = "x", Date = "x" }, Anyone))).BadFields()
            .ShouldBe(["kind", "election_id", "date"]);
        (await Errors.Refused(agencies.Reference.ListViolationTypesAsync(
            new ListViolationTypesRequest { Group = (ViolationGroup)99, SubjectKind = (SubjectKind)99, ActDate = "x", Contest = Contest.Mayor, PlaceRegionCode = "x" }, Anyone))).BadFields()
            .ShouldBe(["group", "subject_kind", "act_date", "place_region_code", "contest"]);
    }

    private static PreviewDeadlineRequest Ask(string rule, string office) => new() { RuleId = rule, StartTime = Monday, OfficeId = office };
}
