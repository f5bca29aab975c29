namespace Netralitas.Contracts.Events;

/// <summary>A fact about a follow-up task.</summary>
public interface ITaskEvent
{
    /// <summary>The task as it stood right after the fact.</summary>
    TaskSnapshot Task { get; }

    /// <summary>The same fact with another snapshot.</summary>
    ITaskEvent With(TaskSnapshot task);
}

/// <summary>A task was opened at an office.</summary>
public sealed record TaskOpened(TaskSnapshot Task) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>The office gave the task back.</summary>
public sealed record TaskReturned(TaskSnapshot Task) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>The task went to another office: the one that had it keeps out of the case, does not handle it any more, or was not the right one.</summary>
public sealed record TaskMoved(TaskSnapshot Task, string FromOfficeId) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>The deadline of an open task is another: a decree changed the calendar, its clock stood still, or a wrong entry was corrected.</summary>
/// <param name="Task">The task with its new due time.</param>
/// <param name="DueBefore">When it was due until then.</param>
/// <param name="DecreeNumber">Number of the decree; null where there is none.</param>
/// <param name="Cause"><see cref="ByDecree"/>, <see cref="ByPause"/> or <see cref="ByCorrection"/>; what was said before there were others is by decree.</param>
public sealed record TaskDeadlineMoved(TaskSnapshot Task, DateTimeOffset DueBefore, string? DecreeNumber, string Cause = TaskDeadlineMoved.ByDecree) : ITaskEvent
{
    /// <summary>A decree changed the calendar.</summary>
    public const string ByDecree = "DECREE";

    /// <summary>The clocks of the case stood still, and go on.</summary>
    public const string ByPause = "PAUSE";

    /// <summary>An entry that the deadline was reckoned from was wrong.</summary>
    public const string ByCorrection = "CORRECTION";

    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>The due time passed while the task was open.</summary>
public sealed record TaskOverdue(TaskSnapshot Task) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>The task was shared, offered or asked for, or such a referral was answered or ended.</summary>
/// <param name="Task">The task after it.</param>
/// <param name="Referral">The referral.</param>
public sealed record TaskReferred(TaskSnapshot Task, ReferralSnapshot Referral) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>A referral of a task between two offices.</summary>
/// <param name="ReferralId">Id of the referral.</param>
/// <param name="Kind">SHARE, HAND_OVER or ASK.</param>
/// <param name="State">IN_PROGRESS, ACCEPTED, REJECTED, DONE or REVOKED.</param>
/// <param name="FromOfficeId">The office that held the task.</param>
/// <param name="ToOfficeId">The office that it is shared with, offered to, or asked for by.</param>
/// <param name="Reason">Why, or why it ended.</param>
public sealed record ReferralSnapshot(Guid ReferralId, string Kind, string State, string FromOfficeId, string ToOfficeId, string Reason);

/// <summary>The office was reminded that the task is due soon.</summary>
public sealed record TaskReminded(TaskSnapshot Task) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>The task is late, and was taken further.</summary>
/// <param name="Task">The task.</param>
/// <param name="Level">How many times it was, since it is late.</param>
/// <param name="Tier">How high the office stands that it was taken to: <c>REGENCY</c>, <c>PROVINCE</c> or <c>NATIONAL</c>.</param>
/// <param name="ToOfficeId">That office; the holder itself where its head is meant.</param>
/// <param name="ToHead">Whether its head is meant.</param>
/// <param name="TellHolder">Whether the office that holds it is told: not while it has acknowledged the task.</param>
/// <param name="Lever">Whether law or policy gives the power to: <c>LAW</c> or <c>POLICY</c>.</param>
/// <param name="Basis">That law in words, or the word policy.</param>
public sealed record TaskEscalated(TaskSnapshot Task, int Level, string Tier, string ToOfficeId, bool ToHead, bool TellHolder, string Lever, string Basis) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>An office asked another about the task, or that one answered. What they said is read by these two only.</summary>
/// <param name="Task">The task.</param>
/// <param name="QuestionId">Id of the question.</param>
/// <param name="AskingOfficeId">The office that asked.</param>
/// <param name="AskedOfficeId">The office that was asked.</param>
/// <param name="Answered">Whether it is the answer.</param>
public sealed record TaskQuestioned(TaskSnapshot Task, Guid QuestionId, string AskingOfficeId, string AskedOfficeId, bool Answered) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>The task is done.</summary>
public sealed record TaskCompleted(TaskSnapshot Task) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>The task is no longer needed.</summary>
public sealed record TaskCancelled(TaskSnapshot Task) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>A task without anything personal. Instants are UTC.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="Version">Grows with every change of the task, from 1.</param>
/// <param name="EventTime">When the fact happened, on the legal clock.</param>
/// <param name="ActingOfficeId">The office that did it; the holder where time or the case did it.</param>
/// <param name="CaseId">The case.</param>
/// <param name="CaseNumber">Official number of the case, once registered.</param>
/// <param name="PersonId">Opaque id of the reported person; null when it is about the whole case.</param>
/// <param name="Step">Step of the routing plan.</param>
/// <param name="Title">What to do, in Indonesian.</param>
/// <param name="TitleEn">What to do, in English.</param>
/// <param name="OfficeId">The office that holds it.</param>
/// <param name="HandlingOfficeId">The Bawaslu office that handles the case.</param>
/// <param name="DueTime">When it is due, exclusive.</param>
/// <param name="TimeZone">IANA time zone of the deadline.</param>
/// <param name="Reason">Why it was returned or cancelled.</param>
/// <param name="DocumentNumber">Number of the document that ended it.</param>
/// <param name="SuggestedOfficeId">Where a returned task should have gone.</param>
/// <param name="RecordingOfficeId">The office that recorded it on behalf of <paramref name="ActingOfficeId"/>; null where that office did so itself.</param>
/// <param name="RecusedOfficeIds">Offices that keep out of the case, as far as known when it happened; null in what was said before there were any.</param>
/// <param name="TrackId">The track that it belongs to; null for tasks of the routing plan.</param>
/// <param name="GuestOfficeIds">Offices that it is shared with or offered to; null in what was said before there were any.</param>
public sealed record TaskSnapshot(
    Guid TaskId,
    long Version,
    DateTimeOffset EventTime,
    string ActingOfficeId,
    Guid CaseId,
    string? CaseNumber,
    Guid? PersonId,
    string Step,
    string Title,
    string TitleEn,
    string OfficeId,
    string HandlingOfficeId,
    DateTimeOffset DueTime,
    string TimeZone,
    string? Reason,
    string? DocumentNumber,
    string? SuggestedOfficeId,
    string? RecordingOfficeId = null,
    IReadOnlyList<string>? RecusedOfficeIds = null,
    Guid? TrackId = null,
    IReadOnlyList<string>? GuestOfficeIds = null);
