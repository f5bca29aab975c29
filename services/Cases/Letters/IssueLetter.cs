using System.Security.Cryptography;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents;
using Netralitas.Cases.Documents.Reading;
using Netralitas.Cases.Letters.Odt;
using Netralitas.Cases.Timeline.Narration;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Letters;

/// <summary>Makes a letter a document of its case.</summary>
internal sealed class IssueLetter(Store<CasesDb> store, WriteLetter letters, ReadDocument read, Phrases phrases, LegalClock clock)
{
    /// <summary>Checks, writes, records, and answers with the document.</summary>
    public async Task<IssueLetterResponse> HandleAsync(IssueLetterRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId));
        var order = LetterOrder.Check(checks, request.Letter);
        checks.ThrowIfAny();
        var (now, documentId) = (clock.Now(), Guid.CreateVersion7());
        var id = await store.OnceAsync(call, request, requestId, documentId, async (db, cancel) =>
        {
            var (file, bytes) = await letters.WriteAsync(db, call, caseId, order, cancel);
            var document = new DocumentRow
            {
                Id = documentId, CaseId = caseId, OfficeId = call.OfficeId, Type = order.Type, Title = phrases.Word("type", Words.Of(order.Type), NarrationLanguage.Indonesian),
                Number = order.Number, FormCode = "", MediaType = OdtFile.MediaType, Size = bytes.Length, Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)), AddTime = now,
            };
            await db.KeepAsync(document, bytes, cancel);
            db.Mark(file, "LETTER_ISSUED", now, call.OfficeId, call.RecordingOfficeId, call.Caller.Account, document.ToFacts());
        });
        return new IssueLetterResponse { Document = await read.SeenByAsync(call, id) };
    }
}
