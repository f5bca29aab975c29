using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tasks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Agencies.Tracks;

/// <summary>An office takes a step of a track.</summary>
internal sealed class AdvanceTrack(Store<AgenciesDb> store, TrackReader reader, ReferenceBook reference, LegalClock clock)
{
    private const int StepMax = 60;

    /// <summary>Checks, decides, keeps what follows, and answers with the track.</summary>
    public async Task<AdvanceTrackResponse> HandleAsync(AdvanceTrackRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, trackId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("track_id", request.TrackId));
        var (step, number) = (checks.Text("step", request.Step, 1, StepMax), checks.DocumentNumber("document_number", request.DocumentNumber, 1));
        checks.Require(request.SanctionClassId.Length == 0 || reference.Law.Sanctions.Versions(request.SanctionClassId).Count > 0, "sanction_class_id", "must be a row of sanctions.yaml such as SEVERE");
        checks.ThrowIfAny();
        var asked = new TrackStepAsked(step, call.OfficeId, call.RecordingOfficeId, number, request.SanctionClassId.Length == 0 ? null : request.SanctionClassId);
        await store.OnceAsync(call, request, requestId, trackId, async (db, cancel) =>
        {
            var track = await db.Tracks.SingleOrDefaultAsync(row => row.Id == trackId, cancel);
            call.Require(AgenciesAuthority.RelationToTrack(call.Viewer, track), "track", trackId.ToString());
            Etag.Require(request.Etag, track!.Version, "track", trackId.ToString());
            var tasks = await db.Tasks.Where(row => row.CaseId == track.CaseId && (row.TrackId == trackId || (row.TrackId == Guid.Empty && row.PersonId == track.PersonId))).ToListAsync(cancel);
            var followed = await db.Cases.SingleAsync(row => row.CaseId == track.CaseId, cancel);
            var changes = Decide(track, tasks, followed, asked).Facts;
            db.Keep(changes, _ => followed.CaseNumber);
            db.Entry(followed).CurrentValues.SetValues(followed with { OpenTracks = followed.OpenTracks - (changes.Tracks.Changed[0].EndTime is null ? 0 : 1) });
            // Written in any case: of this and a fact of the case that comes at the same time, one sees what the other left.
            db.Entry(followed).Property(row => row.OpenTracks).IsModified = true;
        });
        return new AdvanceTrackResponse { Track = await reader.ReadAsync(call, trackId) };
    }

    private Decision<FollowUpChanges> Decide(FollowUpTrack track, IReadOnlyCollection<FollowUpTask> tasks, FollowedCase followed, TrackStepAsked asked)
    {
        try
        {
            return TrackLifecycle.Advance(track, tasks, followed, asked, clock.Now(), reference);
        }
        catch (CalendarYearMissingException e)
        {
            return Refusal.Of(TaskReasons.CalendarYearMissing, ("year", e.Year.ToString())) with { Resource = ("track", track.Id.ToString()) };
        }
    }
}
