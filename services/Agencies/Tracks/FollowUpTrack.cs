using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tracks;

/// <summary>What happens to one forwarded person at one receiver (jalur tindak lanjut). Moves as <c>tracks.yaml</c> says.</summary>
public sealed record FollowUpTrack
{
    /// <summary>UUIDv7, the same for the same case, forwarding and person.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows by one with every change, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>The reported person, by opaque id.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Kind of track, such as <c>personnel</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Version of the tracks that it started with and keeps.</summary>
    public required string PlanVersion { get; init; }

    /// <summary>Rule by which the receiver was chosen.</summary>
    public required string RuleId { get; init; }

    /// <summary>The office that the person was forwarded to, or the one that succeeded it.</summary>
    public required string ReceiverOfficeId { get; init; }

    /// <summary>Offices that were succeeded since: whose successors act for them in it.</summary>
    public IReadOnlyList<string> SucceededOfficeIds { get; init; } = [];

    /// <summary>The Bawaslu office that handles the case.</summary>
    public required string HandlingOfficeId { get; init; }

    /// <summary>The Bawaslu office one tier above that one; null at the top.</summary>
    public string? HandlingSupervisorId { get; init; }

    /// <summary>Every office that has something to do in it, ordinal.</summary>
    public required IReadOnlyList<string> OfficeIds { get; init; }

    /// <summary>Offices that keep out of the case, in the order in which they came to.</summary>
    public IReadOnlyList<string> RecusedOfficeIds { get; init; } = [];

    /// <summary>Officers who do, likewise.</summary>
    public IReadOnlyList<Guid> RecusedOfficerIds { get; init; } = [];

    /// <summary>Where it stands.</summary>
    public required string State { get; init; }

    /// <summary>What it bears besides, such as <c>WARNED</c>; null for nothing.</summary>
    public string? Mark { get; init; }

    /// <summary>The personnel office of the employer that the mark was given to; null for none, and for marks of before this was kept.</summary>
    public string? MarkOfficeId { get; init; }

    /// <summary>Since when it stands there.</summary>
    public required Instant StateTime { get; init; }

    /// <summary>When the person was forwarded.</summary>
    public required Instant OpenTime { get; init; }

    /// <summary>When it was over; null while it is not.</summary>
    public Instant? EndTime { get; init; }

    /// <summary>Class of the sanction that was imposed last; null for none.</summary>
    public string? SanctionClassId { get; init; }

    /// <summary>The track as the bus carries it.</summary>
    /// <param name="at">When the fact happened.</param>
    /// <param name="caseNumber">Official number of the case; null before it is registered.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="timeZone">IANA time zone of the handling office.</param>
    /// <param name="returned">Whether it is over because the receiver was not the right one.</param>
    internal TrackSnapshot Snapshot(Instant at, string? caseNumber, TrackKind kind, string timeZone, bool returned) => new(
        Id, Version, at.ToDateTimeOffset(), CaseId, caseNumber, PersonId, Kind, kind.Title, kind.TitleEn, State, Mark, EndTime is not null, returned, OpenTime.ToDateTimeOffset(), ReceiverOfficeId, HandlingOfficeId, timeZone,
        RecusedOfficeIds, MarkOfficeId);
}

/// <summary>A step that was taken. Rows are added, never changed.</summary>
public sealed record TrackStepRow
{
    /// <summary>UUIDv7: grows in the order in which steps were taken.</summary>
    public required Guid Id { get; init; }

    /// <summary>The track.</summary>
    public required Guid TrackId { get; init; }

    /// <summary>Version of the track after it.</summary>
    public required long TrackVersion { get; init; }

    /// <summary>The step, such as <c>issue-decree</c>.</summary>
    public required string Step { get; init; }

    /// <summary>State after it.</summary>
    public required string State { get; init; }

    /// <summary>Mark after it; null for none.</summary>
    public string? Mark { get; init; }

    /// <summary>The office that took it.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The office that recorded it on behalf of that one; null where that one did so itself.</summary>
    public string? RecordingOfficeId { get; init; }

    /// <summary>When, on the legal clock.</summary>
    public required Instant Time { get; init; }

    /// <summary>Type of the document that proves it.</summary>
    public required string DocumentType { get; init; }

    /// <summary>Its number.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Class of the sanction that it imposed; null for none.</summary>
    public string? SanctionClassId { get; init; }
}
