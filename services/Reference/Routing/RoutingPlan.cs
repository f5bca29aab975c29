using NodaTime;

namespace Netralitas.Reference;

/// <summary>A version of the routing plan. A running case keeps the version that it started with.</summary>
/// <param name="Version">Version, such as <c>2024.1</c>.</param>
/// <param name="EffectiveFrom">First day of receipt that it applies to.</param>
/// <param name="Steps">Its steps, in the order of the file.</param>
public sealed record RoutingPlan(string Version, LocalDate EffectiveFrom, IReadOnlyList<PlanStep> Steps);
