using System.Collections.Frozen;
using NodaTime;

namespace Netralitas.Reference;

/// <summary>How an office is pressed to do a task, rung by rung (eskalasi).</summary>
/// <param name="Id">Id, such as <c>employer</c>.</param>
/// <param name="Steps">Steps of routing plans and tasks of tracks whose tasks it is for; none for those of supervising tasks and the default one.</param>
/// <param name="AcknowledgedHours">For how many hours an acknowledgement stops the pressing.</param>
/// <param name="Rungs">The rungs in the order in which they fire; one of them is <see cref="RungKind.Due"/>.</param>
public sealed record Ladder(string Id, IReadOnlySet<string> Steps, int AcknowledgedHours, IReadOnlyList<Rung> Rungs)
{
    /// <summary>The ladder of all steps that no other is for.</summary>
    public const string Default = "default";

    /// <summary>The place of a rung; -1 where there is none of that id.</summary>
    public int IndexOf(string? rungId) => Rungs.ToList().FindIndex(rung => rung.Id == rungId);

    /// <summary>The place of the rung that marks the task overdue.</summary>
    public int DueIndex { get; } = Rungs.ToList().FindIndex(rung => rung.Kind == RungKind.Due);
}

/// <summary>A version of all ladders. A task keeps the version in effect when its clock started.</summary>
/// <param name="Version">Version, such as <c>2024.1</c>.</param>
/// <param name="EffectiveFrom">First day on which a clock may start under it.</param>
/// <param name="Ladders">The ladders.</param>
public sealed record LadderPlan(string Version, LocalDate EffectiveFrom, IReadOnlyList<Ladder> Ladders)
{
    private readonly FrozenDictionary<string, Ladder> _byStep = Ladders.SelectMany(ladder => ladder.Steps, (ladder, step) => (step, ladder))
        .DistinctBy(one => one.step).ToFrozenDictionary(one => one.step, one => one.ladder, StringComparer.Ordinal);

    /// <summary>The ladder of an id, or null.</summary>
    public Ladder? Ladder(string id) => Ladders.FirstOrDefault(ladder => ladder.Id == id);

    /// <summary>The ladder that the tasks of a step climb.</summary>
    public Ladder For(string step) => _byStep.GetValueOrDefault(step) ?? Ladder(Reference.Ladder.Default)!;
}

/// <summary>All versions of the ladders.</summary>
public sealed class LadderTable
{
    internal LadderTable(IEnumerable<LadderPlan> plans) => All = [.. plans.OrderBy(plan => plan.EffectiveFrom)];

    /// <summary>Every version, the earliest first.</summary>
    public IReadOnlyList<LadderPlan> All { get; }

    /// <summary>The version in effect for a clock that starts on a day; the first for what started before it.</summary>
    public LadderPlan For(LocalDate startedOn) => All.LastOrDefault(plan => plan.EffectiveFrom <= startedOn) ?? All[0];

    /// <summary>The ladder of a version. Where that is not there any more, a task goes on by the one that took its place: the ladder of that id in effect on the day, or the default one.</summary>
    public Ladder Find(string version, string id, LocalDate startedOn)
    {
        var now = For(startedOn);
        return All.FirstOrDefault(plan => plan.Version == version)?.Ladder(id) ?? now.Ladder(id) ?? now.Ladder(Ladder.Default)!;
    }
}
