using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents.Reading;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Cases.Documents.Sharing;

/// <summary>Lets an office that holds a task in the case see a document.</summary>
internal sealed class ShareDocument(Store<CasesDb> store, DocumentAccess access, ReadDocument read, ReferenceBook reference, LegalClock clock)
{
    /// <summary>The types that may leave the handling office. Those that name a reporter or witness by their nature are not among them, and a new type is not until somebody says so.</summary>
    public static readonly IReadOnlySet<DocumentType> Shared = new HashSet<DocumentType>
    {
        DocumentType.FindingForm, DocumentType.SupervisionReport, DocumentType.ExpertStatement, DocumentType.ForwardingLetter, DocumentType.Recommendation,
        DocumentType.TransferLetter, DocumentType.TakeoverLetter, DocumentType.Summons, DocumentType.ExaminationMinutes, DocumentType.DisciplineDecree,
        DocumentType.MoralSanctionDecree, DocumentType.FollowupReport, DocumentType.BlockNotice, DocumentType.UnblockNotice, DocumentType.WarningLetter,
        // Whether a piece of evidence shows who brought it, only who looks at it can say.
        DocumentType.Evidence,
    };

    /// <summary>Checks, decides, records, and answers with the document.</summary>
    public async Task<ShareDocumentResponse> HandleAsync(ShareDocumentRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, id) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("document_id", request.DocumentId));
        checks.Require(reference.Offices.Find(request.OfficeId) is not null, "office_id", "must be the id of an office such as bkpsdm-63.72; see ListOffices");
        checks.ThrowIfAny();
        var told = await access.AskAsync(call, id);
        await store.OnceAsync(call, request, requestId, id, async (db, cancel) =>
        {
            var seen = await DocumentAccess.RequireAsync(db, call, id, told, cancel);
            if (await RefuseAsync(db, seen, request.OfficeId, cancel) is { } no)
            {
                throw (no with { Resource = ("document", id.ToString()) }).AsException();
            }

            if (!await db.DocumentShares.AnyAsync(share => share.DocumentId == id && share.OfficeId == request.OfficeId, cancel))
            {
                db.Insert(new ShareRow { DocumentId = id, OfficeId = request.OfficeId, ShareTime = clock.Now() });
                db.Mark(seen.File, "DOCUMENT_SHARED", clock.Now(), call.OfficeId, call.RecordingOfficeId, call.Caller.Account, ("document_id", id.ToString()), ("office_id", request.OfficeId));
            }
        });
        return new ShareDocumentResponse { Document = await read.SeenByAsync(call, id) };
    }

    /// <summary>Why a document may not be shared with an office; null when it may.</summary>
    private static async Task<Refusal?> RefuseAsync(CasesDb db, SeenDocument seen, string officeId, CancellationToken cancel)
    {
        var holds = (await CaseAccess.HoldersAsync(db, seen.File.Id, cancel)).Contains(officeId) && !seen.File.RecusedOfficeIds.Contains(officeId) && !seen.File.FormerHandlerIds.Contains(officeId);
        return !Shared.Contains(seen.Row.Type) ? Refusal.Of(DocumentReasons.TypeNotShared, ("type", Words.Of(seen.Row.Type)))
            : holds ? null
            : Refusal.Of(DocumentReasons.HoldsNoTask, ("office", officeId));
    }
}
