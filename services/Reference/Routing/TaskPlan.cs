namespace Netralitas.Reference;

/// <summary>How a task is opened: what it is, where, and until when.</summary>
/// <param name="Id">Id of the step that it is for, such as <c>identify-person</c>.</param>
/// <param name="Title">What to do, in Indonesian.</param>
/// <param name="TitleEn">What to do, in English.</param>
/// <param name="Office">Which office gets it.</param>
/// <param name="DuePemilu">Deadline rule when the election is a Pemilu.</param>
/// <param name="DuePilkada">Deadline rule when the election is a Pilkada.</param>
/// <param name="Starts">When its clock starts.</param>
/// <param name="MirrorOf">
/// The method that completes it when it mirrors a step of the case file or of a track, such as
/// <c>netralitas.cases.v1.CaseService/CompleteInitialStudy</c>; null for an ordinary task.
/// </param>
/// <param name="Returnable">Whether the office may give it back.</param>
/// <param name="Document">What document ends it, in Indonesian.</param>
public abstract record TaskPlan(
    string Id,
    string Title,
    string TitleEn,
    OfficeRule Office,
    string DuePemilu,
    string DuePilkada,
    ClockStart Starts,
    string? MirrorOf,
    bool Returnable,
    string Document)
{
    /// <summary>Id of the deadline rule under a body of law.</summary>
    public string RuleFor(ElectionFamily family) => family == ElectionFamily.Pemilu ? DuePemilu : DuePilkada;
}
