using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Cases.Vault.Revealing;

/// <summary>Asks to see who a reporter is.</summary>
internal sealed class RequestReveal(VaultDesk desk, RefusedReveals refused, VaultOptions options)
{
    private const int OpenMax = 20;

    /// <summary>Checks, records, tells the custodian, and answers with the request.</summary>
    public async Task<RequestRevealResponse> HandleAsync(RequestRevealRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, reporterId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("reporter_id", request.ReporterId));
        checks.OneOf("purpose", request.Purpose);
        var document = checks.DocumentNumber("document_number", request.DocumentNumber, 1);
        checks.ThrowIfAny();
        return new RequestRevealResponse
        {
            Reveal = await refused.TellAsync(call, caseId, async () =>
            {
                var command = new VaultCommand(request, requestId, caseId, Guid.CreateVersion7());
                var id = await desk.ChangeAsync(call, command, (vault, cancel) => AskAsync(vault, call, command.ResourceId, request.Purpose, document, reporterId, cancel));
                return await desk.ReadAsync(call, caseId, async (vault, cancel) => (await vault.RevealAsync(id, cancel)).ToMessage(vault.Now));
            }),
        };
    }

    private async Task AskAsync(VaultCase vault, Call call, Guid id, RevealPurpose purpose, string document, Guid reporterId, CancellationToken cancel)
    {
        call.Require(RevealRoles.Ask);
        var reporter = await vault.ReporterAsync(reporterId, cancel);
        if (reporter.ShredTime is not null)
        {
            throw Refusal.Of(VaultReasons.Shredded).AsException();
        }

        var (now, open) = (vault.Now, vault.Db.Reveals.Where(row => row.CaseId == vault.File.Id && row.UseTime == null));
        if (await open.CountAsync(row => row.ExpireTime > now, cancel) >= OpenMax)
        {
            throw Refusal.Of(VaultReasons.TooManyReveals, ("max", OpenMax.ToString())).AsException();
        }

        var reveal = new RevealRow
        {
            Id = id, CaseId = vault.File.Id, ReporterId = reporterId, Purpose = purpose, DocumentNumber = document, AskedBy = call.Caller.Account,
            AskTime = now, ExpireTime = now + Duration.FromTimeSpan(options.RevealExpiry), ApproveTime = options.TwoPerson ? null : now,
        };
        vault.Db.Insert(reveal);
        vault.Tell("REVEAL_ASKED", reveal, snapshot => new RevealAsked(snapshot));
    }
}
