using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>A kind of track: the states that a forwarded person's matter goes through at the offices that act on it.</summary>
/// <param name="Id">Id, such as <c>personnel</c>.</param>
/// <param name="Title">What it is called, in Indonesian.</param>
/// <param name="TitleEn">What it is called, in English.</param>
/// <param name="Start">State in which it begins.</param>
/// <param name="Ends">States in which it is over.</param>
/// <param name="Tasks">What offices have to do in which states.</param>
/// <param name="Steps">What may be done.</param>
public sealed record TrackKind(
    string Id, string Title, string TitleEn, string Start, IReadOnlySet<string> Ends, IReadOnlyList<TrackTask> Tasks, IReadOnlyList<TrackStep> Steps)
{
    /// <summary>Every state, ordinal.</summary>
    public IReadOnlyList<string> States { get; } =
        [.. Steps.SelectMany(step => step.Allowed.States.Append(step.To ?? Start)).Concat(Ends).Append(Start).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The task of a name, or null.</summary>
    public TrackTask? Task(string name) => Tasks.FirstOrDefault(task => task.Name == name);

    /// <summary>Whether a mark stays until a step takes it away, whoever the employer turns out to be.</summary>
    public bool Lasts(string mark) => Steps.Any(step => step.Lasts && step.Mark == mark);

    /// <summary>The step of an id, or null.</summary>
    public TrackStep? Step(string id) => Steps.FirstOrDefault(step => step.Id == id);
}

/// <summary>Where a track may be for something to hold.</summary>
/// <param name="States">In these states.</param>
/// <param name="Marks">Bearing one of these marks, where <see cref="None"/> stands for no mark; empty for whatever it bears.</param>
/// <param name="WhenOverdue">Only once this task of the track is overdue; null for always.</param>
public sealed record TrackCondition(FrozenSet<string> States, FrozenSet<string> Marks, string? WhenOverdue)
{
    /// <summary>The word for no mark.</summary>
    public const string None = "NONE";

    /// <summary>Whether it holds for a track in a state, with a mark and with these of its open tasks overdue.</summary>
    public bool Holds(string state, string? mark, IReadOnlyCollection<string> overdue) =>
        States.Contains(state) && (Marks.Count == 0 || Marks.Contains(mark ?? None)) && (WhenOverdue is null || overdue.Contains(WhenOverdue));
}

/// <summary>What an office has to do while a track is somewhere.</summary>
/// <param name="Name">Id, unique in its kind of track, such as <c>follow-up</c>.</param>
/// <param name="Id">The same with its kind, as the task bears it, such as <c>personnel.follow-up</c>.</param>
/// <param name="Title">What to do, in Indonesian.</param>
/// <param name="TitleEn">What to do, in English.</param>
/// <param name="Wanted">Where the track is while it has to.</param>
/// <param name="Office">Which office has to.</param>
/// <param name="Due">Deadline rule; its clock starts when the task opens.</param>
/// <param name="Document">What document ends it, in Indonesian.</param>
public sealed record TrackTask(string Name, string Id, string Title, string TitleEn, TrackCondition Wanted, OfficeRule Office, string Due, string Document)
    : TaskPlan(Id, Title, TitleEn, Office, Due, Due, ClockStart.Opened, Method, Returnable: false, Document)
{
    /// <summary>The method that completes the tasks of tracks.</summary>
    public const string Method = "netralitas.agencies.v1.TrackService/AdvanceTrack";
}

/// <summary>Something that may be done in a track.</summary>
/// <param name="Id">Id, unique in its kind of track, such as <c>issue-decree</c>.</param>
/// <param name="Title">What it is, in Indonesian.</param>
/// <param name="TitleEn">What it is, in English.</param>
/// <param name="Allowed">Where the track is when it may be done.</param>
/// <param name="To">State after it; null for the same.</param>
/// <param name="Mark">Mark after it; null for the same.</param>
/// <param name="Lasts">Whether the mark stays until a step takes it away, though the employer to whom it was given turn out to be the wrong one.</param>
/// <param name="Office">Which office does it.</param>
/// <param name="Document">Type of the document that proves it, such as <c>DISCIPLINE_DECREE</c>.</param>
/// <param name="NotBefore">Deadline rule, counted from when the track came to its state; not before that time is over; null for at any time.</param>
/// <param name="NotAfter">Deadline rule, counted likewise; only while that time lasts; null for at any time.</param>
/// <param name="Sanctions">It imposes one of these classes of sanction; empty for none.</param>
/// <param name="Annuls">Whether it takes the sanction away.</param>
/// <param name="Returns">Whether the receiver was not the right one, so that the person may be forwarded anew.</param>
/// <param name="Renews">The task that it opens anew; null for none.</param>
/// <param name="RenewedDue">Deadline rule of that one.</param>
public sealed record TrackStep(
    string Id, string Title, string TitleEn, TrackCondition Allowed, string? To, string? Mark, bool Lasts, OfficeRule Office, string Document, string? NotBefore, string? NotAfter, IReadOnlyList<string> Sanctions, bool Annuls, bool Returns,
    string? Renews, string? RenewedDue);
