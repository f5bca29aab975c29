namespace Netralitas.Reference;

/// <summary>One step of a routing plan: when it opens a task, where, and until when.</summary>
/// <param name="Id">Id, unique in its plan, such as <c>identify-person</c>.</param>
/// <param name="Title">What to do, in Indonesian.</param>
/// <param name="TitleEn">What to do, in English.</param>
/// <param name="OpensOn">What opens it.</param>
/// <param name="CaseKinds">Only for these kinds of case (<c>REPORT</c>, <c>FINDING</c>, <c>INFORMATION</c>); empty for all.</param>
/// <param name="SubjectKinds">Only for these kinds of person (<c>CIVIL_SERVANT</c> ...); empty for all.</param>
/// <param name="ExceptSubjectKinds">Not for these kinds of person.</param>
/// <param name="For">One task for the case or one for each person.</param>
/// <param name="Office">Which office gets it.</param>
/// <param name="DuePemilu">Deadline rule when the election is a Pemilu.</param>
/// <param name="DuePilkada">Deadline rule when the election is a Pilkada.</param>
/// <param name="Starts">When its clock starts.</param>
/// <param name="MirrorOf">The method of the case file that completes it; null for an ordinary task.</param>
/// <param name="Returnable">Whether the office may give it back.</param>
/// <param name="Document">What document ends it, in Indonesian.</param>
public sealed record PlanStep(
    string Id,
    string Title,
    string TitleEn,
    PlanTrigger OpensOn,
    IReadOnlySet<string> CaseKinds,
    IReadOnlySet<string> SubjectKinds,
    IReadOnlySet<string> ExceptSubjectKinds,
    PlanScope For,
    OfficeRule Office,
    string DuePemilu,
    string DuePilkada,
    ClockStart Starts,
    string? MirrorOf,
    bool Returnable,
    string Document) : TaskPlan(Id, Title, TitleEn, Office, DuePemilu, DuePilkada, Starts, MirrorOf, Returnable, Document)
{
    /// <summary>Whether it applies to a kind of case, such as <c>REPORT</c>.</summary>
    public bool AppliesToCase(string caseKind) => CaseKinds.Count == 0 || CaseKinds.Contains(caseKind);

    /// <summary>Whether it applies to a kind of person, such as <c>CIVIL_SERVANT</c>.</summary>
    public bool AppliesToSubject(string subjectKind) =>
        (SubjectKinds.Count == 0 || SubjectKinds.Contains(subjectKind)) && !ExceptSubjectKinds.Contains(subjectKind);
}
