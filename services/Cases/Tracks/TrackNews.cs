using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Timeline;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Cases.Tracks;

/// <summary>What became of forwarded persons: onto the case's timeline, and where each stands.</summary>
internal static class TrackNews
{
    /// <summary>Adds the handlers of all facts of tracks.</summary>
    public static FactHandlers<CasesDb> Add(FactHandlers<CasesDb> handlers) => handlers
        .Loading<ITrackEvent>(LoadAsync)
        .On<TrackAdvanced>((db, fact) => Take(db, fact.Track, "TRACK_ADVANCED", fact.Taken.ActingOfficeId, fact.Taken.RecordingOfficeId, FactsOf(fact)))
        .On<TrackSucceeded>((db, fact) => Take(db, fact.Track, "TRACK_SUCCEEDED", fact.ToOfficeId, null, new()
        {
            ["track"] = fact.Track.Kind, ["track_id"] = fact.Track.TrackId.ToString(), ["person_id"] = fact.Track.PersonId.ToString(), ["from_office_id"] = fact.FromOfficeId,
            ["to_office_id"] = fact.ToOfficeId, ["document_number"] = fact.DecreeNumber,
        }))
        .On<FollowUpConcluded>((db, fact) =>
        {
            if (Take(db, fact.Track, "FOLLOW_UP_CONCLUDED", fact.Track.HandlingOfficeId, null, [], fact.ForwardingCount))
            {
                db.Announce(new CaseFollowedUp(fact.Track, fact.StepId), fact.Track.CaseId);
            }
        });

    private static async Task LoadAsync(CasesDb db, IReadOnlyList<ITrackEvent> facts, CancellationToken cancel)
    {
        var cases = facts.Select(fact => fact.Track.CaseId).Distinct().ToSought();
        var tracks = facts.Select(fact => fact.Track.TrackId).Distinct().ToSought();
        await CaseQueries.Whole(db.Cases).Where(file => cases.Contains(file.Id)).LoadAsync(cancel);
        await db.Events.Where(row => tracks.Contains(row.TaskId!.Value)).LoadAsync(cancel);
    }

    /// <summary>Takes in a fact of Agencies. The same fact again, or a fact that comes late, changes nothing that it should not.</summary>
    /// <returns>Whether it came onto the timeline.</returns>
    private static bool Take(CasesDb db, TrackSnapshot track, string type, string officeId, string? recordingOfficeId, Dictionary<string, string> facts, int? ofForwardings = null)
    {
        var file = db.Cases.Local.FindEntry(track.CaseId)?.Entity ?? throw new InvalidOperationException($"There is no case {track.CaseId}.");
        var stand = new TrackStand(
            track.TrackId, track.Version, track.PersonId, track.Kind, track.State, track.Mark, track.Ended, track.Returned, track.ForwardedTime, track.ReceiverOfficeId, TimeOf(file, track, type), track.MarkOfficeId);
        if (file.Hear(stand))
        {
            // Only they see tracks on the case; offices that act in them have tasks that say what is theirs.
            db.Show(file, [file.HandlingOfficeId, file.HandlingSupervisorId], [], []);
        }

        // What was concluded before the latest forwarding was heard of is not all of it.
        if (ofForwardings < file.Forwardings.Count
            || db.Events.Local.Concat(db.Inserted<CaseEventRow>()).Any(row => row.TaskId == track.TrackId && row.Type == type && row.TaskVersion == track.Version))
        {
            return false;
        }

        db.Insert(new CaseEventRow
        {
            CaseId = file.Id, Sequence = file.NextSequence(), Type = type, EventTime = Instant.FromDateTimeOffset(track.EventTime), OfficeId = officeId,
            RecordingOfficeId = recordingOfficeId, TaskId = track.TrackId, TaskVersion = track.Version, Facts = JsonSerializer.Serialize(facts),
        });
        return true;
    }

    /// <summary>When it came to stand there: another receiver leaves it where it stood.</summary>
    private static DateTimeOffset TimeOf(NeutralityCase file, TrackSnapshot track, string type) =>
        type == "TRACK_SUCCEEDED" && file.Tracks.FirstOrDefault(known => known.TrackId == track.TrackId) is { } known ? known.Time : track.EventTime.ToUniversalTime();

    private static Dictionary<string, string> FactsOf(TrackAdvanced fact)
    {
        var facts = new Dictionary<string, string>
        {
            ["track"] = fact.Track.Kind, ["track_id"] = fact.Track.TrackId.ToString(), ["person_id"] = fact.Track.PersonId.ToString(), ["track_step"] = fact.Taken.Step,
            ["state"] = fact.Track.State, ["document_number"] = fact.Taken.DocumentNumber,
        };
        foreach (var (key, value) in new[] { ("mark", fact.Track.Mark), ("mark_office_id", fact.Track.MarkOfficeId), ("sanction_class_id", fact.Taken.SanctionClassId) })
        {
            if (value is not null)
            {
                facts[key] = value;
            }
        }

        return facts;
    }
}
