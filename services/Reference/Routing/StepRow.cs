using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Netralitas.Reference;

/// <summary>Reads one step of <c>routing.yaml</c>.</summary>
internal static partial class StepRow
{
    public static PlanStep Read(YamlRecord row, LawTable<DeadlineRule> deadlines, OfficeTable offices)
    {
        var due = row.Record("due");
        var step = new PlanStep(
            row.Text("id"),
            row.Text("title"),
            row.Text("title_en"),
            row.Word<PlanTrigger>("opens_on"),
            WordsOf(row, "case_kinds", PlanVocabulary.CaseKinds),
            WordsOf(row, "subject_kinds", PlanVocabulary.SubjectKinds),
            WordsOf(row, "except_subject_kinds", PlanVocabulary.SubjectKinds),
            row.Word<PlanScope>("for"),
            ReadOffice(row, offices),
            Rule(due, "pemilu", deadlines),
            Rule(due, "pilkada", deadlines),
            row.Word<ClockStart>("starts"),
            row.OptionalText("mirror_of"),
            row.Flag("returnable"),
            row.Text("document"));
        Provenance.Of(row);
        due?.RefuseUnknownKeys();
        row.RefuseUnknownKeys();
        Check(row, step);
        return step;
    }

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
        if ((kind == OfficeRuleKind.FunctionAtPlace) != (function is not null))
        {
            row.Report("function", "function is given exactly when office is function-at-place");
        }
        else if (function is not null && offices.All.Count > 0 && !offices.RegionalFunctions.Contains(function))
        {
            row.Report("function", $"there is no function '{function}' with an office in every region");
        }

        return new OfficeRule(kind, function);
    }

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

    private static void Check(YamlRecord row, PlanStep step)
    {
        if (step.MirrorOf is { } method && !Method().IsMatch(method))
        {
            row.Report("mirror_of", $"mirror_of '{method}' is not of the form package.v1.Service/Method");
        }

        if (step is { MirrorOf: not null, Returnable: true })
        {
            row.Report("returnable", "a mirror belongs to the case file and cannot be returned");
        }

        if (step is { MirrorOf: not null, Office.Kind: OfficeRuleKind.FunctionAtPlace or OfficeRuleKind.PersonnelOfEmployer })
        {
            row.Report("office", "a mirror belongs to the handling office");
        }

        if (step.Office.Kind == OfficeRuleKind.Receiver || step.Starts == ClockStart.Opened)
        {
            row.Report(step.Office.Kind == OfficeRuleKind.Receiver ? "office" : "starts", "nobody receives a case before it is forwarded; see tracks.yaml");
        }

        if (step.SubjectKinds.Count > 0 && step.ExceptSubjectKinds.Count > 0)
        {
            row.Report("except_subject_kinds", "give subject_kinds or except_subject_kinds, not both");
        }

        if (step.For == PlanScope.Case
            && (step.SubjectKinds.Count + step.ExceptSubjectKinds.Count > 0 || step.Office.Kind == OfficeRuleKind.PersonnelOfEmployer))
        {
            row.Report("for", "a step for the case knows no person: neither subject kinds nor an employer");
        }

        if ((step.OpensOn == PlanTrigger.TaskReturned) != (step.Starts == ClockStart.Returned))
        {
            row.Report("starts", "starts is returned exactly when opens_on is task-returned");
        }
    }

    [GeneratedRegex(@"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*\.[A-Z][A-Za-z0-9]*/[A-Z][A-Za-z0-9]*$")]
    private static partial Regex Method();
}
