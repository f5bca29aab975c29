using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Documents;

/// <summary>Decides who sees which document of a case.</summary>
internal sealed class DocumentAccess(Store<CasesDb> store, CaseAccess access)
{
    private const Relation SeesAll = Relation.Handler | Relation.HandlerSupervisor;

    /// <summary>The documents that an office may see in a case to which it stands so: the one predicate of lists and single reads.</summary>
    public static IQueryable<DocumentRow> VisibleTo(CasesDb db, Guid caseId, Relation relation, string officeId)
    {
        var documents = db.Documents.Where(row => row.CaseId == caseId);
        return (relation & SeesAll) != 0 ? documents
            : relation == Relation.TaskHolder ? documents.Where(row => row.OfficeId == officeId || db.DocumentShares.Any(share => share.DocumentId == row.Id && share.OfficeId == officeId))
            : documents.Where(_ => false);
    }

    /// <summary>With whom documents are shared, as far as an office that stands so to the case may know.</summary>
    public static async Task<ILookup<Guid, string>> SharesAsync(CasesDb db, Relation relation, IReadOnlyCollection<Guid> documents, CancellationToken cancel)
    {
        var shares = (relation & SeesAll) == 0 ? [] : await db.DocumentShares.Where(share => documents.Contains(share.DocumentId)).OrderBy(share => share.OfficeId).ToListAsync(cancel);
        return shares.ToLookup(share => share.DocumentId, share => share.OfficeId);
    }

    /// <summary>What is to be asked at Agencies before a document is looked for; the same whether or not it exists.</summary>
    public async Task<IReadOnlyList<HeldTask>> AskAsync(Call call, Guid documentId)
    {
        var caseId = await store.ReadAsync((db, cancel) => db.Documents.Where(row => row.Id == documentId).Select(row => row.CaseId).SingleOrDefaultAsync(cancel), call.Cancel);
        return await access.AskAsync(call, caseId == Guid.Empty ? documentId : caseId, personId: null);
    }

    /// <summary>A document as the calling office may see it.</summary>
    /// <param name="db">The database.</param>
    /// <param name="call">The call.</param>
    /// <param name="id">The document.</param>
    /// <param name="told">What <see cref="AskAsync"/> gave for it.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="Platform.Errors.RefusalException">NOT_FOUND or NOT_ALLOWED.</exception>
    public static async Task<SeenDocument> RequireAsync(CasesDb db, Call call, Guid id, IReadOnlyList<HeldTask> told, CancellationToken cancel)
    {
        // Of what does not exist the same is asked as of what is hidden.
        var row = await db.Documents.SingleOrDefaultAsync(x => x.Id == id, cancel);
        var caseId = row?.CaseId ?? id;
        var file = await CaseAccess.Known(db, call, caseId, told.Count > 0).SingleOrDefaultAsync(cancel);
        var relation = await CaseAccess.RelationAsync(db, call, file, personId: null, told, cancel);
        var sees = await VisibleTo(db, caseId, relation, call.OfficeId).AnyAsync(x => x.Id == id, cancel);
        call.Require(sees ? relation : Relation.None, "document", id.ToString());
        return new SeenDocument(row!, file!, relation);
    }
}

/// <summary>A document that an office may see.</summary>
/// <param name="Row">The document.</param>
/// <param name="File">Its case.</param>
/// <param name="Relation">How the office stands to the case.</param>
internal sealed record SeenDocument(DocumentRow Row, NeutralityCase File, Relation Relation);
