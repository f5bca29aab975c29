namespace Netralitas.Reference;

/// <summary>Reads <c>deadlines.yaml</c>.</summary>
internal static class DeadlineFile
{
    private const string File = "deadlines.yaml";

    // No limit of the field comes near; a slip of the finger does.
    private const int AmountMax = 366;
    private const string PolicyBasis = "policy";

    public static LawTable<DeadlineRule> Read(DataFolder folder, RegionTable regions)
    {
        var table = LawFile.Read(folder, File, "rules", row => ReadRow(row, regions));
        foreach (var rule in table.All.Where(rule => rule.Extends is not null && table.Versions(rule.Extends).Count == 0))
        {
            folder.Problems.Add(File, 1, $"'{rule.Id}' extends '{rule.Extends}', and there is no such rule");
        }

        return table;
    }

    private static DeadlineRule ReadRow(YamlRecord row, RegionTable regions)
    {
        var rule = new DeadlineRule(
            LawFile.Header(row, LawKind.Deadline, regions, "act"),
            row.Number("amount", 1, AmountMax),
            row.Word<DayKind>("day"),
            row.Flag("count_first_day"),
            row.Word<BasisKind>("kind"),
            row.OptionalText("extends"),
            row.Flag("at_least"),
            row.Flag("before"));
        Check(row, rule);
        return rule;
    }

    private static void Check(YamlRecord row, DeadlineRule rule)
    {
        if (rule is { Day: DayKind.Hours or DayKind.Months, CountFirstDay: true })
        {
            row.Report("count_first_day", "a limit in hours or months has no first day to count");
        }

        if (rule.Day is DayKind.Calendar or DayKind.Working && !row.Has("count_first_day"))
        {
            row.Report("a limit in days must say count_first_day: true or false");
        }

        if (rule.Before && rule.Day is not DayKind.Months)
        {
            row.Report("before", "only a limit in months is counted back");
        }

        if ((rule.Kind == BasisKind.Policy) != (rule.Basis == PolicyBasis))
        {
            row.Report("basis", $"the basis of a policy, and of nothing else, is the word '{PolicyBasis}'");
        }
    }
}
