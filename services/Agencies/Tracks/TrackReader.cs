using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Reference;

namespace Netralitas.Agencies.Tracks;

/// <summary>One track, as far as the caller may see it.</summary>
internal sealed class TrackReader(Store<AgenciesDb> store, ReferenceBook reference)
{
    /// <summary>Answers GetTrack.</summary>
    public async Task<GetTrackResponse> HandleAsync(GetTrackRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("track_id", request.TrackId);
        checks.ThrowIfAny();
        return new GetTrackResponse { Track = await ReadAsync(call, id) };
    }

    /// <summary>The track with its history and what may be done next; NOT_FOUND for one that is not there and for one that the caller may not know of.</summary>
    public Task<Track> ReadAsync(Call call, Guid trackId) => store.ReadAsync(
        async (db, cancel) =>
        {
            var track = await db.Tracks.SingleOrDefaultAsync(row => row.Id == trackId, cancel);
            call.Require(AgenciesAuthority.RelationToTrack(call.Viewer, track), "track", trackId.ToString());
            var steps = await db.TrackSteps.Where(row => row.TrackId == trackId).OrderBy(row => row.TrackVersion).ToListAsync(cancel);
            var tasks = await db.Tasks.Where(row => row.CaseId == track!.CaseId && row.TrackId == trackId).ToListAsync(cancel);
            var followed = await db.Cases.SingleAsync(row => row.CaseId == track!.CaseId, cancel);
            return TrackView.Show(track!, followed, steps, tasks, reference);
        },
        call.Cancel);
}
