using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Transfer;

/// <summary>Answers the offer of a case: the other office accepts or declines it, or the office that offered it takes it back.</summary>
internal sealed class AnswerTransfer(TakeStep step, ReferenceBook reference)
{
    /// <summary>Accepts.</summary>
    public async Task<AcceptTransferResponse> HandleAsync(AcceptTransferRequest request, Call call)
    {
        var words = "";
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Accept, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks => words = checks.Text("note", request.Note, 0, IntakeChecks.TextMax),
            (known, number, now) => Accept(known, call.OfficeId, number, words.Length == 0 ? null : words, now, reference.Offices));
        return new AcceptTransferResponse { Case = file };
    }

    /// <summary>Declines or takes back.</summary>
    public async Task<DeclineTransferResponse> HandleAsync(DeclineTransferRequest request, Call call)
    {
        var words = "";
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Decline, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks => words = checks.Text("reason", request.Reason, 1, IntakeChecks.TextMax),
            (known, number, now) => Decline(known, call.OfficeId, number, words, now));
        return new DeclineTransferResponse { Case = file };
    }

    /// <summary>The decision. Refused: the case is not offered to the office.</summary>
    public static Decision<CaseChange> Accept(NeutralityCase file, string officeId, string number, string? words, Instant now, OfficeTable offices)
    {
        if (file.FindOffer() is not { } offer || offer.ToOfficeId != officeId)
        {
            return NoneOffered(file);
        }

        var handler = NewHandler.Of(officeId, file, offices);
        return new HandedOver(now, officeId, Answered(offer, HandoverState.Accepted, number, words, now), handler.TimeZone, handler);
    }

    /// <summary>The decision. Refused: the office neither made nor got an offer.</summary>
    public static Decision<CaseChange> Decline(NeutralityCase file, string officeId, string number, string words, Instant now)
    {
        if (file.FindOffer() is not { } offer || (offer.ToOfficeId != officeId && offer.FromOfficeId != officeId))
        {
            return NoneOffered(file);
        }

        var state = offer.ToOfficeId == officeId ? HandoverState.Declined : HandoverState.Recalled;
        return new HandedOver(now, officeId, Answered(offer, state, number, words, now), file.TimeZone);
    }

    private static Handover Answered(Handover offer, HandoverState state, string number, string? words, Instant now) =>
        offer with { State = state, AnswerTime = now.ToDateTimeOffset(), AnswerNumber = number, AnswerNote = words };

    private static Refusal NoneOffered(NeutralityCase file) => Refusal.Of(TransferReasons.NoneOffered) with { Resource = ("case", file.Id.ToString()) };
}
