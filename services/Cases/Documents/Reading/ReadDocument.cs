using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Documents.Reading;

/// <summary>One document, without its bytes.</summary>
internal sealed class ReadDocument(Store<CasesDb> store, DocumentAccess access)
{
    /// <summary>Answers GetDocument.</summary>
    public async Task<GetDocumentResponse> HandleAsync(GetDocumentRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("document_id", request.DocumentId);
        checks.ThrowIfAny();
        return new GetDocumentResponse { Document = await SeenByAsync(call, id) };
    }

    /// <summary>A document as the caller may see it.</summary>
    /// <exception cref="RefusalException">NOT_FOUND or NOT_ALLOWED.</exception>
    public async Task<Document> SeenByAsync(Call call, Guid id)
    {
        var told = await access.AskAsync(call, id);
        return await store.ReadAsync(async (db, cancel) =>
        {
            var seen = await DocumentAccess.RequireAsync(db, call, id, told, cancel);
            return seen.Row.ToMessage((await DocumentAccess.SharesAsync(db, seen.Relation, [id], cancel))[id]);
        }, call.Cancel);
    }
}
