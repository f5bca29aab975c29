using NodaTime;

namespace Netralitas.Reference;

/// <summary>A version of all kinds of track. A track keeps the version that it started with.</summary>
/// <param name="Version">Version, such as <c>2024.1</c>.</param>
/// <param name="EffectiveFrom">First day of forwarding that it applies to.</param>
/// <param name="Kinds">The kinds, in the order of the file.</param>
public sealed record TrackPlan(string Version, LocalDate EffectiveFrom, IReadOnlyList<TrackKind> Kinds)
{
    /// <summary>The kind of an id, or null.</summary>
    public TrackKind? Kind(string id) => Kinds.FirstOrDefault(kind => kind.Id == id);
}

/// <summary>All versions of the tracks.</summary>
public sealed class TrackTable
{
    internal TrackTable(IEnumerable<TrackPlan> plans) => All = [.. plans.OrderBy(plan => plan.EffectiveFrom)];

    /// <summary>Every version, the earliest first.</summary>
    public IReadOnlyList<TrackPlan> All { get; }

    /// <summary>The version in effect for what is forwarded on a day; null before the first.</summary>
    public TrackPlan? For(LocalDate forwardedOn) => All.LastOrDefault(plan => plan.EffectiveFrom <= forwardedOn);

    /// <summary>The kind of track of a version, or null.</summary>
    public TrackKind? Find(string version, string kind) => All.FirstOrDefault(plan => plan.Version == version)?.Kind(kind);
}
