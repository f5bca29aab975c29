using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Vault.Ending;

/// <summary>Sets and ends legal holds.</summary>
internal sealed class LegalHold(VaultDesk desk)
{
    /// <summary>Answers SetLegalHold.</summary>
    public async Task<SetLegalHoldResponse> HandleAsync(SetLegalHoldRequest request, Call call)
    {
        await ChangeAsync(call, request, (request.RequestId, request.CaseId, request.DocumentNumber), (vault, held, document) =>
        {
            if (held is null)
            {
                vault.Db.Insert(new LegalHoldRow { CaseId = vault.File.Id, DocumentNumber = document, SetTime = vault.Now });
                vault.Note("LEGAL_HOLD_SET", ("document_number", document));
            }
        });
        return new SetLegalHoldResponse();
    }

    /// <summary>Answers ReleaseLegalHold.</summary>
    public async Task<ReleaseLegalHoldResponse> HandleAsync(ReleaseLegalHoldRequest request, Call call)
    {
        await ChangeAsync(call, request, (request.RequestId, request.CaseId, request.DocumentNumber), (vault, held, document) =>
        {
            if (held is not null)
            {
                vault.Db.Remove(held);
                vault.Note("LEGAL_HOLD_RELEASED", ("document_number", document));
            }
        });
        return new ReleaseLegalHoldResponse();
    }

    private Task ChangeAsync(Call call, IMessage request, (string RequestId, string CaseId, string Document) fields, Action<VaultCase, LegalHoldRow?, string> change)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", fields.RequestId), checks.Uuid("case_id", fields.CaseId));
        var document = checks.DocumentNumber("document_number", fields.Document, 1);
        checks.ThrowIfAny();
        return desk.ChangeAsync(call, new VaultCommand(request, requestId, caseId, caseId), async (vault, cancel) =>
            change(vault, await vault.Db.LegalHolds.SingleOrDefaultAsync(row => row.CaseId == caseId, cancel), document));
    }
}
