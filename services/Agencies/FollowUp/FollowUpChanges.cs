using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Events;

namespace Netralitas.Agencies.FollowUp;

/// <summary>What a decision changes: to be kept in one transaction together with the facts that it announces.</summary>
/// <param name="Opened">New tasks, as they stand after it.</param>
/// <param name="Changed">Tasks there were before, as they stand after it.</param>
/// <param name="Facts">What to announce.</param>
public sealed record FollowUpChanges(IReadOnlyList<FollowUpTask> Opened, IReadOnlyList<FollowUpTask> Changed, IReadOnlyList<ITaskEvent> Facts)
{
    /// <summary>What changes of tracks besides.</summary>
    public TrackChanges Tracks { get; init; } = TrackChanges.None;

    /// <summary>Nothing.</summary>
    public static readonly FollowUpChanges None = new([], [], []);

    /// <summary>The same as an office recorded it on behalf of the one that did it; null where that one did so itself.</summary>
    public FollowUpChanges RecordedBy(string? officeId) => officeId is null ? this : new FollowUpChanges(
        [.. Opened.Select(task => task with { RecordingOfficeId = officeId })],
        [.. Changed.Select(task => task with { RecordingOfficeId = officeId })],
        [.. Facts.Select(fact => fact.With(fact.Task with { RecordingOfficeId = officeId }))]) { Tracks = Tracks };

    /// <summary>One task changed, and what there is to announce of it.</summary>
    public static FollowUpChanges Of(FollowUpTask changed, params ITaskEvent[] facts) => new([], [changed], facts);
}
