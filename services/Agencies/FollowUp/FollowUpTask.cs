using Netralitas.Agencies.Referrals;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>What one office must do in one case, and until when. Moves as <see cref="TaskLifecycle"/> allows.</summary>
public sealed partial record FollowUpTask
{
    /// <summary>UUIDv7, the same for the same case, step, person, cause and track.</summary>
    public required Guid Id { get; init; }

    /// <summary>Grows by one with every change of the task, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>The case.</summary>
    public required Guid CaseId { get; init; }

    /// <summary>Step of the routing plan, task of its track, or what a ladder opens.</summary>
    public required string Step { get; init; }

    /// <summary>The reported person, by opaque id; zero when it is about the whole case.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The returned task that this one routes anew, the cancelled one that it does anew since the case was reopened, or the late one that it supervises; zero for all others.</summary>
    public required Guid CauseTaskId { get; init; }

    /// <summary>The track that it belongs to; zero for those of the routing plan. Such a task does anew, by <see cref="CauseTaskId"/>, what an earlier one of the same step did.</summary>
    public Guid TrackId { get; init; }

    /// <summary>Version of the routing plan, of the tracks or of the ladders that opened it.</summary>
    public required string PlanVersion { get; init; }

    /// <summary>What to do, in Indonesian.</summary>
    public required string Title { get; init; }

    /// <summary>What to do, in English.</summary>
    public required string TitleEn { get; init; }

    /// <summary>What document ends it, in Indonesian.</summary>
    public required string Document { get; init; }

    /// <summary>The method of the case file that completes it; null for an ordinary task.</summary>
    public string? MirrorOf { get; init; }

    /// <summary>Whether the office may give it back.</summary>
    public required bool Returnable { get; init; }

    /// <summary>The office that must do it.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Offices that had it before.</summary>
    public IReadOnlyList<string> FormerOfficeIds { get; init; } = [];

    /// <summary>The office that accepted it when it was handed over, which has it as long as the plan wants this very task; null where the plan says who.</summary>
    public string? KeeperOfficeId { get; init; }

    /// <summary>Offices that were succeeded: whose successors act for them in it.</summary>
    public IReadOnlyList<string> SucceededOfficeIds { get; init; } = [];

    /// <summary>What its office did with it together with others, in order.</summary>
    public IReadOnlyList<TaskReferral> Referrals { get; init; } = [];

    /// <summary>The offices that the open ones of these let see it, ordinal.</summary>
    public IReadOnlyList<string> GuestOfficeIds { get; init; } = [];

    /// <summary>The officer who has it; null while it is the whole office's.</summary>
    public Guid? OfficerId { get; init; }

    /// <summary>The office of the same function one tier up; null at the top.</summary>
    public string? SupervisorOfficeId { get; init; }

    /// <summary>The Bawaslu office that handles the case.</summary>
    public required string HandlingOfficeId { get; init; }

    /// <summary>The Bawaslu office one tier above that one; null at the top.</summary>
    public string? HandlingSupervisorId { get; init; }

    /// <summary>Offices that keep out of the case, in the order in which they came to.</summary>
    public IReadOnlyList<string> RecusedOfficeIds { get; init; } = [];

    /// <summary>Officers who do, whatever their office may see, likewise.</summary>
    public IReadOnlyList<Guid> RecusedOfficerIds { get; init; } = [];

    /// <summary>How many of the changes of what its case is routed by it knows of.</summary>
    public int ReroutingCount { get; init; }

    /// <summary>How often its case had been reopened when it was opened.</summary>
    public int ReopeningCount { get; init; }

    /// <summary>How many stops and restarts of its case's clocks it knows of; 0 where its own clock does not follow them.</summary>
    public int ClockTurnCount { get; init; }

    /// <summary>Region where the act took place.</summary>
    public required string PlaceRegionCode { get; init; }

    /// <summary>Where it stands.</summary>
    public required TaskState State { get; init; }

    /// <summary>When its clock started.</summary>
    public required Instant StartTime { get; init; }

    /// <summary>When it is due, exclusive; while its clock stands still, when it would be if the clock went on at once.</summary>
    public required Instant DueTime { get; init; }

    /// <summary>Since when its clock stands still; null while it runs.</summary>
    public Instant? PausedTime { get; init; }

    /// <summary>The deadline rule.</summary>
    public required string RuleId { get; init; }

    /// <summary>Its version; 0 for tasks of before it was kept.</summary>
    public int RuleVersion { get; init; }

    /// <summary>Law or policy.</summary>
    public required BasisKind BasisKind { get; init; }

    /// <summary>The legal basis in words, or the word policy.</summary>
    public required string Basis { get; init; }

    /// <summary>How the days were counted.</summary>
    public required DayKind DayKind { get; init; }

    /// <summary>IANA time zone of the deadline.</summary>
    public required string TimeZone { get; init; }

    /// <summary>When it was marked overdue; null while it is not.</summary>
    public Instant? OverdueTime { get; init; }

    /// <summary>When it last changed.</summary>
    public required Instant UpdateTime { get; init; }

    /// <summary>Number of the document that ended it.</summary>
    public string? DocumentNumber { get; init; }

    /// <summary>Why it was returned.</summary>
    public ReturnReason ReturnReason { get; init; }

    /// <summary>The office that the returner thinks is right.</summary>
    public string? SuggestedOfficeId { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public string? CancelReason { get; init; }

    /// <summary>The office that recorded the last change on behalf of the one that made it; null where that one, time or the case did.</summary>
    public string? RecordingOfficeId { get; init; }

    /// <summary>When it was opened, to the millisecond: its id says so.</summary>
    public Instant OpenTime => TaskOpening.TimeOf(Id);

    /// <summary>The task after a change at an instant.</summary>
    public FollowUpTask Changed(Instant at) => this with { Version = Version + 1, UpdateTime = Instant.Max(UpdateTime, at), RecordingOfficeId = null };

    /// <summary>The task with other referrals, or the same as they stand now.</summary>
    public FollowUpTask Refer(IReadOnlyList<TaskReferral> referrals) => this with
    {
        Referrals = referrals, GuestOfficeIds = [.. referrals.Where(one => one.IsOpen).Select(one => one.ToOfficeId).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
    };

    /// <summary>The task at another office, which has not confirmed it yet.</summary>
    public FollowUpTask At(Office office, ReferenceBook reference)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(reference);
        return this with
        {
            OfficeId = office.Id, SupervisorOfficeId = new ServingOffices(reference.Offices, UpdateTime).Above(office, RecusedOfficeIds), FormerOfficeIds = [.. FormerOfficeIds.Union([OfficeId])], OfficerId = null,
            State = TaskState.Open,
        };
    }

    /// <summary>The task as the bus carries it.</summary>
    /// <param name="at">When the fact happened.</param>
    /// <param name="actingOfficeId">The office that did it.</param>
    /// <param name="caseNumber">Official number of the case at that instant; null before it is registered.</param>
    public TaskSnapshot Snapshot(Instant at, string actingOfficeId, string? caseNumber) => new(
        Id, Version, at.ToDateTimeOffset(), actingOfficeId, CaseId, caseNumber, PersonId == Guid.Empty ? null : PersonId, Step,
        Title, TitleEn, OfficeId, HandlingOfficeId, DueTime.ToDateTimeOffset(), TimeZone,
        ReturnReason == ReturnReason.Unspecified ? CancelReason : Words.Of(ReturnReason), DocumentNumber, SuggestedOfficeId,
        RecusedOfficeIds: RecusedOfficeIds, TrackId: TrackId == Guid.Empty ? null : TrackId,
        GuestOfficeIds: [.. Referrals.Where(one => one.IsOpen && one.Kind != ReferralKind.Ask).Select(one => one.ToOfficeId).Distinct(StringComparer.Ordinal)]);
}
