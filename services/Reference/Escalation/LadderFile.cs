using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>Reads <c>escalation.yaml</c>.</summary>
internal static class LadderFile
{
    private const int HoursMax = 366 * 24;

    public static LadderTable Read(DataFolder folder, LawTable<DeadlineRule> deadlines, OfficeTable offices, RoutingTable routing, TrackTable tracks)
    {
        // What is named elsewhere is looked for only where nothing is wrong there: one mistake is reported once.
        var sound = folder.Problems.None;
        var known = !sound ? null : routing.All.SelectMany(plan => plan.Steps).Select(step => step.Id)
            .Concat(tracks.All.SelectMany(plan => plan.Kinds).SelectMany(kind => kind.Tasks).Select(task => task.Id)).ToHashSet(StringComparer.Ordinal);
        var (plans, versions, dates) = (new List<LadderPlan>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in YamlFile.Records(folder, "escalation.yaml", "versions"))
        {
            row.RefuseRepeat(versions, "version");
            row.RefuseRepeat(dates, "effective_from");
            var (ids, steps) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
            var ladders = row.Records("ladders").Select(ladder => (Row: ladder, Ladder: ReadLadder(ladder, ids, steps, known, deadlines, sound ? offices : null))).ToList();
            var plan = new LadderPlan(row.Text("version"), row.Date("effective_from"), [.. ladders.Select(one => one.Ladder)]);
            ladders.ForEach(one => LadderChecks.Check(one.Row, one.Ladder, plan));
            if (ladders.Count > 0 && plan.Ladder(Ladder.Default) is null)
            {
                row.Report("ladders", $"a version needs a ladder '{Ladder.Default}'");
            }

            Provenance.Of(row);
            row.RefuseUnknownKeys();
            plans.Add(plan);
        }

        return new LadderTable(plans);
    }

    private static Ladder ReadLadder(YamlRecord row, HashSet<string> ids, HashSet<string> taken, HashSet<string>? known, LawTable<DeadlineRule> deadlines, OfficeTable? offices)
    {
        row.RefuseRepeat(ids, "id");
        var steps = row.Texts("for");
        foreach (var step in steps.Where(step => known?.Contains(step) == false))
        {
            row.Report("for", $"there is no step '{step}' in routing.yaml and no task '{step}' in tracks.yaml");
        }

        foreach (var step in steps.Where(step => !taken.Add(step)))
        {
            row.Report("for", $"the step '{step}' has a ladder already");
        }

        var rungs = new HashSet<string>(StringComparer.Ordinal);
        var ladder = new Ladder(
            row.Text("id"), steps.ToFrozenSet(StringComparer.Ordinal), row.Number("acknowledged_hours", 1, HoursMax),
            [.. row.Records("rungs").Select(rung => ReadRung(rung, rungs, deadlines, offices))]);
        row.RefuseUnknownKeys();
        return ladder;
    }

    private static Rung ReadRung(YamlRecord row, HashSet<string> ids, LawTable<DeadlineRule> deadlines, OfficeTable? offices)
    {
        row.RefuseRepeat(ids, "id");
        var (kind, to, lever) = (row.Word<RungKind>("kind"), row.Word<RungReceiver>("to"), row.Word<BasisKind>("lever"));
        var after = row.Has("after_rule") ? Rule(row, "after_rule", deadlines) : null;
        var hours = kind switch
        {
            RungKind.Remind => -row.Number("hours_before", 1, HoursMax),
            RungKind.Escalate when after is null => row.Number("hours_after", 1, HoursMax),
            _ => 0,
        };
        var target = to switch { RungReceiver.Beside => row.Text("function"), RungReceiver.Office => row.Text("office"), _ => null };
        if (target is { Length: > 0 } && offices is not null && !(to == RungReceiver.Beside ? offices.RegionalFunctions.Contains(target) : offices.Find(target) is { RegionCode: null }))
        {
            row.Report(to == RungReceiver.Beside ? "function" : "office", $"there is no {(to == RungReceiver.Beside ? "function of every region" : "national office")} '{target}'");
        }

        var rung = new Rung(row.Text("id"), kind, hours, after, to, target, lever, Provenance.Of(row).Basis, row.Has("opens") ? ReadSupervision(row.Record("opens"), deadlines) : null);
        row.RefuseUnknownKeys();
        return rung;
    }

    private static Supervision? ReadSupervision(YamlRecord? row, LawTable<DeadlineRule> deadlines)
    {
        if (row is null)
        {
            return null;
        }

        var opens = new Supervision(row.Text("step"), row.Text("title"), row.Text("title_en"), Rule(row, "due", deadlines)!, row.Text("document"), row.Text("ladder"));
        row.RefuseUnknownKeys();
        return opens;
    }

    /// <summary>A deadline rule that is the same everywhere and needs no calendar of working days: what is late must not wait for one to be loaded.</summary>
    private static DeadlineRule? Rule(YamlRecord row, string key, LawTable<DeadlineRule> deadlines)
    {
        var id = StepRow.Rule(row, key, deadlines);
        var versions = deadlines.Versions(id);
        if (versions.Count > 0 && versions is not [{ Day: DayKind.Hours or DayKind.Calendar, AtLeast: false, Before: false }])
        {
            row.Report(key, $"the rule '{id}' must have one version only and count hours or calendar days");
        }

        return versions.Count > 0 ? versions[0] : null;
    }
}
