using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Documents.Reading;

/// <summary>The documents of a case that the caller may see, in the order in which they were announced.</summary>
internal sealed class ListDocuments(Store<CasesDb> store, CaseAccess access)
{
    /// <summary>Answers ListDocuments.</summary>
    public async Task<ListDocumentsResponse> HandleAsync(ListDocumentsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("case_id", request.CaseId);
        var types = request.Types_.Distinct().ToList();
        checks.Require(types.TrueForAll(type => type != DocumentType.Unspecified && Enum.IsDefined(type)), "types", "must be known types");
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks);
        checks.ThrowIfAny();
        var told = await access.AskAsync(call, id, personId: null);
        return await store.ReadAsync(async (db, cancel) =>
        {
            var file = await CaseAccess.Known(db, call, id, told.Count > 0).SingleOrDefaultAsync(cancel);
            var relation = await CaseAccess.RelationAsync(db, call, file, personId: null, told, cancel);
            call.Require(relation, "case", id.ToString());
            var rows = await Narrow(DocumentAccess.VisibleTo(db, id, relation, call.OfficeId), types, after).OrderBy(row => row.Id).Take(page.Size + 1).ToListAsync(cancel);
            var (shown, next) = page.Cut(rows, row => row.Id.ToString());
            var shares = await DocumentAccess.SharesAsync(db, relation, [.. shown.Select(row => row.Id)], cancel);
            return new ListDocumentsResponse { Documents = { shown.Select(row => row.ToMessage(shares[row.Id])) }, NextPageToken = next };
        }, call.Cancel);
    }

    private static IQueryable<DocumentRow> Narrow(IQueryable<DocumentRow> documents, List<DocumentType> types, Guid? after)
    {
        documents = types.Count == 0 ? documents : documents.Where(row => types.Contains(row.Type));
        return after is { } last ? documents.Where(row => row.Id > last) : documents;
    }
}
