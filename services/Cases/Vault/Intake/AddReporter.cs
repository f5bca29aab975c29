using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Vault.Intake;

/// <summary>Brings in a reporter or witness later than the case itself.</summary>
internal sealed class AddReporter(VaultDesk desk, TakeIn takeIn, LegalClock clock)
{
    /// <summary>Most reporters and witnesses of one case.</summary>
    public const int ReportersMax = 100;

    /// <summary>Checks, seals, records, and answers with the receipt.</summary>
    public async Task<AddReporterResponse> HandleAsync(AddReporterRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId));
        var now = clock.Now();
        // The day in the east: what is yesterday's birth there is no mistake here.
        var reporter = ReporterChecks.Of(checks, "reporter.", request.Reporter, now.InUtc().Date.PlusDays(1));
        checks.ThrowIfAny();
        var row = (await takeIn.SealAsync(caseId, call.OfficeId, now, [reporter], call.Cancel))[0];
        var id = await desk.ChangeAsync(call, new VaultCommand(request, requestId, caseId, row.Id), async (vault, cancel) =>
        {
            var others = await vault.Db.Reporters.CountAsync(x => x.CaseId == caseId, cancel);
            if (others >= ReportersMax)
            {
                throw Refusal.Of(VaultReasons.TooManyReporters, ("max", ReportersMax.ToString())).AsException();
            }

            row.Position = others;
            vault.Db.Insert(row);
            vault.Note("REPORTER_ADDED", ("reporter_id", row.Id.ToString()), ("kind", Words.Of(row.Kind)));
        });
        var kept = row.Id == id ? row : await desk.ReporterAsync(call, caseId, id);
        return new AddReporterResponse { Reporter = await takeIn.AnswerAsync(kept, call.Cancel) };
    }
}
