using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Agencies.Tracks;

/// <summary>A step that an office wants to take.</summary>
/// <param name="Step">Which one.</param>
/// <param name="OfficeId">The office.</param>
/// <param name="RecordingOfficeId">The office that records on behalf of that one; null where that one does so itself.</param>
/// <param name="DocumentNumber">Number of the document that proves it.</param>
/// <param name="SanctionClassId">Class of the sanction; null for none.</param>
internal sealed record TrackStepAsked(string Step, string OfficeId, string? RecordingOfficeId, string DocumentNumber, string? SanctionClassId);

/// <summary>Decides on the steps of tracks. Which there are is data: <c>tracks.yaml</c>.</summary>
internal static class TrackLifecycle
{
    /// <summary>The decision. Refused: the track is not where the step may be taken, another office takes it, the law's waiting time is not over or its limit is, or a sanction is missing or too much.</summary>
    /// <param name="track">The track.</param>
    /// <param name="tasks">Its tasks.</param>
    /// <param name="followed">Its case.</param>
    /// <param name="asked">The step.</param>
    /// <param name="now">The legal instant.</param>
    /// <param name="reference">Tracks, offices, deadlines and calendar.</param>
    /// <exception cref="CannotRouteException">The reference data do not say who is next.</exception>
    /// <exception cref="CalendarYearMissingException">A deadline needs a year that is not loaded.</exception>
    public static Decision<FollowUpChanges> Advance(
        FollowUpTrack track, IReadOnlyCollection<FollowUpTask> tasks, FollowedCase followed, TrackStepAsked asked, Instant now, ReferenceBook reference)
    {
        var kind = reference.Tracks.Find(track.PlanVersion, track.Kind) ?? throw new CannotRouteException(track.Kind, followed.Snapshot);
        var overdue = TrackTasks.Overdue(kind, tasks.Where(task => task.TrackId == track.Id));
        var mark = TrackMarks.Counting(track, kind, followed.Snapshot, reference);
        var allowed = kind.Steps.Where(step => step.Allowed.Holds(track.State, mark, overdue)).ToList();
        if (allowed.Find(step => step.Id == asked.Step) is not { } step)
        {
            return Refusal.NotNow("track", track.Id.ToString(), asked.Step, mark is null ? track.State : $"{track.State}, {mark}", allowed.Select(other => other.Id));
        }

        return Refuse(step, track, followed, asked, now, reference) is { } refusal
            ? refusal with { Resource = ("track", track.Id.ToString()) }
            : Take(kind, step, track, tasks, followed, asked, now, reference);
    }

    /// <summary>Until when the law makes a step wait; null when it does not.</summary>
    public static Instant? NotBefore(TrackStep step, FollowUpTrack track, Office office, FollowedCase followed, ReferenceBook reference) =>
        EndOf(step.NotBefore, step, track, office, followed, reference);

    /// <summary>Until when the law allows a step; null for at any time.</summary>
    public static Instant? NotAfter(TrackStep step, FollowUpTrack track, Office office, FollowedCase followed, ReferenceBook reference) =>
        EndOf(step.NotAfter, step, track, office, followed, reference);

    private static Instant? EndOf(string? ruleId, TrackStep step, FollowUpTrack track, Office office, FollowedCase followed, ReferenceBook reference)
    {
        if (ruleId is null)
        {
            return null;
        }

        var family = (reference.Elections.Find(followed.Snapshot.ElectionId) ?? throw new CannotRouteException(step.Id, followed.Snapshot)).Family;
        var moment = new LawMoment(track.StateTime.InZone(office.Zone).Date, family, office.RegionCode is null ? null : reference.Regions.Find(office.RegionCode));
        var rule = reference.Law.Deadlines.Find(ruleId, moment) ?? throw new CannotRouteException(step.Id, followed.Snapshot);
        return DeadlineCalculator.Due(rule, track.StateTime, office.Zone, reference.Calendar);
    }

    private static Refusal? Refuse(TrackStep step, FollowUpTrack track, FollowedCase followed, TrackStepAsked asked, Instant now, ReferenceBook reference)
    {
        var office = TrackOpening.OfficeOf(step.Office, track, followed.Snapshot, reference);
        if (office.Id != asked.OfficeId)
        {
            return Refusal.Of(TrackReasons.StepOfAnotherOffice, ("step", step.Id), ("office", office.Id));
        }

        if (asked.SanctionClassId is { } given ? !step.Sanctions.Contains(given) : step.Sanctions.Count > 0)
        {
            var classes = string.Join(", ", step.Sanctions);
            return Refusal.Of(step.Sanctions.Count > 0 ? TrackReasons.SanctionMissing : TrackReasons.NoSanction, ("step", step.Id), ("classes", classes)) with
            {
                Fields = [("sanction_class_id", step.Sanctions.Count > 0 ? $"must be one of {classes}" : "must be empty for this step")],
            };
        }

        return NotBefore(step, track, office, followed, reference) is { } until && now < until
            ? Refusal.Of(TrackReasons.TooEarly, ("step", step.Id), ("time", InstantPattern.General.Format(until)), ("rule", step.NotBefore!))
            : NotAfter(step, track, office, followed, reference) is { } limit && now >= limit
            ? Refusal.Of(TrackReasons.TooLate, ("step", step.Id), ("time", InstantPattern.General.Format(limit)), ("rule", step.NotAfter!))
            : null;
    }

    private static FollowUpChanges Take(
        TrackKind kind, TrackStep step, FollowUpTrack track, IReadOnlyCollection<FollowUpTask> tasks, FollowedCase followed, TrackStepAsked asked, Instant now, ReferenceBook reference)
    {
        var state = step.To ?? track.State;
        var after = track with
        {
            Version = track.Version + 1, State = state, StateTime = state == track.State ? track.StateTime : now, Mark = step.Mark ?? track.Mark,
            MarkOfficeId = step.Mark is null ? track.MarkOfficeId : TrackMarks.GivenTo(track, kind, followed.Snapshot, reference),
            EndTime = kind.Ends.Contains(state) ? now : null, SanctionClassId = step.Annuls ? null : asked.SanctionClassId ?? track.SanctionClassId,
        };
        var row = new TrackStepRow
        {
            Id = Guid.CreateVersion7(), TrackId = track.Id, TrackVersion = after.Version, Step = step.Id, State = after.State, Mark = after.Mark, OfficeId = asked.OfficeId,
            RecordingOfficeId = asked.RecordingOfficeId, Time = now, DocumentType = step.Document, DocumentNumber = asked.DocumentNumber, SanctionClassId = asked.SanctionClassId,
        };
        var snapshot = after.Snapshot(now, followed.CaseNumber, kind, reference.Offices.Find(after.HandlingOfficeId)!.Zone.Id, step.Returns);
        List<ITrackEvent> facts = [new TrackAdvanced(snapshot, new TrackStepSnapshot(row.Id, step.Id, step.Title, step.TitleEn, asked.OfficeId, asked.RecordingOfficeId, asked.DocumentNumber, asked.SanctionClassId))];
        if (after.EndTime is not null && followed.OpenTracks == 1)
        {
            facts.Add(new FollowUpConcluded(snapshot, row.Id, followed.Snapshot.Forwardings!.Count));
        }

        var follow = TrackTasks.Follow(after, tasks, followed, new TrackMoment(now, asked.OfficeId, step, asked.DocumentNumber), reference);
        var ofPlan = OfPlan(track, after, tasks, followed, asked, now, reference);
        var changes = new FollowUpChanges(
            [.. follow.Opened, .. ofPlan], follow.Changed, [.. follow.Facts, .. ofPlan.Select(task => new TaskOpened(task.Snapshot(now, asked.OfficeId, followed.CaseNumber)))]);
        return changes.RecordedBy(asked.RecordingOfficeId) with { Tracks = new TrackChanges([], [after], [row], facts) };
    }

    /// <summary>What the plan of the case opens now, because of a sanction or because the track came to a state; each once.</summary>
    private static List<FollowUpTask> OfPlan(
        FollowUpTrack before, FollowUpTrack after, IReadOnlyCollection<FollowUpTask> tasks, FollowedCase followed, TrackStepAsked asked, Instant now, ReferenceBook reference)
    {
        var plan = reference.Routing.Find(followed.PlanVersion) ?? throw new CannotRouteException("(any)", followed.Snapshot);
        var person = followed.Snapshot.Persons.FirstOrDefault(one => one.PersonId == after.PersonId);
        return
        [
            .. plan.Steps.Where(step => step.OpensOn == PlanTrigger.Sanctioned ? asked.SanctionClassId is not null
                    : step.OpensOn == PlanTrigger.TrackReached && after.State != before.State && step.Reached.Contains($"{after.Kind}/{after.State}"))
                .Where(step => PlanTimes.Holds(step, person, followed.Snapshot, reference) && !tasks.Any(task => task.TrackId == Guid.Empty && task.Step == step.Id && task.PersonId == after.PersonId))
                .Select(step => TaskOpening.OnPlan(step, plan.Version, followed.Snapshot, after.PersonId, Guid.Empty, now, reference)),
        ];
    }
}
