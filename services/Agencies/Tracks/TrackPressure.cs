using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Agencies.FollowUp;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tracks;

/// <summary>What tracks want of offices now that some of their tasks came to be overdue, or are not any more: a warning, a block.</summary>
internal static class TrackPressure
{
    /// <summary>Brings the tasks of the tracks of these tasks to it, in the same transaction.</summary>
    /// <remarks>What cannot be reckoned (a year that is not loaded) waits for the next change of its track: the marks of all others must stand.</remarks>
    public static async Task FollowAsync(
        AgenciesDb db, IEnumerable<FollowUpTask> marked, IReadOnlyDictionary<Guid, FollowedCase> cases, Instant now, ReferenceBook reference, ILogger log, CancellationToken cancel)
    {
        List<FollowUpTask> ofTracks = [.. marked.Where(task => task.TrackId != Guid.Empty)];
        if (ofTracks.Count == 0)
        {
            return;
        }

        var (trackIds, caseIds) = (ofTracks.Select(task => task.TrackId).Distinct().ToList(), ofTracks.Select(task => task.CaseId).Distinct().ToList());
        await db.Tasks.Where(task => caseIds.Contains(task.CaseId) && trackIds.Contains(task.TrackId)).LoadAsync(cancel);
        foreach (var track in await db.Tracks.Where(track => trackIds.Contains(track.Id)).OrderBy(track => track.Id).ToListAsync(cancel))
        {
            var followed = cases[track.CaseId];
            try
            {
                var changes = TrackTasks.Follow(track, [.. db.Tasks.Local.Where(task => task.TrackId == track.Id)], followed, new TrackMoment(now), reference);
                db.Keep(changes, _ => followed.CaseNumber);
            }
            catch (Exception e) when (e is CalendarYearMissingException or CannotRouteException)
            {
                log.LogWarning("Track {Track} is not pressed: {Cause}.", track.Id, e.GetType().Name);
            }
        }
    }
}
