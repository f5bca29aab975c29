using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>Reads <c>elections.yaml</c>.</summary>
internal static class ElectionFile
{
    public static ElectionTable Read(DataFolder folder, RegionTable regions)
    {
        var elections = new Dictionary<string, Election>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in YamlFile.Records(folder, "elections.yaml", "elections"))
        {
            row.RefuseRepeat(ids, "id");
            var election = ReadRow(row, regions);
            elections.TryAdd(election.Id, election);
        }

        return new ElectionTable(elections.Values);
    }

    private static Election ReadRow(YamlRecord row, RegionTable regions)
    {
        var election = new Election(
            row.Text("id"),
            row.Text("name"),
            row.Word<ElectionFamily>("family"),
            row.Date("voting_date"),
            ReadAll(row, "contests", "contest", contest => ReadContest(contest, regions)),
            [.. ReadAll(row, "phases", "code", ReadPhase).OrderBy(phase => phase.Start).ThenBy(phase => phase.End)]);
        Provenance.Of(row);
        row.RefuseUnknownKeys();
        return election;
    }

    private static List<T> ReadAll<T>(YamlRecord row, string list, string key, Func<YamlRecord, T> read)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var items = new List<T>();
        foreach (var child in row.Records(list))
        {
            child.RefuseRepeat(seen, key);
            items.Add(read(child));
            Provenance.Of(child);
            child.RefuseUnknownKeys();
        }

        return items;
    }

    private static ContestRule ReadContest(YamlRecord row, RegionTable regions)
    {
        var places = new HashSet<RegionKind>();
        foreach (var word in row.Texts("places"))
        {
            if (!Words.TryParse<RegionKind>(word, out var kind))
            {
                row.Report("places", $"places '{word}' is not one of {Words.List<RegionKind>()}");
            }

            places.Add(kind);
        }

        if (places.Count == 0)
        {
            row.Report("places", "places is missing or empty");
        }

        var excluded = row.Texts("excluded_provinces");
        foreach (var code in excluded)
        {
            if (regions.All.Count > 0 && regions.Find(code) is not { Kind: RegionKind.Province })
            {
                row.Report("excluded_provinces", $"there is no province '{code}'");
            }
        }

        return new ContestRule(
            row.Word<Contest>("contest"),
            row.Text("code"),
            row.Word<HandlingTier>("handled_by"),
            places.ToFrozenSet(),
            excluded.ToFrozenSet(StringComparer.Ordinal));
    }

    private static Phase ReadPhase(YamlRecord row)
    {
        var phase = new Phase(row.Text("code"), row.Text("name"), row.Date("start"), row.Date("end"), row.Text("basis"));
        if (phase.End < phase.Start)
        {
            row.Report("end", $"phase '{phase.Code}' ends before it starts");
        }

        return phase;
    }
}
