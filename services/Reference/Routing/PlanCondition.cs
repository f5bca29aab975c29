namespace Netralitas.Reference;

/// <summary>What must be true of a case, and of a person in it, for a step of a plan to want its task. What is left out asks nothing.</summary>
/// <param name="CaseKinds">Kinds of case (<c>REPORT</c>, <c>FINDING</c>, <c>INFORMATION</c>).</param>
/// <param name="SubjectKinds">Kinds of person (<c>CIVIL_SERVANT</c> ...).</param>
/// <param name="ExceptSubjectKinds">Not these kinds of person.</param>
/// <param name="Violations">The person is alleged, or was decided, to have committed a violation of one of these classes.</param>
/// <param name="Employers">Who employs the person.</param>
/// <param name="Places">Codes of the regions that the place of the act is or lies in.</param>
/// <param name="Tiers">The tier of the office that handles the case.</param>
/// <param name="Phases">Codes of the phases of the election that the day of receipt lies in.</param>
public sealed record PlanCondition(
    IReadOnlySet<string> CaseKinds,
    IReadOnlySet<string> SubjectKinds,
    IReadOnlySet<string> ExceptSubjectKinds,
    IReadOnlyList<ViolationClass> Violations,
    IReadOnlyList<EmployerKind> Employers,
    IReadOnlySet<string> Places,
    IReadOnlyList<OfficeTier> Tiers,
    IReadOnlySet<string> Phases)
{
    /// <summary>Whether it asks anything about persons but their kind.</summary>
    public bool AsksStanding => Violations.Count > 0 || Employers.Count > 0;

    /// <summary>Whether it asks what persons are.</summary>
    public bool AsksKind => SubjectKinds.Count + ExceptSubjectKinds.Count > 0;

    /// <summary>Whether it asks something of a case that a later fact may change.</summary>
    public bool MayChange => AsksStanding || Places.Count > 0 || Tiers.Count > 0 || Phases.Count > 0;

    /// <summary>Whether it applies to a kind of case, such as <c>REPORT</c>.</summary>
    public bool AppliesToCase(string caseKind) => CaseKinds.Count == 0 || CaseKinds.Contains(caseKind);

    /// <summary>Whether it applies to a kind of person, such as <c>CIVIL_SERVANT</c>.</summary>
    public bool AppliesToSubject(string subjectKind) =>
        (SubjectKinds.Count == 0 || SubjectKinds.Contains(subjectKind)) && !ExceptSubjectKinds.Contains(subjectKind);
}

/// <summary>A class of violation as plans know it: what is alleged, and once it is decided what was decided.</summary>
public enum ViolationClass
{
    /// <summary>Ethics of civil servants.</summary>
    Ethics = 1,

    /// <summary>Discipline of civil servants.</summary>
    Discipline = 2,

    /// <summary>An election crime.</summary>
    Crime = 3,

    /// <summary>An administrative breach.</summary>
    Administrative = 4,

    /// <summary>Ethics of election organisers.</summary>
    OrganiserEthics = 5,

    /// <summary>Other law, such as that of villages, soldiers and police.</summary>
    OtherLaw = 6,
}

/// <summary>Who employs a person.</summary>
public enum EmployerKind
{
    /// <summary>An office of a region.</summary>
    Regional = 1,

    /// <summary>A ministry or central agency.</summary>
    Central = 2,

    /// <summary>It is not known who.</summary>
    Unknown = 3,
}
