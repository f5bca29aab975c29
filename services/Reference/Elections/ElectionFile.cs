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
            ReadContests(row, regions),
            [.. ReadPhases(row, regions).OrderBy(phase => phase.Start).ThenBy(phase => phase.End)]);
        foreach (var contest in election.Contests.Where(contest => contest.FixedBy is { Length: > 0 } && election.Phases.All(phase => phase.Code != contest.FixedBy)))
        {
            row.Report($"the candidates of {Words.Write(contest.Contest)} are fixed by '{contest.FixedBy}', and there is no such phase");
        }

        Provenance.Of(row);
        row.RefuseUnknownKeys();
        return election;
    }

    private static List<ContestRule> ReadContests(YamlRecord row, RegionTable regions)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return ReadAll(row, "contests", contest =>
        {
            contest.RefuseRepeat(seen, "contest");
            return ReadContest(contest, regions);
        });
    }

    private static List<Phase> ReadPhases(YamlRecord row, RegionTable regions)
    {
        var seen = new List<Phase>();
        return ReadAll(row, "phases", record =>
        {
            var phase = ReadPhase(record, regions);
            if (seen.Exists(other => other.Code == phase.Code && (other.Regions.Intersect(phase.Regions, StringComparer.Ordinal).Any() || other.Regions.Count + phase.Regions.Count == 0)))
            {
                record.Report("code", $"code '{phase.Code}' appears twice");
            }

            seen.Add(phase);
            return phase;
        });
    }

    private static List<T> ReadAll<T>(YamlRecord row, string list, Func<YamlRecord, T> read)
    {
        var items = new List<T>();
        foreach (var child in row.Records(list))
        {
            items.Add(read(child));
            Provenance.Of(child);
            child.RefuseUnknownKeys();
        }

        return items;
    }

    private static ContestRule ReadContest(YamlRecord row, RegionTable regions)
    {
        var places = row.WordList<RegionKind>("places").ToHashSet();
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
            row.OptionalText("fixed_by"),
            excluded.ToFrozenSet(StringComparer.Ordinal));
    }

    private static Phase ReadPhase(YamlRecord row, RegionTable regions)
    {
        var phase = new Phase(row.Text("code"), row.Text("name"), row.Date("start"), row.Date("end"), LawFile.Places(row, regions), row.Text("basis"));
        if (phase.End < phase.Start)
        {
            row.Report("end", $"phase '{phase.Code}' ends before it starts");
        }

        return phase;
    }
}
