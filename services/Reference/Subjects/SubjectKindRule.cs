namespace Netralitas.Reference;

/// <summary>What a kind of reported person is in law.</summary>
/// <param name="Law">The id is the word of the contract, such as <c>CIVIL_SERVANT</c>.</param>
/// <param name="Group">The group that it belongs to.</param>
/// <param name="Employer">Who may sanction, in Indonesian.</param>
public sealed record SubjectKindRule(LawHeader Law, SubjectGroup Group, string Employer) : ILaw
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts { get; } = new Dictionary<string, string> { ["group"] = Words.Write(Group), ["employer"] = Employer };
}
