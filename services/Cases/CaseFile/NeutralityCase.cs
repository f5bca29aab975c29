using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Transfer;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Cases.CaseFile;

/// <summary>A neutrality case as it stands: the sum of its changes.</summary>
internal sealed partial class NeutralityCase
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

    /// <summary>Month of receipt in <see cref="TimeZone"/>, such as <c>2024-10</c>: no database reckons it from the two.</summary>
    public string ReceivedMonth { get; private set; } = "";
    /// <summary>From when it counts as received: the beginning of the next reception hours where a report came outside of them.</summary>
    public Instant CountedFromTime { get; private set; }

    public string? LateRuleId { get; private set; }

    public int? LateRuleVersion { get; private set; }

    public Instant? LateAfterTime { get; private set; }

    /// <summary>The rule that the report missed; null for all that came in time.</summary>
    public Intake.LateReport? Late => LateRuleId is null ? null : new(LateRuleId, LateRuleVersion!.Value, LateAfterTime!.Value);

    /// <summary>Number on the receipt of a report or on the form of a finding; null for information and what came before there were any.</summary>
    public string? ReceiptNumber { get; private set; }

    public bool ReceiptProvisional { get; private set; }

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

    /// <summary>What the persons are alleged to have done, in the order added.</summary>
    public List<Procedure.Allegation> Allegations => [.. Persons.SelectMany(person => person.Allegations).OrderBy(allegation => allegation.Position)];

    /// <summary>Hearings, in the order of their invitations.</summary>
    public IReadOnlyList<Procedure.Hearing> Hearings { get; private set; } = [];

    /// <summary>To whom persons were forwarded.</summary>
    public IReadOnlyList<Procedure.Forwarding> Forwardings { get; private set; } = [];

    /// <summary>Where the forwarded persons stand, as Agencies told; in the order in which it was first heard of.</summary>
    public IReadOnlyList<Tracks.TrackStand> Tracks { get; private set; } = [];

    /// <summary>The allegations that a receiver acts on or acted on: those of letters that came back because the receiver was not the right one are not among them.</summary>
    public IReadOnlySet<Guid> ForwardedAllegationIds()
    {
        return Forwardings.SelectMany(letter => letter.AllegationIds, (letter, id) => (letter.Time, Allegation: Allegations.Find(allegation => allegation.Id == id)!))
            .Where(sent => !Tracks.Any(track => track.Returned && track.PersonId == sent.Allegation.PersonId && track.ForwardedTime == sent.Time))
            .Select(sent => sent.Allegation.Id).ToHashSet();
    }

    /// <summary>When its clocks stood still, in order; only the last may still last.</summary>
    public IReadOnlyList<Pausing.Pause> Pauses { get; private set; } = [];

    /// <summary>When the time for the decision was extended.</summary>
    public Instant? ExtendedTime { get; private set; }

    /// <summary>When the reporter was last asked to complete the report, by a study that found it lacking.</summary>
    public Instant? DeficientTime { get; private set; }

    public Instant? CompletedTime { get; private set; }

    public Instant? DecidedTime { get; private set; }

    public Instant? AnnouncedTime { get; private set; }

    /// <summary>Links to evidence, as they were told when it came in.</summary>
    public IReadOnlyList<string> EvidenceLinks { get; private set; } = [];

    /// <summary>The case that it was merged into; null unless it was.</summary>
    public Guid? MergedIntoCaseId { get; private set; }

    /// <summary>The cases that were merged into it, in order.</summary>
    public List<Guid> MergedCaseIds { get; private set; } = [];

    /// <summary>Whether it came from an older register: history, of which the other services never hear and for which no clock runs.</summary>
    public bool Imported { get; private set; }

    /// <summary>Takes the next place on the timeline.</summary>
    public long NextSequence() => ++LastSequence;

    /// <summary>Takes in where a track stands; older news changes nothing.</summary>
    /// <returns>Whether it was news.</returns>
    public bool Hear(Tracks.TrackStand stand)
    {
        if (Tracks.FirstOrDefault(known => known.TrackId == stand.TrackId)?.Version >= stand.Version)
        {
            return false;
        }

        Tracks = [.. Tracks.Where(known => known.TrackId != stand.TrackId), stand];
        return true;
    }

    /// <summary>Becomes what it is after the change.</summary>
    public void Apply(CaseChange change)
    {
        Version++;
        UpdateTime = change.At;
        var (before, wasOpen, known) = (State, ClosedTime is null, Persons.ToDictionary(person => person.Id, person => Standing(person, change.At)));
        switch (change)
        {
            case Raised raised: Apply(raised); break;
            case Identified identified: Persons.Single(person => person.Id == identified.PersonId).Apply(identified.Who); break;
            case Studied studied: Apply(studied); break;
            case Registered registered: Apply(registered); break;
            case Recused recused: Apply(recused); break;
            case OfficerKeptOut officer: Apply(officer); break;
            case Closed closed: Apply(closed); break;
            case Stepped stepped: Apply(stepped); break;
            case RegisterBook.CaseImported imported: Apply(imported.Entry, imported); break;
            case Alleged alleged: Apply(alleged); break;
            case Heard heard: Apply(heard); break;
            case Decided decided: Apply(decided); break;
            case PersonsForwarded forwarded: Apply(forwarded); break;
            case Pausing.ClockTurned turned: Pauses = turned.After(Pauses); break;
            case HandedOver handedOver: Apply(handedOver); break;
            case Reopened reopened: Apply(reopened); break;
            case Corrected corrected: Apply(corrected); break;
            case MergedInto merged: Apply(merged); break;
            case TookIn tookIn: Apply(tookIn); break;
            default: throw new InvalidOperationException($"A case does not know the change {change.GetType().Name}.");
        }

        StateBeforeEnd = wasOpen && ClosedTime is not null ? before : StateBeforeEnd;
        Note(known, change.At);
        ReceivedMonth = YearMonthPattern.Iso.Format(ReceivedTime.InZone(DateTimeZoneProviders.Tzdb[TimeZone]).Date.ToYearMonth());
    }

    private void Apply(Raised raised)
    {
        (Id, Kind, State, RecordTime) = (raised.CaseId, raised.Kind, CaseLifecycle.Start(raised.Kind), raised.At);
        (ElectionId, Contest, PlaceRegionCode) = (raised.ElectionId, raised.Contest, raised.PlaceRegionCode);
        (ActDate, KnownDate, ReceivedTime) = (raised.ActDate, raised.KnownDate, raised.ReceivedTime);
        Count(raised.Reception);
        (ReceiptNumber, ReceiptProvisional) = (raised.Receipt?.Text, raised.Receipt?.Provisional ?? false);
        (RaisingOfficeId, HandlingOfficeId, HandlingSupervisorId) = (raised.OfficeId, raised.HandlingOfficeId, raised.HandlingSupervisorId);
        (RecordingOfficeId, TimeZone, EvidenceLinks) = (raised.RecordingOfficeId, raised.TimeZone, raised.EvidenceLinks ?? []);
        KeepOut(raised.RecusedOfficeIds, raised.At);
        Persons.AddRange(raised.Persons.Select((person, index) => new ReportedPerson(raised.CaseId, person.Id, index, person.Who, person.AllegedAct)));
    }

    private void Count(Intake.Reception reception) => (CountedFromTime, LateRuleId, LateRuleVersion, LateAfterTime) =
        (reception.CountedFrom, reception.Late?.RuleId, reception.Late?.RuleVersion, reception.Late?.After);

    private void Apply(RegisterBook.RegisterEntry entry, CaseChange change)
    {
        (Id, Imported, RecordTime, RaisingOfficeId) = (entry.CaseId, true, change.At, entry.HandlingOfficeId);
        (Kind, ElectionId, Contest, PlaceRegionCode) = (entry.Kind, entry.ElectionId, entry.Contest, entry.PlaceRegionCode);
        (ActDate, KnownDate, ReceivedTime, CountedFromTime) = (entry.ActDate, entry.KnownDate, entry.Received, entry.Received);
        (State, ReceiptNumber, OfficialNumber, RegisteredTime, DecidedTime) = (entry.State, entry.ReceiptNumber, entry.OfficialNumber, entry.Registered, entry.Decided);
        (ClosedTime, CloseReason) = (entry.Closed, entry.CloseReason);
        (HandlingOfficeId, HandlingSupervisorId, TimeZone) = (entry.HandlingOfficeId, entry.HandlingSupervisorId, entry.TimeZone);
        KeepOut(entry.RecusedOfficeIds, change.At);
        Persons.AddRange(entry.Persons.Select((person, i) => new ReportedPerson(Id, person.Told.Id, i, person.Told.Who, person.Told.AllegedAct)));
        foreach (var allegation in entry.AllegationsOf(Id))
        {
            Persons.Single(person => person.Id == allegation.PersonId).Allegations.Add(allegation);
        }

        Forwardings = entry.Forwardings;
    }

    private void Apply(Studied studied)
    {
        (FormalRequirementsMet, MaterialRequirementsMet, StudySummary) = (studied.FormalRequirementsMet, studied.MaterialRequirementsMet, studied.Summary);
        State = studied.RequirementsMet ? CaseState.Studied : CaseState.AwaitingCompletion;
        StudyTime = studied.At;
        StudiedTime ??= studied.At;
        DeficientTime = studied.RequirementsMet ? DeficientTime : studied.At;
    }

    private void Apply(Stepped stepped)
    {
        State = stepped.Step.To == CaseState.Unspecified ? State : stepped.Step.To;
        switch (stepped.Step.Command)
        {
            case CaseLifecycle.CompleteReport: CompletedTime = stepped.At; break;
            case CaseLifecycle.Extend: ExtendedTime = stepped.At; break;
            case CaseLifecycle.Announce:
                AnnouncedTime = stepped.At;
                State = State == CaseState.Decided ? CaseState.StatusAnnounced : State;
                break;
            case CaseLifecycle.Conclude: (ClosedTime, CloseReason) = (stepped.At, CloseReason.Concluded); break;
            case CaseLifecycle.Withdraw: (ClosedTime, CloseReason) = (stepped.At, CloseReason.Withdrawn); break;
        }
    }

    private void Apply(Alleged alleged) => Persons.Single(person => person.Id == alleged.PersonId).Allegations.Add(new Procedure.Allegation
    {
        Id = alleged.AllegationId, CaseId = Id, PersonId = alleged.PersonId, Position = Allegations.Count, ViolationId = alleged.ViolationId, ViolationVersion = alleged.ViolationVersion,
    });

    private void Apply(Heard heard)
    {
        Hearings = [.. Hearings.Where(hearing => hearing.Id != heard.Hearing.Id), heard.Hearing];
        State = CaseState.Clarification;
    }

    private void Apply(Decided decided)
    {
        Allegations.ForEach(allegation => allegation.Outcome = decided.Outcomes[allegation.Id]);
        (State, DecidedTime) = (CaseState.Decided, decided.At);
    }

    private void Apply(PersonsForwarded forwarded)
    {
        Forwardings = [.. Forwardings, forwarded.Forwarding];
        State = CaseState.Forwarded;
    }

    private void Apply(MergedInto merged)
    {
        (CloseReason, CloseNote, MergedIntoCaseId) = (CloseReason.Merged, merged.Words, merged.IntoCaseId);
        (State, ClosedTime) = (CaseState.Merged, merged.At);
    }

    private void Apply(TookIn tookIn)
    {
        MergedCaseIds = [.. MergedCaseIds, tookIn.MergedCaseId];
        Persons.AddRange(tookIn.Merged.Added.Select((person, index) => new ReportedPerson(Id, person.Id, Persons.Count + index, person.Who, person.AllegedAct, tookIn.At)).ToList());
        tookIn.Merged.Allegations.ToList().ForEach(Apply);
    }

    private void Apply(Registered registered)
    {
        (OfficialNumber, NumberProvisional) = (registered.Number, registered.Provisional);
        (State, RegisteredTime) = (CaseState.Registered, registered.At);
    }

    private void Apply(Recused recused)
    {
        KeepOut(recused.RecusedOfficeIds, recused.At);
        (HandlingOfficeId, HandlingSupervisorId) = (recused.HandlingOfficeId, recused.HandlingSupervisorId);
    }

    private void Apply(OfficerKeptOut change)
    {
        OfficerRecusals = [.. OfficerRecusals, change.Snapshot()];
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
