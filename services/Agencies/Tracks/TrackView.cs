using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tracks;

/// <summary>A track as callers see it. There is nothing personal in it, so all who see it see the same.</summary>
internal static class TrackView
{
    /// <summary>The track with its history and what may be done next.</summary>
    public static Track Show(FollowUpTrack track, FollowedCase followed, IEnumerable<TrackStepRow> steps, IReadOnlyCollection<FollowUpTask> tasks, ReferenceBook reference)
    {
        var shown = Show(track, followed.CaseNumber, steps, reference);
        if (reference.Tracks.Find(track.PlanVersion, track.Kind) is not { } kind)
        {
            // An operator took the version away; what was done is still told.
            return shown;
        }

        var (overdue, mark) = (TrackTasks.Overdue(kind, tasks), TrackMarks.Counting(track, kind, followed.Snapshot, reference));
        shown.NextSteps.AddRange(kind.Steps.Where(step => step.Allowed.Holds(track.State, mark, overdue)).Select(step => Ahead(step, track, followed, reference)));
        return shown;
    }

    /// <summary>The track with its history.</summary>
    public static Track Show(FollowUpTrack track, string? caseNumber, IEnumerable<TrackStepRow> steps, ReferenceBook reference)
    {
        var kind = reference.Tracks.Find(track.PlanVersion, track.Kind);
        return new Track
        {
            Id = track.Id.ToString(), Etag = Etag.Of(track.Version), CaseId = track.CaseId.ToString(), CaseNumber = caseNumber ?? "", PersonId = track.PersonId.ToString(),
            Kind = track.Kind, Title = kind?.Title ?? "", TitleEn = kind?.TitleEn ?? "", State = track.State, Mark = track.Mark ?? "", MarkOfficeId = track.MarkOfficeId ?? "", StateTime = track.StateTime.ToTimestamp(),
            ReceiverOfficeId = track.ReceiverOfficeId, HandlingOfficeId = track.HandlingOfficeId, RuleId = track.RuleId, PlanVersion = track.PlanVersion,
            OpenTime = track.OpenTime.ToTimestamp(), EndTime = track.EndTime.ToTimestamp(), SanctionClassId = track.SanctionClassId ?? "",
            TimeZone = reference.Offices.Find(track.HandlingOfficeId)?.Zone.Id ?? "",
            Steps = { steps.Select(Show) },
        };
    }

    private static TrackStepTaken Show(TrackStepRow step) => new()
    {
        Step = step.Step, State = step.State, Mark = step.Mark ?? "", OfficeId = step.OfficeId, RecordedByOfficeId = step.RecordingOfficeId ?? "",
        StepTime = step.Time.ToTimestamp(), DocumentType = step.DocumentType, DocumentNumber = step.DocumentNumber, SanctionClassId = step.SanctionClassId ?? "",
    };

    /// <summary>Not known while the year is not loaded; taking the step says so.</summary>
    private static Instant? Known(Func<TrackStep, FollowUpTrack, Office, FollowedCase, ReferenceBook, Instant?> limit, TrackStep step, FollowUpTrack track, Office office, FollowedCase followed, ReferenceBook reference)
    {
        try
        {
            return limit(step, track, office, followed, reference);
        }
        catch (CalendarYearMissingException)
        {
            return null;
        }
    }

    private static TrackStepAhead Ahead(TrackStep step, FollowUpTrack track, FollowedCase followed, ReferenceBook reference)
    {
        var office = TrackOpening.OfficeOf(step.Office, track, followed.Snapshot, reference);
        return new TrackStepAhead
        {
            Step = step.Id, Title = step.Title, TitleEn = step.TitleEn, OfficeId = office.Id, DocumentType = step.Document, SanctionClassIds = { step.Sanctions },
            NotBeforeTime = Known(TrackLifecycle.NotBefore, step, track, office, followed, reference).ToTimestamp(),
            NotAfterTime = Known(TrackLifecycle.NotAfter, step, track, office, followed, reference).ToTimestamp(),
        };
    }
}
