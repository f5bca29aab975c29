namespace Netralitas.Reference;

/// <summary>One step of a routing plan: when it opens a task, where, and until when.</summary>
/// <param name="Id">Id, unique in its plan, such as <c>identify-person</c>.</param>
/// <param name="Title">What to do, in Indonesian.</param>
/// <param name="TitleEn">What to do, in English.</param>
/// <param name="OpensOn">What opens it.</param>
/// <param name="When">What must be true besides.</param>
/// <param name="Reached">The states of tracks that open it, such as <c>crime/FINAL</c>; empty unless <paramref name="OpensOn"/> is that.</param>
/// <param name="For">One task for the case or one for each person.</param>
/// <param name="Office">Which office gets it.</param>
/// <param name="DuePemilu">Deadline rule when the election is a Pemilu.</param>
/// <param name="DuePilkada">Deadline rule when the election is a Pilkada.</param>
/// <param name="Starts">When its clock starts.</param>
/// <param name="MirrorOf">The method of the case file that completes it; null for an ordinary task.</param>
/// <param name="Returnable">Whether the office may give it back.</param>
/// <param name="Document">What document ends it, in Indonesian.</param>
/// <param name="Asks">What it asks for, where several steps ask the same of different offices: done by one, it is not asked of another. Its own id where it asks alone.</param>
public sealed record PlanStep(
    string Id,
    string Title,
    string TitleEn,
    PlanTrigger OpensOn,
    PlanCondition When,
    IReadOnlySet<string> Reached,
    PlanScope For,
    OfficeRule Office,
    string DuePemilu,
    string DuePilkada,
    ClockStart Starts,
    string? MirrorOf,
    bool Returnable,
    string Document,
    string Asks) : TaskPlan(Id, Title, TitleEn, Office, DuePemilu, DuePilkada, Starts, MirrorOf, Returnable, Document)
{
    /// <summary>Whether it asks nothing that may be found out or put right later: one task for ever, which moves with its case.</summary>
    public bool IsSteady => OpensOn is PlanTrigger.TaskReturned or PlanTrigger.Sanctioned or PlanTrigger.TrackReached
        || (OpensOn == PlanTrigger.CaseRaised && Starts != ClockStart.Opened && !When.MayChange && !When.AsksKind);

    /// <summary>Whether it goes by what was told of persons when the case was raised, or put right since, and not by what was found out.</summary>
    public bool GoesByTold => OpensOn is PlanTrigger.CaseRaised or PlanTrigger.TaskReturned;
}
