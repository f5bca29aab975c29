using Netralitas.Contracts.Events;

namespace Netralitas.Agencies.Tracks;

/// <summary>What a decision changes of tracks, besides tasks.</summary>
/// <param name="Opened">New tracks.</param>
/// <param name="Changed">Tracks there were before, as they stand after it.</param>
/// <param name="Steps">Steps that were taken.</param>
/// <param name="Facts">What to announce.</param>
public sealed record TrackChanges(IReadOnlyList<FollowUpTrack> Opened, IReadOnlyList<FollowUpTrack> Changed, IReadOnlyList<TrackStepRow> Steps, IReadOnlyList<ITrackEvent> Facts)
{
    /// <summary>Nothing.</summary>
    public static readonly TrackChanges None = new([], [], [], []);
}
