using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.CaseFile;

/// <summary>A neutrality case as it stands: the sum of its changes.</summary>
internal sealed class NeutralityCase
{
    public Guid Id { get; private set; }

    /// <summary>Grows by one with every step of the case; consumers elsewhere order by it, callers hold it as etag.</summary>
    public long Version { get; private set; }

    /// <summary>Number of events on the timeline: own steps and what other agencies reported. Guards against lost updates.</summary>
    public long LastSequence { get; private set; }

    public CaseKind Kind { get; private set; }

    public CaseState State { get; private set; }

    public string ElectionId { get; private set; } = "";

    public Contest Contest { get; private set; }

    public string PlaceRegionCode { get; private set; } = "";

    public LocalDate ActDate { get; private set; }

    public LocalDate KnownDate { get; private set; }

    public Instant ReceivedTime { get; private set; }

    public Instant RecordTime { get; private set; }

    public Instant UpdateTime { get; private set; }

    public string RaisingOfficeId { get; private set; } = "";

    /// <summary>The office that brought it in on behalf of that one; null where that one did so itself.</summary>
    public string? RecordingOfficeId { get; private set; }

    public string HandlingOfficeId { get; private set; } = "";

    /// <summary>The Bawaslu office one tier above the handling office; null at the top.</summary>
    public string? HandlingSupervisorId { get; private set; }

    public string TimeZone { get; private set; } = "";

    public string? OfficialNumber { get; private set; }

    public bool NumberProvisional { get; private set; }

    public bool FormalRequirementsMet { get; private set; }

    public bool MaterialRequirementsMet { get; private set; }

    public string? StudySummary { get; private set; }

    /// <summary>When the initial study was first completed.</summary>
    public Instant? StudiedTime { get; private set; }

    /// <summary>When the present result of the study was given.</summary>
    public Instant? StudyTime { get; private set; }

    public Instant? RegisteredTime { get; private set; }

    public Instant? ClosedTime { get; private set; }

    public CloseReason CloseReason { get; private set; }

    public string? CloseNote { get; private set; }

    /// <summary>Offices that keep out of the case, in the order in which they came to. Neither of the two handling offices is among them.</summary>
    public List<string> RecusedOfficeIds { get; private set; } = [];

    /// <summary>The same with what Agencies must know of each.</summary>
    public IReadOnlyList<RecusalSnapshot> Recusals { get; private set; } = [];

    /// <summary>Officers who keep out of the case, whatever their office may see of it, in the order in which they came to.</summary>
    public List<Guid> RecusedOfficerIds { get; private set; } = [];

    /// <summary>The same with what Agencies must know of each.</summary>
    public IReadOnlyList<OfficerRecusalSnapshot> OfficerRecusals { get; private set; } = [];

    public List<ReportedPerson> Persons { get; } = [];

    /// <summary>Takes the next place on the timeline.</summary>
    public long NextSequence() => ++LastSequence;

    /// <summary>Becomes what it is after the change.</summary>
    public void Apply(CaseChange change)
    {
        Version++;
        UpdateTime = change.At;
        switch (change)
        {
            case Raised raised: Apply(raised); break;
            case Identified identified: Persons.Single(person => person.Id == identified.PersonId).Apply(identified.Who); break;
            case Studied studied: Apply(studied); break;
            case Registered registered: Apply(registered); break;
            case Recused recused: Apply(recused); break;
            case OfficerKeptOut officer: Apply(officer); break;
            case Closed closed: Apply(closed); break;
            default: throw new InvalidOperationException($"A case does not know the change {change.GetType().Name}.");
        }
    }

    private void Apply(Raised raised)
    {
        (Id, Kind, State, RecordTime) = (raised.CaseId, raised.Kind, CaseLifecycle.Start(raised.Kind), raised.At);
        (ElectionId, Contest, PlaceRegionCode) = (raised.ElectionId, raised.Contest, raised.PlaceRegionCode);
        (ActDate, KnownDate, ReceivedTime) = (raised.ActDate, raised.KnownDate, raised.ReceivedTime);
        (RaisingOfficeId, HandlingOfficeId, HandlingSupervisorId) = (raised.OfficeId, raised.HandlingOfficeId, raised.HandlingSupervisorId);
        (RecordingOfficeId, TimeZone) = (raised.RecordingOfficeId, raised.TimeZone);
        KeepOut(raised.RecusedOfficeIds, raised.At);
        Persons.AddRange(raised.Persons.Select((person, index) => new ReportedPerson(raised.CaseId, person.Id, index, person.Who, person.AllegedAct)));
    }

    private void Apply(Studied studied)
    {
        (FormalRequirementsMet, MaterialRequirementsMet, StudySummary) = (studied.FormalRequirementsMet, studied.MaterialRequirementsMet, studied.Summary);
        State = studied.RequirementsMet ? CaseState.Studied : CaseState.AwaitingCompletion;
        StudyTime = studied.At;
        StudiedTime ??= studied.At;
    }

    private void Apply(Registered registered)
    {
        (OfficialNumber, NumberProvisional) = (registered.Number, registered.Provisional);
        (State, RegisteredTime) = (CaseState.Registered, registered.At);
    }

    private void Apply(Recused recused)
    {
        KeepOut([recused.RecusedOfficeId], recused.At);
        (HandlingOfficeId, HandlingSupervisorId) = (recused.HandlingOfficeId, recused.HandlingSupervisorId);
    }

    private void Apply(OfficerKeptOut change)
    {
        OfficerRecusals = [.. OfficerRecusals, new OfficerRecusalSnapshot(change.OfficerId, change.At.ToDateTimeOffset())];
        RecusedOfficerIds = [.. RecusedOfficerIds, change.OfficerId];
    }

    private void KeepOut(IReadOnlyList<string> offices, Instant at)
    {
        Recusals = [.. Recusals, .. offices.Select(office => new RecusalSnapshot(office, at.ToDateTimeOffset(), HandlingOfficeId))];
        RecusedOfficeIds = [.. RecusedOfficeIds, .. offices];
    }

    private void Apply(Closed closed)
    {
        (CloseReason, CloseNote) = (closed.Reason, closed.Note);
        (State, ClosedTime) = (CaseState.NotRegistered, closed.At);
    }
}
