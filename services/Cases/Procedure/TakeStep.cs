using Google.Protobuf;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>What every step of the procedure does around its decision: fields, state, document, record, answer.</summary>
internal sealed class TakeStep(CaseCommands commands, LegalClock clock, Reading.ReadCase read)
{
    /// <summary>Takes a step that needs no more than its document and words.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">Its request.</param>
    /// <param name="fields">What all steps have.</param>
    /// <param name="words">The field of its words, how few characters it may have, and the words; null where the step has none.</param>
    /// <param name="guard">What else must hold; null for nothing.</param>
    public Task<Case> TakeAsync(
        Call call, IMessage request, StepFields fields, (string Field, int LengthMin, string Text)? words = null, Func<NeutralityCase, Instant, Refusal?>? guard = null)
    {
        var text = "";
        return TakeAsync(call, request, fields,
            checks => text = words is { } given ? checks.Text(given.Field, given.Text, given.LengthMin, IntakeChecks.TextMax) : "",
            (file, number, now) => guard?.Invoke(file, now) is { } refusal ? refusal : new Stepped(now, call.OfficeId, CaseLifecycle.Of(fields.Command), number, text.Length == 0 ? null : text));
    }

    /// <summary>Takes a step with a decision of its own.</summary>
    /// <param name="call">The call.</param>
    /// <param name="request">Its request.</param>
    /// <param name="fields">What all steps have.</param>
    /// <param name="check">Checks the step's own fields.</param>
    /// <param name="decide">Decides, in a state that allows the step.</param>
    /// <param name="also">What else is written with the change; null for nothing.</param>
    public async Task<Case> TakeAsync(
        Call call, IMessage request, StepFields fields, Action<FieldChecks> check, Func<NeutralityCase, string, Instant, Decision<CaseChange>> decide,
        Func<CasesDb, NeutralityCase, CaseChange, CancellationToken, Task>? also = null)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", fields.RequestId), checks.Uuid("case_id", fields.CaseId));
        var number = checks.DocumentNumber("document_number", fields.DocumentNumber, 1);
        check(checks);
        checks.ThrowIfAny();
        var now = clock.Now();
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, fields.Etag), async (db, file, cancel) =>
        {
            var decision = CaseLifecycle.Refuse(file, fields.Command) is { } refusal ? refusal : decide(file, number, now);
            if (decision.Refusal is null && also is not null)
            {
                await also(db, file, decision.Facts, cancel);
            }

            return decision;
        });
        return await read.AfterAsync(call, caseId);
    }
}

/// <summary>What all steps have.</summary>
/// <param name="Command">The method.</param>
/// <param name="RequestId">The caller's id of the request.</param>
/// <param name="CaseId">The case.</param>
/// <param name="DocumentNumber">Number of the document that proves it.</param>
/// <param name="Etag">The etag that the caller last saw.</param>
internal sealed record StepFields(string Command, string RequestId, string CaseId, string DocumentNumber, string Etag);
