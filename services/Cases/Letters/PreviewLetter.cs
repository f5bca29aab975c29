using System.Security.Cryptography;
using Google.Protobuf;
using Netralitas.Cases.Letters.Odt;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Letters;

/// <summary>Shows a letter that nobody has issued.</summary>
internal sealed class PreviewLetter(Store<CasesDb> store, WriteLetter letters)
{
    /// <summary>Checks, and answers with the file.</summary>
    public async Task<PreviewLetterResponse> HandleAsync(PreviewLetterRequest request, Call call)
    {
        var checks = new FieldChecks();
        var caseId = checks.Uuid("case_id", request.CaseId);
        var order = LetterOrder.Check(checks, request.Letter, request.ReceiptCode);
        checks.ThrowIfAny();
        var (_, bytes) = await store.ReadAsync((db, cancel) => letters.WriteAsync(db, call, caseId, order, cancel), call.Cancel);
        return new PreviewLetterResponse
        {
            Content = UnsafeByteOperations.UnsafeWrap(bytes), MediaType = OdtFile.MediaType, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
        };
    }
}
