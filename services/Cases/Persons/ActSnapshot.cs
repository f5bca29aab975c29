using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.Persons;

/// <summary>What a reported person was on the day of the act. Personal data: it never leaves the case file.</summary>
/// <param name="Employment">How the person was employed.</param>
/// <param name="Rank">Rank (golongan), such as <c>III/d</c>; null when unknown.</param>
/// <param name="PostClass">Class of the post.</param>
/// <param name="Unit">Unit (unit kerja), in words; null when unknown.</param>
/// <param name="Leave">Leave on that day.</param>
/// <param name="Relation">How the person stands to a candidate.</param>
internal sealed record ActSnapshot(EmploymentStatus Employment, string? Rank, PostClass PostClass, string? Unit, LeaveStatus Leave, CandidateRelation Relation)
{
    /// <summary>Nothing is known.</summary>
    public static ActSnapshot Unknown { get; } = new(default, null, default, null, default, default);

    /// <summary>As it is shown.</summary>
    /// <param name="full">Whether to those who see all of the case.</param>
    /// <returns>Null when nothing of it is known.</returns>
    public PersonAtAct? ToMessage(bool full)
    {
        var shown = full ? this : this with { Rank = null, Leave = default, Relation = default };
        return shown == Unknown ? null : new PersonAtAct
        {
            EmploymentStatus = shown.Employment, Rank = shown.Rank ?? "", PostClass = shown.PostClass, Unit = shown.Unit ?? "", Leave = shown.Leave, CandidateRelation = shown.Relation,
        };
    }
}
