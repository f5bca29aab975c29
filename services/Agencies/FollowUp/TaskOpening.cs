using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Netralitas.Agencies.Escalation;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>Opens the task of a plan step: where, what and until when.</summary>
public static class TaskOpening
{
    /// <summary>The task of a step that a case opens.</summary>
    /// <param name="step">The step.</param>
    /// <param name="planVersion">The plan that it belongs to.</param>
    /// <param name="file">The case as it was then.</param>
    /// <param name="personId">The person, for a step that opens one task for each; zero for the whole case.</param>
    /// <param name="causeTaskId">The task of the step that was right before; zero for none.</param>
    /// <param name="at">When it opens.</param>
    /// <param name="reference">Offices, deadlines and calendar.</param>
    /// <param name="cancelled">The task before it, where the end of the case cancelled that one; null for all others.</param>
    /// <exception cref="CannotRouteException">The reference data do not say where it goes.</exception>
    /// <exception cref="CalendarYearMissingException">Its deadline needs a year that is not loaded.</exception>
    public static FollowUpTask OnPlan(
        PlanStep step, string planVersion, CaseSnapshot file, Guid personId, Guid causeTaskId, Instant at, ReferenceBook reference, FollowUpTask? cancelled = null) => Open(
        step, planVersion, file, file.Persons.FirstOrDefault(person => person.PersonId == personId), causeTaskId, at, reference,
        keeper: cancelled?.KeeperOfficeId, succeeded: cancelled?.SucceededOfficeIds);

    /// <summary>The task of a step that a returned task opens.</summary>
    /// <exception cref="CannotRouteException">The reference data do not say where it goes.</exception>
    /// <exception cref="CalendarYearMissingException">Its deadline needs a year that is not loaded.</exception>
    public static FollowUpTask OnTaskReturned(PlanStep step, FollowedCase followed, FollowUpTask returned, Instant at, ReferenceBook reference) =>
        Open(step, followed.PlanVersion, followed.Snapshot, person: null, returned.Id, at, reference);

    /// <summary>The task that does anew what the end of a case had cancelled.</summary>
    /// <param name="cancelled">The cancelled task.</param>
    /// <param name="plan">The plan that the case started with.</param>
    /// <param name="file">The case as it was when it was reopened.</param>
    /// <param name="reference">Offices, deadlines and calendar.</param>
    /// <exception cref="CannotRouteException">The reference data do not say where it goes.</exception>
    /// <exception cref="CalendarYearMissingException">Its deadline needs a year that is not loaded.</exception>
    public static FollowUpTask OnCaseReopened(FollowUpTask cancelled, RoutingPlan plan, CaseSnapshot file, ReferenceBook reference) =>
        Open(
            StepOf(cancelled, plan, file), plan.Version, file, PersonOf(cancelled, file), cancelled.Id, Instant.FromDateTimeOffset(file.Reopenings![^1].Time), reference,
            keeper: cancelled.KeeperOfficeId, succeeded: cancelled.SucceededOfficeIds);

    /// <summary>The task that a track wants of an office.</summary>
    /// <param name="plan">What it is.</param>
    /// <param name="track">The track.</param>
    /// <param name="file">The case.</param>
    /// <param name="before">The task of the track that did the same before; zero for none.</param>
    /// <param name="at">When it opens.</param>
    /// <param name="reference">Offices, deadlines and calendar.</param>
    /// <exception cref="CannotRouteException">The reference data do not say where it goes.</exception>
    /// <exception cref="CalendarYearMissingException">Its deadline needs a year that is not loaded.</exception>
    public static FollowUpTask OnTrack(TrackTask plan, FollowUpTrack track, CaseSnapshot file, Guid before, Instant at, ReferenceBook reference) =>
        Open(plan, track.PlanVersion, file, file.Persons.First(person => person.PersonId == track.PersonId), before, at, reference, track.Id, succeeded: track.SucceededOfficeIds);

    /// <summary>A task as it is routed now that its case is routed otherwise; nothing of it changes but the offices and the clock of the one that acts.</summary>
    /// <exception cref="CannotRouteException">The reference data do not say where it goes.</exception>
    /// <exception cref="CalendarYearMissingException">Its deadline needs a year that is not loaded.</exception>
    public static FollowUpTask Again(FollowUpTask task, RoutingPlan plan, CaseSnapshot file, ReferenceBook reference) => task.SupervisedTaskId != Guid.Empty ? Supervising.Again(task, file, reference) : Open(
        PlanOf(task, plan, file, reference), task.PlanVersion, file with { Reopenings = file.Reopenings?.Take(task.ReopeningCount).ToList() }, PersonOf(task, file), task.CauseTaskId, task.StartTime, reference,
        task.TrackId, task.KeeperOfficeId, task.SucceededOfficeIds, task.OpenTime);

    /// <summary>Who employs a person as far as a task asks: as told for what opens when the case is raised, as known then for all that opens later.</summary>
    internal static string? EmployerOf(TaskPlan plan, PersonSnapshot? person) => plan is PlanStep { GoesByTold: true } ? person?.ToldEmployerOfficeId : person?.EmployerOfficeId;

    /// <summary>The id of a task.</summary>
    internal static Guid IdOf(Instant opened, Guid caseId, string step, Guid personId, Guid causeTaskId, Guid trackId = default) =>
        IdOf(opened, $"{caseId}/{step}/{personId}/{causeTaskId}{(trackId == Guid.Empty ? "" : $"/{trackId}")}");

    /// <summary>What a task is: a step of the routing plan, or a task of its track, with the deadline that it was given.</summary>
    internal static TaskPlan PlanOf(FollowUpTask task, RoutingPlan plan, CaseSnapshot file, ReferenceBook reference)
    {
        if (task.TrackId == Guid.Empty)
        {
            return StepOf(task, plan, file);
        }

        var known = reference.Tracks.All.FirstOrDefault(version => version.Version == task.PlanVersion)?.Kinds.SelectMany(kind => kind.Tasks).FirstOrDefault(known => known.Id == task.Step);
        return known is null ? throw new CannotRouteException(task.Step, file) : known with { DuePemilu = task.RuleId, DuePilkada = task.RuleId };
    }

    private static PlanStep StepOf(FollowUpTask task, RoutingPlan plan, CaseSnapshot file) =>
        plan.Steps.FirstOrDefault(step => step.Id == task.Step) ?? throw new CannotRouteException(task.Step, file);

    private static PersonSnapshot? PersonOf(FollowUpTask task, CaseSnapshot file) => file.Persons.FirstOrDefault(person => person.PersonId == task.PersonId);

    private static FollowUpTask Open(
        TaskPlan step, string planVersion, CaseSnapshot file, PersonSnapshot? person, Guid causeTaskId, Instant opened, ReferenceBook reference, Guid trackId = default,
        string? keeper = null, IReadOnlyList<string>? succeeded = null, Instant? since = null)
    {
        List<string> keptOut = [.. (file.Recusals ?? []).Select(recusal => recusal.OfficeId)];
        var letter = trackId == Guid.Empty ? null : TrackOpening.LetterOf(trackId, person!.PersonId, file);
        var planned = (keeper is null ? step.Office.Resolve(reference.Offices, file.HandlingOfficeId, file.PlaceRegionCode, EmployerOf(step, person), letter?.ReceiverOfficeId) : reference.Offices.Find(keeper))
            ?? throw new CannotRouteException(step.Id, file);
        // A track stays with an office that ends until its work is moved.
        var serving = reference.Offices.Serving(planned, letter is null ? opened : Instant.FromDateTimeOffset(letter.Time), succeeded ?? []);
        var office = reference.Offices.Acting(serving, keptOut);
        var handling = reference.Offices.Find(file.HandlingOfficeId) ?? throw new CannotRouteException(step.Id, file);
        var election = reference.Elections.Find(file.ElectionId) ?? throw new CannotRouteException(step.Id, file);
        // For who came later all clocks start then.
        var start = person?.AddedTime is null ? StartOf(step.Starts, file, opened, office.Zone) : opened;
        var moment = new LawMoment(start.InZone(office.Zone).Date, election.Family, office.RegionCode is null ? null : reference.Regions.Find(office.RegionCode));
        var rule = reference.Law.Deadlines.Find(step.RuleFor(election.Family), moment) ?? throw new CannotRouteException(step.Id, file);
        var personId = person?.PersonId ?? Guid.Empty;
        // The law gives no time anew for what it gave time for; our own rules do, to who is asked only after a correction or reopening.
        start = (since ?? opened) > Instant.FromDateTimeOffset(file.RecordTime) && rule.Kind == Netralitas.Reference.BasisKind.Policy ? opened : start;
        return new FollowUpTask
        {
            Id = IdOf(opened, file.CaseId, step.Id, personId, causeTaskId, trackId),
            Version = 1,
            CaseId = file.CaseId,
            Step = step.Id,
            PersonId = personId,
            CauseTaskId = causeTaskId,
            TrackId = trackId,
            PlanVersion = planVersion,
            Title = step.Title,
            TitleEn = step.TitleEn,
            Document = step.Document,
            MirrorOf = step.MirrorOf,
            Returnable = step.Returnable,
            OfficeId = office.Id,
            KeeperOfficeId = keeper,
            // Clocks start before tasks open: who was not there any more then is not looked for by the start again.
            SucceededOfficeIds = serving.Id == planned.Id ? succeeded ?? [] : [.. (succeeded ?? []).Union([planned.Id])],
            SupervisorOfficeId = new ServingOffices(reference.Offices, opened).Above(office, keptOut),
            HandlingOfficeId = handling.Id,
            HandlingSupervisorId = reference.Offices.ActingAbove(handling, keptOut),
            RecusedOfficeIds = keptOut,
            RecusedOfficerIds = [.. (file.OfficerRecusals ?? []).Select(recusal => recusal.OfficerId)],
            ReroutingCount = file.Reroutings?.Count ?? 0,
            ReopeningCount = file.Reopenings?.Count ?? 0,
            ClockTurnCount = TaskClock.TurnCount(step.MirrorOf, file),
            PlaceRegionCode = file.PlaceRegionCode,
            State = TaskState.Open,
            StartTime = start,
            DueTime = DeadlineCalculator.Due(rule, start, office.Zone, reference.Calendar, TaskClock.PausesOf(step.MirrorOf, file)),
            PausedTime = TaskClock.PausedSince(step.MirrorOf, file),
            RuleId = rule.Id,
            RuleVersion = rule.Law.Version,
            BasisKind = rule.Kind,
            Basis = rule.Basis,
            DayKind = rule.Day,
            TimeZone = office.Zone.Id,
            UpdateTime = opened,
        };
    }

    private static Instant StartOf(ClockStart starts, CaseSnapshot file, Instant opened, DateTimeZone zone) => starts switch
    {
        ClockStart.Received => Instant.FromDateTimeOffset(file.CountedFromTime ?? file.ReceivedTime),
        ClockStart.Known => zone.AtStartOfDay(LocalDate.FromDateOnly(file.KnownDate)).ToInstant(),
        ClockStart.Recorded => Instant.FromDateTimeOffset(file.RecordTime),
        _ => opened,
    };

    /// <summary>The instant of such an id, to the millisecond.</summary>
    internal static Instant TimeOf(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        return Instant.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(bytes) >> 16);
    }

    /// <summary>
    /// A UUIDv7 of the instant whose other bits are a hash of the key instead of chance: whoever opens the same task gives it
    /// the same id, and ids grow with time as the indexes like it.
    /// </summary>
    internal static Guid IdOf(Instant opened, string key)
    {
        Span<byte> milliseconds = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, opened.ToUnixTimeMilliseconds());
        var id = SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16);
        milliseconds[2..].CopyTo(id);
        id[6] = (byte)(0x70 | (id[6] & 0x0F));
        id[8] = (byte)(0x80 | (id[8] & 0x3F));
        return new Guid(id, bigEndian: true);
    }
}

/// <summary>The reference data of this service do not say where a task goes: they differ from those of the case file.</summary>
public sealed class CannotRouteException(string step, CaseSnapshot file) : Exception(
    $"Step {step} cannot be routed for election {file.ElectionId}, place {file.PlaceRegionCode}, handling office {file.HandlingOfficeId}.");
