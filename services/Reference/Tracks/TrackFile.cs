using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>Reads <c>tracks.yaml</c>.</summary>
internal static class TrackFile
{
    public static TrackTable Read(DataFolder folder, LawBook law, OfficeTable offices)
    {
        var (plans, versions, dates) = (new List<TrackPlan>(), new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in YamlFile.Records(folder, "tracks.yaml", "versions"))
        {
            row.RefuseRepeat(versions, "version");
            row.RefuseRepeat(dates, "effective_from");
            var ids = new HashSet<string>(StringComparer.Ordinal);
            var plan = new TrackPlan(row.Text("version"), row.Date("effective_from"), [.. row.Records("kinds").Select(kind => ReadKind(kind, ids, law, offices))]);
            Provenance.Of(row);
            row.RefuseUnknownKeys();
            plans.Add(plan);
        }

        return new TrackTable(plans);
    }

    private static TrackKind ReadKind(YamlRecord row, HashSet<string> ids, LawBook law, OfficeTable offices)
    {
        row.RefuseRepeat(ids, "id");
        Provenance.Of(row);
        var id = row.Text("id");
        var (names, steps) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        var kind = new TrackKind(
            id, row.Text("title"), row.Text("title_en"), row.Text("start"), row.Texts("ends").ToFrozenSet(StringComparer.Ordinal),
            [.. row.Records("tasks").Select(task => ReadTask(task, id, names, law, offices))],
            [.. row.Records("steps").Select(step => ReadStep(step, steps, law, offices))]);
        row.RefuseUnknownKeys();
        TrackChecks.Check(row, kind);
        return kind;
    }

    private static TrackTask ReadTask(YamlRecord row, string kind, HashSet<string> names, LawBook law, OfficeTable offices)
    {
        row.RefuseRepeat(names, "id");
        var name = row.Text("id");
        var task = new TrackTask(
            name, $"{kind}.{name}", row.Text("title"), row.Text("title_en"), Condition(row, "during"), StepRow.ReadOffice(row, offices), StepRow.Rule(row, "due", law.Deadlines), row.Text("document"));
        row.RefuseUnknownKeys();
        return task;
    }

    private static TrackStep ReadStep(YamlRecord row, HashSet<string> ids, LawBook law, OfficeTable offices)
    {
        row.RefuseRepeat(ids, "id");
        var renews = row.Has("renews") ? row.Record("renews") : null;
        var step = new TrackStep(
            row.Text("id"), row.Text("title"), row.Text("title_en"), Condition(row, "from"), row.OptionalText("to"), row.OptionalText("mark"), row.Has("lasts") && row.Flag("lasts"), StepRow.ReadOffice(row, offices),
            row.Text("document"), Limit(row, "not_before", law), Limit(row, "not_after", law), row.Texts("sanctions"),
            row.Has("annuls") && row.Flag("annuls"), row.Has("returns") && row.Flag("returns"), renews?.Text("task"), renews is null ? null : StepRow.Rule(renews, "due", law.Deadlines));
        if (step.Document.Length > 0 && !PlanVocabulary.DocumentTypes.Contains(step.Document))
        {
            row.Report("document", $"document '{step.Document}' is no type of document of the contract");
        }

        foreach (var sanction in step.Sanctions.Where(id => law.Sanctions.Versions(id).Count == 0 && law.Sanctions.All.Count > 0))
        {
            row.Report("sanctions", $"there is no class of sanctions '{sanction}'");
        }

        renews?.RefuseUnknownKeys();
        row.RefuseUnknownKeys();
        return step;
    }

    private static string? Limit(YamlRecord row, string key, LawBook law) => row.Has(key) ? StepRow.Rule(row, key, law.Deadlines) : null;

    private static TrackCondition Condition(YamlRecord row, string states) => new(
        row.Texts(states).ToFrozenSet(StringComparer.Ordinal), row.Texts("marks").ToFrozenSet(StringComparer.Ordinal), row.OptionalText("when_overdue"));
}
