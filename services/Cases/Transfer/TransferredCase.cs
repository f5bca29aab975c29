using Netralitas.Cases.Transfer;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.CaseFile;

/// <content>What a case keeps of handovers, reopenings and corrections.</content>
internal sealed partial class NeutralityCase
{
    /// <summary>The offices that the handling was offered to or went to, in order.</summary>
    public IReadOnlyList<Transfer.Handover> Handovers { get; private set; } = [];

    /// <summary>The office that it is offered to and that has not answered; null when none.</summary>
    public string? OfferedOfficeId { get; private set; }

    /// <summary>Offices that handed it over: the tasks that they had do not show it to them any more.</summary>
    public List<string> FormerHandlerIds { get; private set; } = [];

    /// <summary>What its tasks were routed by before it changed, in order, as Agencies must know.</summary>
    public IReadOnlyList<ReroutingSnapshot> Reroutings { get; private set; } = [];

    /// <summary>Ends after which it went on, in order.</summary>
    public IReadOnlyList<Transfer.Reopening> Reopenings { get; private set; } = [];

    /// <summary>The state that it was in when it last ended; unspecified before.</summary>
    public CaseState StateBeforeEnd { get; private set; }

    /// <summary>The offer that waits for its answer; null when none.</summary>
    public Transfer.Handover? FindOffer() => Handovers.FirstOrDefault(handover => handover.State == HandoverState.Offered);

    private void Apply(HandedOver change)
    {
        Keep(change.Handover);
        if (change.Handler is { } handler)
        {
            Reroute(change.At, personId: null);
            FormerHandlerIds = [.. FormerHandlerIds.Append(HandlingOfficeId).Where(office => office != handler.OfficeId).Distinct(StringComparer.Ordinal)];
            (HandlingOfficeId, HandlingSupervisorId, TimeZone) = (handler.OfficeId, handler.SupervisorId, handler.TimeZone);
        }
    }

    private void Apply(Reopened change)
    {
        Reopenings = [.. Reopenings, new Transfer.Reopening(ClosedTime!.Value.ToDateTimeOffset(), CloseReason, change.At.ToDateTimeOffset(), change.DocumentNumber, change.Reason)];
        (State, ClosedTime, CloseReason, CloseNote) = (StateBeforeEnd, null, CloseReason.Unspecified, null);
    }

    private void Apply(Corrected change)
    {
        var right = change.Right;
        if (change.Reroutes)
        {
            Reroute(change.At, right.PersonId);
        }

        (ElectionId, Contest, PlaceRegionCode) = (right.ElectionId, right.Contest, right.PlaceRegionCode);
        (ActDate, KnownDate, ReceivedTime) = (right.ActDate, right.KnownDate, right.ReceivedTime);
        Count(change.Reception);
        if (right.PersonId is { } id)
        {
            Persons.Single(person => person.Id == id).Correct(right.Who!, right.AllegedAct!);
        }

        if (right.Allegation is { } allegation)
        {
            var entered = Allegations.Single(one => one.Id == allegation.Id);
            (entered.ViolationId, entered.ViolationVersion, entered.Outcome) = (allegation.ViolationId, allegation.ViolationVersion, allegation.Outcome);
        }
    }

    /// <summary>That an offer lapses which a change overtook; null where none does.</summary>
    /// <param name="change">The change, which the case has taken.</param>
    public HandedOver? Overtaken(CaseChange change) =>
        FindOffer() is { } offer && (ClosedTime is not null || HandlingOfficeId != offer.FromOfficeId || RecusedOfficeIds.Contains(offer.ToOfficeId))
            ? new HandedOver(change.At, change.OfficeId, offer with { State = HandoverState.Lapsed, AnswerTime = change.At.ToDateTimeOffset() }, TimeZone)
            : null;

    private void Keep(Transfer.Handover handover)
    {
        Handovers = Handovers.Any(other => other.Id == handover.Id)
            ? [.. Handovers.Select(other => other.Id == handover.Id ? handover : other)]
            : [.. Handovers, handover];
        OfferedOfficeId = FindOffer()?.ToOfficeId;
    }

    private void Reroute(Instant at, Guid? personId)
    {
        var person = Persons.Find(person => person.Id == personId);
        Reroutings =
        [
            .. Reroutings,
            new ReroutingSnapshot(
                at.ToDateTimeOffset(), HandlingOfficeId, ElectionId, PlaceRegionCode, KnownDate.ToDateOnly(), ReceivedTime.ToDateTimeOffset(), CountedFromTime.ToDateTimeOffset(),
                personId, person?.ToldEmployerOfficeId, person is null ? null : Words.Of(person.ToldSubjectKind)),
        ];
    }
}
