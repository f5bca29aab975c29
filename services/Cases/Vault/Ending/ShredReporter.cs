using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Vault.Ending;

/// <summary>Destroys an identity (crypto-shredding) because a document orders it.</summary>
internal sealed class ShredReporter(VaultDesk desk)
{
    /// <summary>Type on the timeline, of this and of what retention destroys.</summary>
    public const string EventType = "REPORTER_SHREDDED";

    /// <summary>Checks, decides, destroys, records, and answers with what is left.</summary>
    public async Task<ShredReporterResponse> HandleAsync(ShredReporterRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, reporterId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("reporter_id", request.ReporterId));
        var document = checks.DocumentNumber("document_number", request.DocumentNumber, 1);
        checks.ThrowIfAny();
        await desk.ChangeAsync(call, new VaultCommand(request, requestId, caseId, reporterId), async (vault, cancel) =>
        {
            var row = await vault.ReporterAsync(reporterId, cancel);
            if (row.ShredTime is not null)
            {
                throw Refusal.Of(VaultReasons.Shredded).AsException();
            }

            if (await vault.IsHeldAsync(cancel))
            {
                throw Refusal.Of(VaultReasons.Held).AsException();
            }

            row.Shred(vault.Now);
            vault.Note(EventType, ("reporter_id", reporterId.ToString()), ("kind", Words.Of(row.Kind)), ("document_number", document));
        });
        return new ShredReporterResponse { Reporter = (await desk.ReporterAsync(call, caseId, reporterId)).ToMessage() };
    }
}
