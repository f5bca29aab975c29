namespace Netralitas.Reference;

/// <summary>Reads <c>routing.yaml</c>.</summary>
internal static class RoutingFile
{
    public static RoutingTable Read(DataFolder folder, LawTable<DeadlineRule> deadlines, OfficeTable offices, RegionTable regions)
    {
        var codes = regions.All.Select(region => region.Code).ToHashSet(StringComparer.Ordinal);
        var plans = new List<RoutingPlan>();
        var versions = new HashSet<string>(StringComparer.Ordinal);
        var dates = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in YamlFile.Records(folder, "routing.yaml", "plans"))
        {
            row.RefuseRepeat(versions, "version");
            row.RefuseRepeat(dates, "effective_from");
            var plan = new RoutingPlan(row.Text("version"), row.Date("effective_from"), ReadSteps(row, deadlines, offices, codes));
            Provenance.Of(row);
            row.RefuseUnknownKeys();
            plans.Add(plan);
        }

        return new RoutingTable(plans);
    }

    /// <summary>Reports steps that wait for a state of a track, or a phase of an election, that there is not.</summary>
    public static void RequireWords(DataFolder folder, RoutingTable routing, TrackTable tracks, ElectionTable elections)
    {
        var states = tracks.All.SelectMany(plan => plan.Kinds).SelectMany(kind => kind.States.Select(state => $"{kind.Id}/{state}")).ToHashSet(StringComparer.Ordinal);
        var phases = elections.All.SelectMany(election => election.Phases).Select(phase => phase.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var (plan, step) in routing.All.SelectMany(plan => plan.Steps, (plan, step) => (plan.Version, step)))
        {
            foreach (var word in step.Reached.Where(word => states.Count > 0 && !states.Contains(word)))
            {
                folder.Problems.Add("routing.yaml", 1, $"step '{step.Id}' of {plan} waits for '{word}', which is no kind and state of tracks.yaml");
            }

            foreach (var word in step.When.Phases.Where(word => phases.Count > 0 && !phases.Contains(word)))
            {
                folder.Problems.Add("routing.yaml", 1, $"step '{step.Id}' of {plan} asks for the phase '{word}', which no election has");
            }
        }
    }

    private static List<PlanStep> ReadSteps(YamlRecord plan, LawTable<DeadlineRule> deadlines, OfficeTable offices, HashSet<string> regions)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var steps = new List<PlanStep>();
        foreach (var row in plan.Records("steps"))
        {
            row.RefuseRepeat(ids, "id");
            steps.Add(StepRow.Read(row, deadlines, offices, regions));
        }

        return steps;
    }
}
