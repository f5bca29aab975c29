using NodaTime;

namespace Netralitas.Cases.Timeline;

/// <summary>Something that happened to a case. Rows are added, never changed.</summary>
internal sealed class CaseEventRow
{
    public required Guid CaseId { get; init; }

    /// <summary>Place in the case's own order, from 1, without gaps.</summary>
    public required long Sequence { get; init; }

    public required string Type { get; init; }

    /// <summary>When, on the legal clock.</summary>
    public required Instant EventTime { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>The office that recorded it on behalf of that one; null where that one did so itself.</summary>
    public string? RecordingOfficeId { get; init; }

    /// <summary>The task that it is about; null for the case's own steps.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>Version of the task, where the same can happen to a task again; 0 for all else.</summary>
    public long TaskVersion { get; init; }

    /// <summary>JSON object of words, without anything personal.</summary>
    public required string Facts { get; init; }

    /// <summary>JSON of what only the case file may know; null when there is nothing.</summary>
    public string? Personal { get; init; }
}
