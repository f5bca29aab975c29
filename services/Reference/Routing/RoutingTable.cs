using NodaTime;

namespace Netralitas.Reference;

/// <summary>All versions of the routing plan.</summary>
public sealed class RoutingTable
{
    internal RoutingTable(IEnumerable<RoutingPlan> plans) => All = [.. plans.OrderBy(plan => plan.EffectiveFrom)];

    /// <summary>Every version, the earliest first.</summary>
    public IReadOnlyList<RoutingPlan> All { get; }

    /// <summary>The plan in effect for a case by the local day on which it was received; null before the first plan.</summary>
    public RoutingPlan? For(LocalDate receivedOn) => All.LastOrDefault(plan => plan.EffectiveFrom <= receivedOn);

    /// <summary>The plan of a version, or null.</summary>
    public RoutingPlan? Find(string version) => All.FirstOrDefault(plan => plan.Version == version);
}
