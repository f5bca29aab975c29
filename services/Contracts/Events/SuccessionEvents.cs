namespace Netralitas.Contracts.Events;

/// <summary>A task that its office had not finished went to the successor of the office, or what was referred to the office is referred to the successor.</summary>
/// <param name="Task">The task after it.</param>
/// <param name="FromOfficeId">The office that ended.</param>
/// <param name="ToOfficeId">The office that goes on.</param>
/// <param name="DecreeNumber">Number of the decree.</param>
public sealed record TaskSucceeded(TaskSnapshot Task, string FromOfficeId, string ToOfficeId, string DecreeNumber) : ITaskEvent
{
    /// <inheritdoc/>
    public ITaskEvent With(TaskSnapshot task) => this with { Task = task };
}

/// <summary>A track went on at the successor of an office that acted in it.</summary>
/// <param name="Track">The track after it.</param>
/// <param name="FromOfficeId">The office that ended.</param>
/// <param name="ToOfficeId">The office that goes on.</param>
/// <param name="DecreeNumber">Number of the decree.</param>
public sealed record TrackSucceeded(TrackSnapshot Track, string FromOfficeId, string ToOfficeId, string DecreeNumber) : ITrackEvent;

/// <summary>All open work of an office went to its successor.</summary>
/// <param name="SuccessionId">Id of the succession.</param>
/// <param name="EventTime">When it was done, on the legal clock, UTC.</param>
/// <param name="OfficeId">The office that ended.</param>
/// <param name="OfficeName">Its name.</param>
/// <param name="SuccessorId">The office that goes on.</param>
/// <param name="TimeZone">IANA time zone of that office.</param>
/// <param name="DecreeNumber">Number of the decree.</param>
/// <param name="TaskCount">How many tasks moved.</param>
/// <param name="TrackCount">How many tracks.</param>
/// <param name="ReferralCount">How many tasks of others that were referred to it.</param>
public sealed record OfficeSucceeded(
    Guid SuccessionId, DateTimeOffset EventTime, string OfficeId, string OfficeName, string SuccessorId, string TimeZone, string DecreeNumber, int TaskCount, int TrackCount, int ReferralCount);
