using System.Linq.Expressions;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Reference;
using NodaTime;
using Contest = Netralitas.Contracts.Common.V1.Contest;

namespace Netralitas.Cases.Statistics;

/// <summary>By what the database groups: of these columns, those that were chosen; the others are null.</summary>
internal sealed class GroupKey
{
    // No region code of a province is longer, and no other is without a full stop behind it.
    public const int ProvinceLength = 2;

    public string? Region { get; init; }

    public string? Province { get; init; }

    public string? ElectionId { get; init; }

    public Contest? Contest { get; init; }

    public LocalDate? ActDate { get; init; }

    public string? Month { get; init; }

    public CaseKind? Kind { get; init; }

    public CaseState? State { get; init; }

    public SubjectKind? SubjectKind { get; init; }

    public string? ViolationId { get; init; }

    public ViolationGroup? ViolationGroup { get; init; }

    public Outcome? Outcome { get; init; }

    /// <summary>The key of these columns, by name, as an expression that becomes SQL.</summary>
    /// <param name="columns">Names of properties.</param>
    /// <param name="codes">The codes of each group of violations: the same lists at every call, by which a compiled query is found again.</param>
    public static Expression<Func<Countable, GroupKey>> Of(IEnumerable<string> columns, IReadOnlyDictionary<ViolationGroup, List<string>> codes)
    {
        var of = Expression.Parameter(typeof(Countable));
        var bindings = columns.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(column =>
        {
            var property = typeof(GroupKey).GetProperty(column)!;
            var value = column switch
            {
                nameof(Province) => Expression.Call(Expression.Property(of, nameof(Region)), nameof(string.Substring), null, Expression.Constant(0), Expression.Constant(ProvinceLength)),
                nameof(ViolationGroup) => GroupOf(Expression.Property(of, nameof(ViolationId)), codes),
                _ => Expression.Property(of, column),
            };
            return Expression.Bind(property, value.Type == property.PropertyType ? value : Expression.Convert(value, property.PropertyType));
        });
        return Expression.Lambda<Func<Countable, GroupKey>>(Expression.MemberInit(Expression.New(typeof(GroupKey)), bindings), of);
    }

    /// <summary>Which group a code of the catalogue belongs to: a choice among lists of codes. The catalogue is no table of the database.</summary>
    private static Expression GroupOf(Expression violationId, IReadOnlyDictionary<ViolationGroup, List<string>> codes) => codes
        .OrderBy(group => group.Key)
        .Aggregate((Expression)Expression.Constant(null, typeof(ViolationGroup?)), (others, group) => Expression.Condition(
            Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], Expression.Constant(group.Value), violationId),
            Expression.Constant((ViolationGroup?)group.Key, typeof(ViolationGroup?)),
            others));
}
