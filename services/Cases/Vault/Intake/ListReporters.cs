using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Vault.Intake;

/// <summary>The reporters and witnesses of a case: how many and of which kind, not who.</summary>
internal sealed class ListReporters(VaultDesk desk)
{
    /// <summary>Answers ListReporters.</summary>
    public Task<ListReportersResponse> HandleAsync(ListReportersRequest request, Call call)
    {
        var checks = new FieldChecks();
        var caseId = checks.Uuid("case_id", request.CaseId);
        checks.ThrowIfAny();
        return desk.ReadAsync(call, caseId, async (vault, cancel) =>
        {
            var rows = await vault.Db.Reporters.Where(row => row.CaseId == caseId).OrderBy(row => row.Position).Take(AddReporter.ReportersMax).ToListAsync(cancel);
            return new ListReportersResponse { Reporters = { rows.Select(row => row.ToMessage()) }, LegalHold = await vault.IsHeldAsync(cancel) };
        });
    }
}
