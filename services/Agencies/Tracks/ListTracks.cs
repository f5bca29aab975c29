using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Reference;

namespace Netralitas.Agencies.Tracks;

/// <summary>Tracks that the caller may see, in the order in which they were opened.</summary>
internal sealed class ListTracks(Store<AgenciesDb> store, ReferenceBook reference)
{
    /// <summary>Answers ListTracks.</summary>
    public async Task<ListTracksResponse> HandleAsync(ListTracksRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        var caseId = request.CaseId.Length == 0 ? (Guid?)null : checks.Uuid("case_id", request.CaseId);
        var kinds = reference.Tracks.All.SelectMany(plan => plan.Kinds).ToList();
        checks.Require(request.Kind.Length == 0 || kinds.Exists(kind => kind.Id == request.Kind), "kind", "must be a kind of track such as personnel");
        checks.Require(request.State.Length == 0 || kinds.Exists(kind => kind.States.Contains(request.State)), "state", "must be a state of a track such as EXAMINING");
        checks.ThrowIfAny();
        return await store.ReadAsync(async (db, cancel) =>
        {
            var ids = db.Tracks.VisibleByRelation(call.Viewer, caseId)
                .Select(view => Narrow(view, request, after).OrderBy(track => track.Id).Take(page.Size + 1).Select(track => track.Id))
                .Aggregate((all, more) => all.Union(more)).OrderBy(id => id).Take(page.Size + 1);
            var rows = await (from id in ids
                              join track in db.Tracks on id equals track.Id
                              join followed in db.Cases on track.CaseId equals followed.CaseId
                              orderby track.Id
                              select new { Track = track, followed.CaseNumber }).ToListAsync(cancel);
            var (shown, next) = page.Cut(rows, row => row.Track.Id.ToString());
            var shownIds = shown.Select(row => row.Track.Id).ToList();
            var steps = (await db.TrackSteps.Where(step => shownIds.Contains(step.TrackId)).OrderBy(step => step.TrackVersion).ToListAsync(cancel)).ToLookup(step => step.TrackId);
            return new ListTracksResponse { Tracks = { shown.Select(row => TrackView.Show(row.Track, row.CaseNumber, steps[row.Track.Id], reference)) }, NextPageToken = next };
        }, call.Cancel);
    }

    private static IQueryable<FollowUpTrack> Narrow(IQueryable<FollowUpTrack> tracks, ListTracksRequest request, Guid after)
    {
        tracks = tracks.Where(track => track.Id > after);
        tracks = request.Kind.Length == 0 ? tracks : tracks.Where(track => track.Kind == request.Kind);
        tracks = request.State.Length == 0 ? tracks : tracks.Where(track => track.State == request.State);
        return request.OpenOnly ? tracks.Where(track => track.EndTime == null) : tracks;
    }
}
