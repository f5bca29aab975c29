using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Reference.V1;

namespace Netralitas.Cases.Statistics;

/// <summary>How one dimension is counted.</summary>
/// <remarks>Where several groups of the database become one value, as with days and phases, a case must lie in one of them only: then their
/// counts add up. So such columns are those of the case itself, never of its persons and allegations.</remarks>
/// <param name="Columns">By which columns of <see cref="GroupKey"/> the database groups.</param>
/// <param name="Values">The values of a group of the database: empty where there is none, several where they overlap.</param>
internal sealed record DimensionRule(IReadOnlyList<string> Columns, Func<GroupKey, ActPhases, IReadOnlyList<string>> Values)
{
    private static readonly Dictionary<Dimension, DimensionRule> All = new()
    {
        [Dimension.Region] = One(nameof(GroupKey.Region), key => key.Region),
        [Dimension.Province] = One(nameof(GroupKey.Province), key => key.Province),
        [Dimension.Election] = One(nameof(GroupKey.ElectionId), key => key.ElectionId),
        [Dimension.Kind] = One(nameof(GroupKey.Kind), key => Word(key.Kind)),
        [Dimension.SubjectKind] = One(nameof(GroupKey.SubjectKind), key => Word(key.SubjectKind)),
        [Dimension.ViolationGroup] = One(nameof(GroupKey.ViolationGroup), key => Word((ViolationGroup?)key.ViolationGroup)),
        [Dimension.Violation] = One(nameof(GroupKey.ViolationId), key => key.ViolationId),
        [Dimension.Phase] = new([nameof(GroupKey.Region), nameof(GroupKey.ActDate)], (key, phases) => phases.PhasesOf(key)),
        [Dimension.Fixing] = new([nameof(GroupKey.Region), nameof(GroupKey.ActDate), nameof(GroupKey.Contest)], (key, phases) => phases.FixingOf(key)),
        [Dimension.State] = One(nameof(GroupKey.State), key => Word(key.State)),
        [Dimension.Outcome] = One(nameof(GroupKey.Outcome), key => Word(key.Outcome)),
        [Dimension.Month] = One(nameof(GroupKey.Month), key => key.Month),
    };

    /// <summary>The rule of a dimension.</summary>
    public static DimensionRule Of(Dimension dimension) => All[dimension];

    private static DimensionRule One(string column, Func<GroupKey, string?> value) => new([column], (key, _) => [value(key) ?? ""]);

    private static string? Word<T>(T? value)
        where T : struct, Enum => value is { } given ? Words.Of(given) : null;
}
