using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Transfer;

/// <summary>Offers a case to another office (pelimpahan), or takes one over from the office below (pengambilalihan).</summary>
/// <remarks>Perbawaslu 7/2022 Pasal 16 and 20. The clocks of the case go on as they were.</remarks>
internal sealed class TransferCase(TakeStep step, ReferenceBook reference)
{
    /// <summary>Offers.</summary>
    public async Task<TransferCaseResponse> HandleAsync(TransferCaseRequest request, Call call)
    {
        string? note = null;
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Transfer, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks =>
            {
                note = CheckReason(checks, request.Reason, request.Note);
                checks.Require(reference.Offices.Find(request.OfficeId) is not null, "office_id", "must be the id of an office such as bawaslu-63; see ListOffices");
            },
            (known, number, now) => Offer(known, reference.Offices.Find(request.OfficeId)!, request.Reason, number, note, now));
        return new TransferCaseResponse { Case = file };
    }

    /// <summary>Takes over.</summary>
    public async Task<TakeOverCaseResponse> HandleAsync(TakeOverCaseRequest request, Call call)
    {
        string? note = null;
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.TakeOver, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks => note = CheckReason(checks, request.Reason, request.Note),
            (known, number, now) => TakeOver(known, call.OfficeId, request.Reason, number, note, now, reference.Offices));
        return new TakeOverCaseResponse { Case = file };
    }

    /// <summary>The decision. Refused: an offer waits for its answer; the other office is no Bawaslu office, handles the case already or keeps out of it.</summary>
    public static Decision<CaseChange> Offer(NeutralityCase file, Office to, HandoverReason reason, string number, string? note, Instant now)
    {
        if (file.FindOffer() is { } offer)
        {
            return Refusal.Of(TransferReasons.Offered, ("office", offer.ToOfficeId)) with { Resource = ("case", file.Id.ToString()) };
        }

        var checks = new FieldChecks();
        checks.Require(to.Function == OfficeTable.HandlingFunction, "office_id", "must be a Bawaslu office");
        checks.Require(!to.HasEnded(now), "office_id", "must be an office that still exists");
        checks.Require(to.Id != file.HandlingOfficeId, "office_id", "must be another office than the one that handles the case");
        checks.Require(!file.RecusedOfficeIds.Contains(to.Id), "office_id", "must not keep out of the case");
        return checks.Clean
            ? new HandedOver(now, file.HandlingOfficeId, Make(file, to.Id, reason, number, note, now, HandoverState.Offered), file.TimeZone)
            : checks.ToRefusal();
    }

    /// <summary>The decision; the table of rules lets only the office above come so far.</summary>
    public static Decision<CaseChange> TakeOver(
        NeutralityCase file, string officeId, HandoverReason reason, string number, string? note, Instant now, OfficeTable offices)
    {
        var handler = NewHandler.Of(officeId, file, offices);
        var handover = Make(file, officeId, reason, number, note, now, HandoverState.TakenOver) with { AnswerTime = now.ToDateTimeOffset() };
        return new HandedOver(now, officeId, handover, handler.TimeZone, handler);
    }

    private static Handover Make(NeutralityCase file, string toOfficeId, HandoverReason reason, string number, string? note, Instant now, HandoverState state) =>
        new(Guid.CreateVersion7(), file.HandlingOfficeId, toOfficeId, reason, number, note, now.ToDateTimeOffset(), state);

    private static string? CheckReason(FieldChecks checks, HandoverReason reason, string note)
    {
        checks.OneOf("reason", reason);
        var words = checks.Text("note", note, 0, IntakeChecks.TextMax);
        return words.Length == 0 ? null : words;
    }
}
