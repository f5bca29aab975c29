namespace Netralitas.Reference;

/// <summary>Which office receives what Bawaslu forwards about a person.</summary>
/// <param name="Law">Id, such as <c>REC-ASN</c>.</param>
/// <param name="Subjects">Groups of persons.</param>
/// <param name="SubjectKinds">Only these kinds of person, such as <c>SENIOR_EXECUTIVE</c>; empty for all of the groups.</param>
/// <param name="Outcomes">Only what was decided to be of these classes, such as <c>CRIME_SUSPECTED</c>; empty for all.</param>
/// <param name="Function">The agency, such as <c>bkn</c>.</param>
/// <param name="Office">Which of its offices.</param>
/// <param name="Track">Kind of track that follows, such as <c>personnel</c>.</param>
public sealed record Recipient(
    LawHeader Law, IReadOnlyList<SubjectGroup> Subjects, IReadOnlyList<string> SubjectKinds, IReadOnlyList<string> Outcomes, string Function, RecipientOffice Office,
    string Track) : ILaw
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts { get; } = new Dictionary<string, string>
    {
        ["subjects"] = string.Join(", ", Subjects.Select(Words.Write)), ["subject_kinds"] = string.Join(", ", SubjectKinds),
        ["outcomes"] = string.Join(", ", Outcomes),
        ["function"] = Function, ["office"] = Words.Write(Office), ["track"] = Track,
    };
}

/// <summary>Which office of an agency receives.</summary>
public enum RecipientOffice
{
    /// <summary>The one in the region of the employer; of the act where there is no employer.</summary>
    Place = 1,

    /// <summary>The branch that covers that region.</summary>
    Covering = 2,

    /// <summary>The national one.</summary>
    National = 3,

    /// <summary>The one in the region of the act.</summary>
    Act = 4,
}
