namespace Netralitas.Reference;

/// <summary>Reads what all files of law have in common: header, versions, and that no two versions hold at once.</summary>
internal static class LawFile
{
    private const int VersionMax = 1000;

    /// <summary>The rows of a file.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="key">The key of its one list.</param>
    /// <param name="read">Reads a row; refuses no keys.</param>
    public static LawTable<T> Read<T>(DataFolder folder, string file, string key, Func<YamlRecord, T> read)
        where T : class, ILaw
    {
        var rows = new List<T>();
        foreach (var record in YamlFile.Records(folder, file, key))
        {
            var row = read(record);
            record.RefuseUnknownKeys();
            Compare(record, row.Law, rows);
            rows.Add(row);
        }

        return new LawTable<T>(rows);
    }

    /// <summary>The header of a row.</summary>
    public static LawHeader Header(YamlRecord row, LawKind kind, RegionTable regions, string titleKey = "title")
    {
        var provenance = Provenance.Of(row);
        return new LawHeader(
            kind, row.Text("id"), row.Has("version") ? row.Number("version", 1, VersionMax) : 1,
            titleKey == "title" ? row.Text("title") : "", row.Text(titleKey == "title" ? "title_en" : titleKey),
            Scope(row, regions), provenance.Basis, provenance.Evidence);
    }

    /// <summary>The regions that a row is limited to; empty for none.</summary>
    public static IReadOnlyList<string> Places(YamlRecord row, RegionTable regions)
    {
        var places = row.Texts("regions");
        foreach (var code in places.Where(code => regions.All.Count > 0 && regions.Find(code) is null))
        {
            row.Report("regions", $"there is no region '{code}'");
        }

        return places;
    }

    private static LawScope Scope(YamlRecord row, RegionTable regions)
    {
        var (from, to) = (row.OptionalDate("from"), row.OptionalDate("to"));
        if (from > to)
        {
            row.Report("to", "to lies before from");
        }

        return new LawScope(from, to, row.Has("family") ? row.Word<ElectionFamily>("family") : null, Places(row, regions));
    }

    private static void Compare<T>(YamlRecord record, LawHeader law, List<T> before)
        where T : class, ILaw
    {
        foreach (var other in before.Select(row => row.Law).Where(other => other.Id == law.Id && law.Id.Length > 0))
        {
            if (other.Version == law.Version)
            {
                record.Report("id", $"id '{law.Id}' appears twice in version {law.Version}");
            }
            else if (other.Scope.Clashes(law.Scope))
            {
                record.Report("id", $"versions {other.Version} and {law.Version} of '{law.Id}' hold at the same time and place");
            }
        }
}
}
