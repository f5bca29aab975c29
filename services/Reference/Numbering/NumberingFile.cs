namespace Netralitas.Reference;

/// <summary>Reads <c>numbering.yaml</c>.</summary>
internal static class NumberingFile
{
    private const string File = "numbering.yaml";

    public static NumberingTable Read(DataFolder folder, RegionTable regions)
    {
        var table = new NumberingTable(LawFile.Read(folder, File, "numbering", row => ReadRow(row, regions)).All);
        // Of a file without rows that has been told already.
        foreach (var family in Enum.GetValues<ElectionFamily>().Where(family => table.All.Count > 0 && HasGap(table, family)))
        {
            folder.Problems.Add(File, 1, $"for {Words.Write(family)} the rows do not follow each other without a gap");
        }

        return table;
    }

    private static NumberingRule ReadRow(YamlRecord row, RegionTable regions)
    {
        var law = LawFile.Header(row, LawKind.Numbering, regions);
        if (law.Scope.From is { DayOfYear: not 1 })
        {
            row.Report("from", "from must be the first of January, so that no number is given twice");
        }

        if (law.Scope.Regions.Count > 0)
        {
            row.Report("regions", "a series of numbers starts anew everywhere at once");
        }

        return new NumberingRule(law, row.Word<NumberReset>("starts_anew"));
    }

    private static bool HasGap(NumberingTable table, ElectionFamily family)
    {
        var scopes = table.All.Select(rule => rule.Law.Scope).Where(scope => scope.IsUnder(family)).ToList();
        return scopes.Count == 0 || scopes[0].From is not null || scopes[^1].To is not null
            || scopes.Zip(scopes.Skip(1)).Any(pair => pair.First.To is not { } last || last.PlusDays(1) != pair.Second.From);
    }
}
