namespace Netralitas.Reference;

/// <summary>What an act is a breach of, for whom, when, and with which class of sanction.</summary>
/// <param name="Law">Id, such as <c>DIS-06</c>.</param>
/// <param name="Group">By which law.</param>
/// <param name="Subjects">Whose breach it is.</param>
/// <param name="Phase">Whether before or after candidates are fixed.</param>
/// <param name="Sanctions">Ids of the classes of sanctions; empty where other law decides or none is known.</param>
/// <param name="Penalty">Penalty of the law, in English; empty where there is none.</param>
public sealed record ViolationType(
    LawHeader Law, ViolationGroup Group, IReadOnlyList<SubjectGroup> Subjects, FixingPhase Phase, IReadOnlyList<string> Sanctions, string Penalty) : ILaw
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts { get; } = new Dictionary<string, string>
    {
        ["group"] = Words.Write(Group), ["subjects"] = string.Join(", ", Subjects.Select(Words.Write)), ["phase"] = Words.Write(Phase),
        ["sanctions"] = string.Join(", ", Sanctions), ["penalty"] = Penalty,
    };
}
