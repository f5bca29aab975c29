namespace Netralitas.Contracts.Events;

/// <summary>A fact about a case. Carries the whole routing snapshot, so that a consumer can ignore what is older than it knows.</summary>
public interface ICaseEvent
{
    /// <summary>The case as it stood right after the fact.</summary>
    CaseSnapshot Case { get; }
}

/// <summary>A case came into the network.</summary>
public sealed record CaseRaised(CaseSnapshot Case) : ICaseEvent;

/// <summary>It became known who a reported person is; the name stays in the case file.</summary>
public sealed record PersonIdentified(CaseSnapshot Case, Guid PersonId) : ICaseEvent;

/// <summary>The initial study (kajian awal) ended.</summary>
public sealed record InitialStudyCompleted(CaseSnapshot Case) : ICaseEvent;

/// <summary>The case was registered (diregistrasi).</summary>
public sealed record CaseRegistered(CaseSnapshot Case) : ICaseEvent;

/// <summary>An office, or a whole regional government, keeps out of the case because it has a conflict of interest; what it had to do is done one tier up.</summary>
public sealed record OfficeRecused(CaseSnapshot Case, IReadOnlyList<string> RecusedOfficeIds) : ICaseEvent;

/// <summary>An officer keeps out of the case because of a conflict of interest, whatever the officer's office may see of it.</summary>
public sealed record OfficerRecused(CaseSnapshot Case, Guid OfficerId) : ICaseEvent;

/// <summary>The case took a step of its procedure of which the other services need to know no more than that.</summary>
/// <param name="Case">The case.</param>
/// <param name="Step">The method by which it did, such as <c>CompleteStudy</c>.</param>
public sealed record CaseProceeded(CaseSnapshot Case, string Step) : ICaseEvent;

/// <summary>Persons were forwarded to an office that acts on them (penerusan).</summary>
/// <param name="Case">The case.</param>
/// <param name="ReceiverOfficeId">The office.</param>
/// <param name="RuleId">The rule by which it receives them.</param>
/// <param name="PersonIds">The persons.</param>
public sealed record CaseForwarded(CaseSnapshot Case, string ReceiverOfficeId, string RuleId, IReadOnlyList<Guid> PersonIds) : ICaseEvent;

/// <summary>The case was closed as not registered (tidak diregistrasi).</summary>
public sealed record CaseClosed(CaseSnapshot Case) : ICaseEvent;

/// <summary>All that routing needs to know of a case, and nothing personal. Instants are UTC.</summary>
/// <param name="CaseId">Id of the case.</param>
/// <param name="Version">Grows by one with every change of the case, from 1.</param>
/// <param name="ChangedTime">When this version came to be, on the legal clock.</param>
/// <param name="Kind">REPORT, FINDING or INFORMATION.</param>
/// <param name="ElectionId">Such as <c>pilkada-2024</c>.</param>
/// <param name="PlaceRegionCode">Where the act took place, Kemendagri code.</param>
/// <param name="KnownDate">Day on which the act became known.</param>
/// <param name="ReceivedTime">When Bawaslu received it.</param>
/// <param name="RecordTime">When it was entered.</param>
/// <param name="HandlingOfficeId">The Bawaslu office that handles it.</param>
/// <param name="OfficialNumber">Official number, once registered.</param>
/// <param name="StudiedTime">When the initial study was first completed.</param>
/// <param name="RegisteredTime">When it was registered.</param>
/// <param name="ClosedTime">When it was closed.</param>
/// <param name="CloseReason">Why it was closed, such as LATE.</param>
/// <param name="Persons">The reported persons, by opaque id.</param>
/// <param name="Recusals">Offices that keep out of it, in the order in which they came to; null in what was said before there were any.</param>
/// <param name="OfficerRecusals">Officers who do, likewise.</param>
/// <param name="ForwardedTime">When persons of it were first forwarded; null where none were.</param>
/// <param name="CountedFromTime">From when it counts as received; null in what was said before reception hours counted: from <paramref name="ReceivedTime"/>.</param>
/// <param name="Reroutings">What its tasks were routed by before it changed, in that order; null likewise.</param>
/// <param name="Reopenings">Ends after which it went on, in that order; null likewise.</param>
/// <param name="Forwardings">To whom persons were forwarded, in that order; null likewise.</param>
/// <param name="Pauses">When its clocks stood still, in order, only the last may still last; null likewise.</param>
/// <param name="Standings">What became known of its persons, in that order; null likewise.</param>
public sealed record CaseSnapshot(
    Guid CaseId,
    long Version,
    DateTimeOffset ChangedTime,
    string Kind,
    string ElectionId,
    string PlaceRegionCode,
    DateOnly KnownDate,
    DateTimeOffset ReceivedTime,
    DateTimeOffset RecordTime,
    string HandlingOfficeId,
    string? OfficialNumber,
    DateTimeOffset? StudiedTime,
    DateTimeOffset? RegisteredTime,
    DateTimeOffset? ClosedTime,
    string? CloseReason,
    IReadOnlyList<PersonSnapshot> Persons,
    IReadOnlyList<RecusalSnapshot>? Recusals = null,
    IReadOnlyList<OfficerRecusalSnapshot>? OfficerRecusals = null,
    DateTimeOffset? ForwardedTime = null,
    DateTimeOffset? CountedFromTime = null,
    IReadOnlyList<ReroutingSnapshot>? Reroutings = null,
    IReadOnlyList<ReopeningSnapshot>? Reopenings = null,
    IReadOnlyList<ForwardingSnapshot>? Forwardings = null,
    IReadOnlyList<PauseSnapshot>? Pauses = null,
    IReadOnlyList<StandingSnapshot>? Standings = null);

/// <summary>What is known of a reported person from an instant on, all of it: who it is, what is alleged, what was decided, what was put right.</summary>
/// <param name="Time">Since when.</param>
/// <param name="PersonId">The person, by opaque id.</param>
/// <param name="SubjectKind">Such as CIVIL_SERVANT.</param>
/// <param name="EmployerOfficeId">Office that employs the person; null while it is unknown.</param>
/// <param name="IsIdentified">Whether it is known who it is; the name stays in the case file.</param>
/// <param name="Allegations">What the person is alleged to have done, in the order added.</param>
public sealed record StandingSnapshot(
    DateTimeOffset Time, Guid PersonId, string SubjectKind, string? EmployerOfficeId, bool IsIdentified, IReadOnlyList<AllegationSnapshot> Allegations) : IRoutingChange;

/// <summary>A violation that a reported person is alleged to have committed.</summary>
/// <param name="ViolationId">Code of the catalogue.</param>
/// <param name="ViolationVersion">Version of that row.</param>
/// <param name="Outcome">What was decided, such as VIOLATION_DISCIPLINE; null before.</param>
public sealed record AllegationSnapshot(string ViolationId, int ViolationVersion, string? Outcome);

/// <summary>A time in which the clocks of a case stood still.</summary>
/// <param name="StartTime">From when.</param>
/// <param name="EndTime">Until when; null while it lasts.</param>
public sealed record PauseSnapshot(DateTimeOffset StartTime, DateTimeOffset? EndTime);

/// <summary>Something after which the tasks of a case are others', elsewhere, or due at another time.</summary>
public interface IRoutingChange
{
    /// <summary>Since when.</summary>
    DateTimeOffset Time { get; }
}

/// <summary>Somebody keeps out of a case because of a conflict of interest.</summary>
public interface IRecusal : IRoutingChange;

/// <summary>An office keeps out of a case because of a conflict of interest.</summary>
/// <param name="OfficeId">The office.</param>
/// <param name="Time">Since when; the record time of the case for those that never saw it.</param>
/// <param name="HandlingBefore">The office that handled the case until then.</param>
public sealed record RecusalSnapshot(string OfficeId, DateTimeOffset Time, string HandlingBefore) : IRecusal;

/// <summary>An officer keeps out of a case because of a conflict of interest.</summary>
/// <param name="OfficerId">The officer, by the opaque id of the register.</param>
/// <param name="Time">Since when.</param>
public sealed record OfficerRecusalSnapshot(Guid OfficerId, DateTimeOffset Time) : IRecusal;

/// <summary>What routing needs to know of a reported person.</summary>
/// <remarks>What was first told changes by a correction only, which stands among the reroutings: whoever hears version 7 before 1 routes by it
/// as those do who heard them in order.</remarks>
/// <param name="PersonId">Opaque id in the case file.</param>
/// <param name="SubjectKind">Such as CIVIL_SERVANT, as known now.</param>
/// <param name="EmployerOfficeId">Office that employs the person, as known now; null when unknown.</param>
/// <param name="ToldSubjectKind">The kind as first told, when the case was raised, or as corrected since.</param>
/// <param name="ToldEmployerOfficeId">The employer likewise; null when it was unknown then.</param>
/// <param name="AddedTime">When the person came to the case, where that was after it was raised; else null.</param>
public sealed record PersonSnapshot(
    Guid PersonId, string SubjectKind, string? EmployerOfficeId, string ToldSubjectKind, string? ToldEmployerOfficeId, DateTimeOffset? AddedTime = null);
