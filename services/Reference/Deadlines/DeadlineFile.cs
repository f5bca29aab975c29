namespace Netralitas.Reference;

/// <summary>Reads <c>deadlines.yaml</c>.</summary>
internal static class DeadlineFile
{
    // No limit of the field comes near; a slip of the finger does.
    private const int AmountMax = 366;
    private const string PolicyBasis = "policy";

    public static DeadlineTable Read(DataFolder folder)
    {
        var rules = new Dictionary<string, DeadlineRule>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in YamlFile.Records(folder, "deadlines.yaml", "rules"))
        {
            row.RefuseRepeat(ids, "id");
            var rule = ReadRow(row);
            rules.TryAdd(rule.Id, rule);
        }

        return new DeadlineTable(rules.Values);
    }

    private static DeadlineRule ReadRow(YamlRecord row)
    {
        row.Text("act");
        var provenance = Provenance.Of(row);
        var rule = new DeadlineRule(
            row.Text("id"),
            row.Number("amount", 1, AmountMax),
            row.Word<DayKind>("day"),
            row.Flag("count_first_day"),
            row.Word<BasisKind>("kind"),
            provenance.Basis,
            provenance.Evidence);
        row.RefuseUnknownKeys();

        if (rule is { Day: DayKind.Hours, CountFirstDay: true })
        {
            row.Report("count_first_day", "a limit in hours has no first day to count");
        }

        if (rule.Day is DayKind.Calendar or DayKind.Working && !row.Has("count_first_day"))
        {
            row.Report("a limit in days must say count_first_day: true or false");
        }

        if ((rule.Kind == BasisKind.Policy) != (rule.Basis == PolicyBasis))
        {
            row.Report("basis", $"the basis of a policy, and of nothing else, is the word '{PolicyBasis}'");
        }

        return rule;
    }
}
