using NodaTime;

namespace Netralitas.Reference.Tests.Violations;

/// <summary>The catalogue as delivered.</summary>
public sealed class ViolationTests
{
    private static readonly LawTable<ViolationType> Catalogue = Book.Delivered.Law.Violations;

    [Fact]
    public void Every_code_of_the_catalogue_is_there() => Catalogue.All.Select(type => type.Law.Id).Distinct().ShouldBe(
    [
        "ADM-G283", "CRM-G280-2", "CRM-G280-3", "CRM-G490", "CRM-G547", "CRM-P70", "CRM-P71-1", "CRM-P71-2", "CRM-P71-3",
        .. Enumerable.Range(1, 12).Select(i => $"DIS-{i:00}"), .. Enumerable.Range(1, 7).Select(i => $"ETH-{i:00}"),
        "MIL-01", "POL-01", .. Enumerable.Range(1, 7).Select(i => $"PP-n{i}"), "VIL-29", "VIL-51",
    ]);

    [Theory]
    [InlineData("ETH-04", ViolationGroup.Ethics, FixingPhase.BeforeFixing, "MORAL_CLOSED, MORAL_OPEN")]
    [InlineData("DIS-06", ViolationGroup.Discipline, FixingPhase.AfterFixing, "SEVERE")]
    [InlineData("DIS-05", ViolationGroup.Discipline, FixingPhase.Any, "DISMISSAL_DISHONOURABLE")]
    [InlineData("DIS-09", ViolationGroup.Discipline, FixingPhase.BeforeFixing, "MODERATE")]
    [InlineData("DIS-10", ViolationGroup.Discipline, FixingPhase.AfterFixing, "SEVERE")]
    [InlineData("PP-n1", ViolationGroup.Regulation, FixingPhase.Any, "")]
    [InlineData("PP-n2", ViolationGroup.Regulation, FixingPhase.Any, "MODERATE")]
    [InlineData("VIL-29", ViolationGroup.Village, FixingPhase.Any, "VILLAGE_WARNING, VILLAGE_SUSPENSION, VILLAGE_DISMISSAL")]
    public void A_code_says(string code, ViolationGroup group, FixingPhase phase, string sanctions)
    {
        var type = Catalogue.Versions(code).ShouldHaveSingleItem();

        (type.Group, type.Phase, string.Join(", ", type.Sanctions)).ShouldBe((group, phase, sanctions));
    }

    [Theory]
    [InlineData(13, false)]
    [InlineData(14, true)]
    public void Soldiers_and_police_are_subjects_of_article_71_since_the_court_said_so(int day, bool subjects)
    {
        var type = Catalogue.Find("CRM-P71-1", new LawMoment(new LocalDate(2024, 11, day), ElectionFamily.Pilkada, null)).ShouldNotBeNull();

        type.Subjects.Contains(SubjectGroup.Military).ShouldBe(subjects);
        type.Subjects.Contains(SubjectGroup.Police).ShouldBe(subjects);
    }

    [Theory]
    [InlineData("pilkada-2024", Contest.Regent, "63.01", "2024-09-21", FixingPhase.BeforeFixing)]
    [InlineData("pilkada-2024", Contest.Regent, "63.01", "2024-09-22", FixingPhase.AfterFixing)]
    [InlineData("pemilu-2024", Contest.Legislative, "63.01", "2023-11-03", FixingPhase.AfterFixing)]
    [InlineData("pemilu-2024", Contest.Presidential, "63.01", "2023-11-03", FixingPhase.BeforeFixing)]
    [InlineData("pilkada-2020", Contest.Regent, "64.02", "2020-09-22", FixingPhase.BeforeFixing)]
    [InlineData("pilkada-2020", Contest.Regent, "64.02", "2020-09-23", FixingPhase.AfterFixing)]
    [InlineData("pilkada-2018", Contest.Mayor, "63.71", "2018-02-12", FixingPhase.AfterFixing)]
    [InlineData("pemilu-2019", Contest.Legislative, "63.01", "2018-09-20", FixingPhase.AfterFixing)]
    [InlineData("pilkada-2017", Contest.Regent, "63.08", "2017-02-01", FixingPhase.Any)]
    public void The_class_of_an_act_changes_when_the_candidates_of_its_contest_are_fixed(string election, Contest contest, string place, string day, FixingPhase phase) =>
        Book.Election(election).FixingAt(contest, Book.Region(place), NodaTime.Text.LocalDatePattern.Iso.Parse(day).Value).ShouldBe(phase);

    [Theory]
    [InlineData("violations.yaml", "sanctions: [MODERATE]", "sanctions: [MILD]", "there is no class of sanctions 'MILD'")]
    [InlineData("violations.yaml", "subjects: [asn]", "subjects: [pns]", "subjects 'pns' is not one of asn, non-asn, regional-head, village, military, police, organiser, candidate, enterprise")]
    [InlineData("violations.yaml", "subjects: [asn]", "subjects: []", "subjects is missing or empty")]
    [InlineData("violations.yaml", "phase: before-fixing", "phase: campaign", "phase 'campaign' is not one of any, before-fixing, after-fixing")]
    [InlineData("violations.yaml", "group: ethics", "group: manners", "group 'manners' is not one of ethics, discipline, regulation, crime, administrative, village, military, police")]
    [InlineData("exemptions.yaml", "ETH-03", "ETH-99", "there is no violation 'ETH-99'")]
    [InlineData("subjects.yaml", "id: POLICE", "id: FIREMAN", "id 'FIREMAN' is no kind of person of the contract")]
    [InlineData("recipients.yaml", "function: kasn", "function: kasm", "there is no office of function 'kasm'")]
    [InlineData("recipients.yaml", "SENIOR_EXECUTIVE", "SENIOR", "subject_kinds 'SENIOR' is no kind of person of the contract")]
    [InlineData("elections.yaml", "fixed_by: LISTS_FIXING", "fixed_by: LISTS", "the candidates of legislative are fixed by 'LISTS', and there is no such phase")]
    [InlineData("elections.yaml", "regions: [\"63.72\"]", "regions: [\"64.02\"]", "code 'RE_VOTE' appears twice")]
    public void A_wrong_row_is_told_with_its_reason(string file, string text, string spoiled, string reason)
    {
        using var folder = new FolderCopy();
        folder.Replace(file, text, spoiled);

        folder.Problems().ShouldContain(problem => problem.StartsWith(file + ":") && problem.EndsWith(reason));
    }
}
