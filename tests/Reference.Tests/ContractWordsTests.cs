using System.Text.RegularExpressions;

namespace Netralitas.Reference.Tests;

/// <summary>This project does not see the generated contract, so what both say is held together here.</summary>
public sealed partial class ContractWordsTests
{
    [Fact]
    public void A_plan_knows_the_subject_kinds_of_the_contract() =>
        Values("common.proto", "SUBJECT_KIND").Keys.Order().ShouldBe(PlanVocabulary.SubjectKinds.Order());

    [Fact]
    public void A_recipient_knows_the_outcomes_of_the_contract() =>
        Values("allegation.proto", "OUTCOME").Keys.Order().ShouldBe(PlanVocabulary.Outcomes.Order());

    [Fact]
    public void A_track_knows_the_types_of_documents_of_the_contract() =>
        Values("document_service.proto", "DOCUMENT_TYPE").Keys.Order().ShouldBe(PlanVocabulary.DocumentTypes.Order());

    [Fact]
    public void A_plan_knows_the_case_kinds_of_the_contract() =>
        Values("case_service.proto", "CASE_KIND").Keys.Order().ShouldBe(PlanVocabulary.CaseKinds.Order());

    [Fact]
    public void Contests_have_the_numbers_of_the_contract() => SameNumbers<Contest>("common.proto", "CONTEST");

    [Fact]
    public void Day_kinds_have_the_numbers_of_the_contract() => SameNumbers<DayKind>("common.proto", "DAY_KIND");

    [Fact]
    public void Basis_kinds_have_the_numbers_of_the_contract() => SameNumbers<BasisKind>("common.proto", "BASIS_KIND");

    [Fact]
    public void Region_kinds_have_the_numbers_of_the_contract() => SameNumbers<RegionKind>("reference_service.proto", "REGION_KIND");

    [Fact]
    public void Kinds_of_rules_have_the_numbers_of_the_contract() => SameNumbers<LawKind>("law.proto", "RULE_KIND");

    [Fact]
    public void Bodies_of_law_have_the_numbers_of_the_contract() => SameNumbers<ElectionFamily>("law.proto", "ELECTION_FAMILY");

    [Fact]
    public void Groups_of_violations_have_the_numbers_of_the_contract() => SameNumbers<ViolationGroup>("law.proto", "VIOLATION_GROUP");

    [Fact]
    public void Phases_of_fixing_have_the_numbers_of_the_contract() => SameNumbers<FixingPhase>("law.proto", "FIXING_PHASE");

    [Fact]
    public void Reasons_of_days_have_the_numbers_of_the_contract() => SameNumbers<DayReason>("law.proto", "DAY_REASON");

    private static void SameNumbers<T>(string file, string prefix)
        where T : struct, Enum
    {
        var ours = Enum.GetValues<T>().Select(value => $"{InnerCapital().Replace(value.ToString(), "_$0").ToUpperInvariant()} = {Convert.ToInt32(value)}");
        Values(file, prefix).Select(value => $"{value.Key} = {value.Value}").ShouldBe(ours);
    }

    private static Dictionary<string, string> Values(string file, string prefix)
    {
        var values = EnumValue().Matches(Contract.Read(file))
            .Where(match => match.Groups[1].Value.StartsWith(prefix + "_", StringComparison.Ordinal))
            .ToDictionary(match => match.Groups[1].Value[(prefix.Length + 1)..], match => match.Groups[2].Value);
        values.Remove("UNSPECIFIED").ShouldBeTrue();
        return values;
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex InnerCapital();

    [GeneratedRegex(@"^  ([A-Z_]+) = (\d+);", RegexOptions.Multiline)]
    private static partial Regex EnumValue();
}
