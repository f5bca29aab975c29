namespace Netralitas.Reference;

/// <summary>When an act is no breach.</summary>
/// <param name="Law">Id, such as <c>EXM-SPOUSE</c>.</param>
/// <param name="Violations">Codes that it can take away.</param>
/// <param name="Relation">How the person must stand to the candidate.</param>
/// <param name="Leave">Leave that the person must be on at the day of the act.</param>
/// <param name="Permits">What may be done, in English.</param>
/// <param name="Forbids">What remains a breach, in English.</param>
public sealed record Exemption(
    LawHeader Law, IReadOnlyList<string> Violations, string Relation, string Leave, IReadOnlyList<string> Permits, IReadOnlyList<string> Forbids) : ILaw
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts { get; } = new Dictionary<string, string>
    {
        ["violations"] = string.Join(", ", Violations), ["relation"] = Relation, ["leave"] = Leave,
        ["permits"] = string.Join("; ", Permits), ["forbids"] = string.Join("; ", Forbids),
    };
}
