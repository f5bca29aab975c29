namespace Netralitas.Reference;

/// <summary>Reads <c>routing.yaml</c>.</summary>
internal static class RoutingFile
{
    public static RoutingTable Read(DataFolder folder, LawTable<DeadlineRule> deadlines, OfficeTable offices)
    {
        var plans = new List<RoutingPlan>();
        var versions = new HashSet<string>(StringComparer.Ordinal);
        var dates = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in YamlFile.Records(folder, "routing.yaml", "plans"))
        {
            row.RefuseRepeat(versions, "version");
            row.RefuseRepeat(dates, "effective_from");
            var plan = new RoutingPlan(row.Text("version"), row.Date("effective_from"), ReadSteps(row, deadlines, offices));
            Provenance.Of(row);
            row.RefuseUnknownKeys();
            plans.Add(plan);
        }

        return new RoutingTable(plans);
    }

    private static List<PlanStep> ReadSteps(YamlRecord plan, LawTable<DeadlineRule> deadlines, OfficeTable offices)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var steps = new List<PlanStep>();
        foreach (var row in plan.Records("steps"))
        {
            row.RefuseRepeat(ids, "id");
            steps.Add(StepRow.Read(row, deadlines, offices));
        }

        return steps;
    }
}
