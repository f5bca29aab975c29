namespace Netralitas.Contracts.Events;

/// <summary>A fact about a track: what happens to a person after the person was forwarded.</summary>
public interface ITrackEvent
{
    /// <summary>The track as it stood right after the fact.</summary>
    TrackSnapshot Track { get; }
}

/// <summary>An office took a step of a track.</summary>
/// <param name="Track">The track.</param>
/// <param name="Taken">The step.</param>
public sealed record TrackAdvanced(TrackSnapshot Track, TrackStepSnapshot Taken) : ITrackEvent;

/// <summary>All tracks of a case are over.</summary>
/// <param name="Track">The track that was the last.</param>
/// <param name="StepId">The step that ended it.</param>
/// <param name="ForwardingCount">How many forwardings of the case they were for: the case may end if there were no more.</param>
public sealed record FollowUpConcluded(TrackSnapshot Track, Guid StepId, int ForwardingCount) : ITrackEvent;

/// <summary>All follow-up of a case is over as far as its file knows, too: no letter went out meanwhile.</summary>
/// <param name="Track">The track that was the last.</param>
/// <param name="StepId">The step that ended it.</param>
public sealed record CaseFollowedUp(TrackSnapshot Track, Guid StepId) : ITrackEvent;

/// <summary>A track without anything personal. Instants are UTC.</summary>
/// <param name="TrackId">Id of the track.</param>
/// <param name="Version">Grows with every change, from 1.</param>
/// <param name="EventTime">When the fact happened, on the legal clock.</param>
/// <param name="CaseId">The case.</param>
/// <param name="CaseNumber">Official number of the case; null for information that was forwarded as it was.</param>
/// <param name="PersonId">Opaque id of the reported person.</param>
/// <param name="Kind">Kind of track, such as personnel.</param>
/// <param name="Title">What it is called, in Indonesian.</param>
/// <param name="TitleEn">What it is called, in English.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Mark">Mark that it bears besides; null for none.</param>
/// <param name="Ended">Whether it is over.</param>
/// <param name="Returned">Whether it is over because the receiver was not the right one.</param>
/// <param name="ForwardedTime">When the person was forwarded: of which letter it is.</param>
/// <param name="ReceiverOfficeId">The office that the person was forwarded to.</param>
/// <param name="HandlingOfficeId">The Bawaslu office that handles the case.</param>
/// <param name="TimeZone">IANA time zone of that office.</param>
/// <param name="RecusedOfficeIds">Offices that keep out of the case.</param>
/// <param name="MarkOfficeId">The personnel office of the employer that the mark was given to; null for none.</param>
public sealed record TrackSnapshot(
    Guid TrackId,
    long Version,
    DateTimeOffset EventTime,
    Guid CaseId,
    string? CaseNumber,
    Guid PersonId,
    string Kind,
    string Title,
    string TitleEn,
    string State,
    string? Mark,
    bool Ended,
    bool Returned,
    DateTimeOffset ForwardedTime,
    string ReceiverOfficeId,
    string HandlingOfficeId,
    string TimeZone,
    IReadOnlyList<string> RecusedOfficeIds,
    string? MarkOfficeId = null);

/// <summary>A step that was taken.</summary>
/// <param name="StepId">Id of this taking of it.</param>
/// <param name="Step">The step, such as issue-decree.</param>
/// <param name="Title">What it is, in Indonesian.</param>
/// <param name="TitleEn">What it is, in English.</param>
/// <param name="ActingOfficeId">The office that took it.</param>
/// <param name="RecordingOfficeId">The office that recorded it on behalf of that one; null where that one did so itself.</param>
/// <param name="DocumentNumber">Number of the document that proves it.</param>
/// <param name="SanctionClassId">Class of the sanction that it imposed; null for none.</param>
public sealed record TrackStepSnapshot(
    Guid StepId, string Step, string Title, string TitleEn, string ActingOfficeId, string? RecordingOfficeId, string DocumentNumber, string? SanctionClassId);

/// <summary>What routing needs to know of a forwarding.</summary>
/// <param name="Time">When.</param>
/// <param name="ReceiverOfficeId">To which office.</param>
/// <param name="RuleId">The rule by which it receives.</param>
/// <param name="PersonIds">The persons, by opaque id.</param>
public sealed record ForwardingSnapshot(DateTimeOffset Time, string ReceiverOfficeId, string RuleId, IReadOnlyList<Guid> PersonIds);
