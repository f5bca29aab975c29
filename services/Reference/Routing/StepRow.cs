using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>Reads one step of <c>routing.yaml</c>.</summary>
internal static class StepRow
{
    public static PlanStep Read(YamlRecord row, LawTable<DeadlineRule> deadlines, OfficeTable offices, IReadOnlySet<string> regions)
    {
        var due = row.Record("due");
        var step = new PlanStep(
            row.Text("id"),
            row.Text("title"),
            row.Text("title_en"),
            row.Word<PlanTrigger>("opens_on"),
            ReadCondition(row, regions),
            row.Texts("reached").ToFrozenSet(StringComparer.Ordinal),
            row.Word<PlanScope>("for"),
            ReadOffice(row, offices),
            Rule(due, "pemilu", deadlines),
            Rule(due, "pilkada", deadlines),
            row.Word<ClockStart>("starts"),
            row.OptionalText("mirror_of"),
            row.Flag("returnable"),
            row.Text("document"),
            row.OptionalText("asks") ?? row.Text("id"));
        Provenance.Of(row);
        due?.RefuseUnknownKeys();
        row.RefuseUnknownKeys();
        StepChecks.Check(row, step);
        return step;
    }

    private static PlanCondition ReadCondition(YamlRecord row, IReadOnlySet<string> regions)
    {
        var places = row.Texts("places").ToFrozenSet(StringComparer.Ordinal);
        foreach (var place in places.Where(place => regions.Count > 0 && !regions.Contains(place)))
        {
            row.Report("places", $"there is no region '{place}'");
        }

        return new PlanCondition(
            WordsOf(row, "case_kinds", PlanVocabulary.CaseKinds), WordsOf(row, "subject_kinds", PlanVocabulary.SubjectKinds), WordsOf(row, "except_subject_kinds", PlanVocabulary.SubjectKinds),
            OptionalWords<ViolationClass>(row, "violations"), OptionalWords<EmployerKind>(row, "employers"), places, OptionalWords<OfficeTier>(row, "tiers"),
            row.Texts("phases").ToFrozenSet(StringComparer.Ordinal));
    }

    private static IReadOnlyList<T> OptionalWords<T>(YamlRecord row, string key)
        where T : struct, Enum => row.Has(key) ? row.WordList<T>(key) : [];

    private static FrozenSet<string> WordsOf(YamlRecord row, string key, IReadOnlySet<string> allowed)
    {
        var words = row.Texts(key);
        foreach (var word in words.Where(word => !allowed.Contains(word)))
        {
            row.Report(key, $"{key} '{word}' is not one of {string.Join(", ", allowed.Order(StringComparer.Ordinal))}");
        }

        return words.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Which office gets it.</summary>
    public static OfficeRule ReadOffice(YamlRecord row, OfficeTable offices)
    {
        var kind = row.Word<OfficeRuleKind>("office");
        var function = row.OptionalText("function");
        if (OfficeRule.NamesFunction(kind) != (function is not null))
        {
            row.Report("function", $"function is given exactly when office is {string.Join(", ", Enum.GetValues<OfficeRuleKind>().Where(OfficeRule.NamesFunction).Select(Words.Write))}");
        }
        else if (function is not null && offices.All.Count > 0 && Lacks(kind, function, offices) is { } reason)
        {
            row.Report("function", reason);
        }

        return new OfficeRule(kind, function);
    }

    private static string? Lacks(OfficeRuleKind kind, string function, OfficeTable offices) => kind switch
    {
        OfficeRuleKind.Covering => offices.HasBranches(function) ? null : $"there is no function '{function}' with branches that cover provinces",
        OfficeRuleKind.National => offices.National(function) is not null ? null : $"there is no national office of function '{function}'",
        _ => offices.RegionalFunctions.Contains(function) ? null : $"there is no function '{function}' with an office in every region",
    };

    /// <summary>The id of a deadline rule that exists.</summary>
    public static string Rule(YamlRecord? due, string family, LawTable<DeadlineRule> deadlines)
    {
        var id = due?.Text(family) ?? string.Empty;
        if (id.Length > 0 && deadlines.All.Count > 0 && deadlines.Versions(id).Count == 0)
        {
            due!.Report(family, $"there is no deadline rule '{id}'");
        }

        return id;
    }
}
