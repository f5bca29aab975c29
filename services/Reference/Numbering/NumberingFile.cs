namespace Netralitas.Reference;

/// <summary>Reads <c>numbering.yaml</c>.</summary>
internal static class NumberingFile
{
    private const string File = "numbering.yaml";

    public static NumberingTable Read(DataFolder folder)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var rules = new List<NumberingRule>();
        foreach (var row in YamlFile.Records(folder, File, "numbering"))
        {
            row.RefuseRepeat(ids, "id");
            rules.Add(ReadRow(row));
        }

        var table = new NumberingTable(rules);
        // Of a file without rows that has been told already.
        foreach (var family in Enum.GetValues<ElectionFamily>().Where(family => rules.Count > 0 && HasGap(table, family)))
        {
            folder.Problems.Add(File, 1, $"for {Words.Write(family)} the rows do not follow each other without a gap");
        }

        return table;
    }

    private static NumberingRule ReadRow(YamlRecord row)
    {
        var (from, to) = (row.OptionalDate("from"), row.OptionalDate("to"));
        if (from is { DayOfYear: not 1 })
        {
            row.Report("from", "from must be the first of January, so that no number is given twice");
        }

        var provenance = Provenance.Of(row);
        var scope = new LawScope(from, to, row.Has("family") ? row.Word<ElectionFamily>("family") : null, []);
        var rule = new NumberingRule(row.Text("id"), row.Word<NumberReset>("starts_anew"), scope, provenance.Basis, provenance.Evidence);
        row.RefuseUnknownKeys();
        return rule;
    }

    private static bool HasGap(NumberingTable table, ElectionFamily family)
    {
        var scopes = table.All.Select(rule => rule.Scope).Where(scope => scope.IsUnder(family)).ToList();
        return scopes.Count == 0 || scopes[0].From is not null || scopes[^1].To is not null
            || scopes.Zip(scopes.Skip(1)).Any(pair => pair.First.To is not { } last || last.PlusDays(1) != pair.Second.From);
    }
}
