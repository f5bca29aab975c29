namespace Netralitas.Reference;

/// <summary>Reads <c>retention.yaml</c>.</summary>
internal static class RetentionFile
{
    private const string File = "retention.yaml";
    private const string UntilSet = "until-jra-set";

    // A century.
    private const int DaysMax = 36_525;

    public static RetentionTable Read(DataFolder folder)
    {
        var rules = new Dictionary<string, RetentionRule>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rows = YamlFile.Records(folder, File, "documents");
        foreach (var row in rows)
        {
            row.RefuseRepeat(ids, "type");
            var rule = ReadRow(row);
            rules.TryAdd(rule.Id, rule);
        }

        // Of a file without rows that has been told already.
        foreach (var kind in RetentionTable.Kinds.Where(kind => rows.Count > 0 && !ids.Contains(kind)))
        {
            folder.Problems.Add(File, 1, $"there is no row for type '{kind}'");
        }

        return new RetentionTable(rules.Values);
    }

    private static RetentionRule ReadRow(YamlRecord row)
    {
        var type = row.Text("type");
        if (type.Length > 0 && !RetentionTable.Kinds.Contains(type))
        {
            row.Report("type", $"type '{type}' is not one of {string.Join(", ", RetentionTable.Kinds)}");
        }

        var isOpen = row.OptionalText("period_days") == UntilSet;
        var provenance = Provenance.Of(row);
        var rule = new RetentionRule(type, isOpen ? null : row.Number("period_days", 1, DaysMax), provenance.Basis, provenance.Evidence);
        row.RefuseUnknownKeys();
        return rule;
    }
}
