using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Cases.Documents.Uploading;

/// <summary>Announces a document.</summary>
internal sealed class BeginUpload(Store<CasesDb> store, CaseAccess access, UploadDesk desk, DocumentOptions options, TimeProvider time)
{
    private const int TitleMax = 200;
    private const int FormCodeMax = 40;
    private const int Sha256Digits = 64;

    /// <summary>Checks, records, and answers with the upload.</summary>
    public async Task<BeginUploadResponse> HandleAsync(BeginUploadRequest request, Call call)
    {
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        var announced = Check(checks, request, call);
        checks.ThrowIfAny();
        var told = await access.AskAsync(call, announced.CaseId, personId: null);
        var id = await store.OnceAsync(call, request, requestId, announced.Id, async (db, cancel) =>
        {
            var file = await CaseAccess.Known(db, call, announced.CaseId, told.Count > 0).SingleOrDefaultAsync(cancel);
            call.Require(await CaseAccess.RelationAsync(db, call, file, personId: null, told, cancel), "case", announced.CaseId.ToString());
            db.Insert(announced.Row(await FreeSlotAsync(db, call, cancel)));
        });
        return new BeginUploadResponse { Upload = (await desk.FindAsync(call, id)).ToMessage() };
    }

    private Announced Check(FieldChecks checks, BeginUploadRequest request, Call call)
    {
        var caseId = checks.Uuid("case_id", request.CaseId);
        checks.OneOf("type", request.Type);
        var title = checks.Text("title", request.Title, 1, TitleMax);
        var number = checks.DocumentNumber("number", request.Number, 0);
        var formCode = checks.Text("form_code", request.FormCode, 0, FormCodeMax);
        checks.Require(options.MediaTypes.Contains(request.MediaType), "media_type", $"must be one of {string.Join(", ", options.MediaTypes.Order(StringComparer.Ordinal))}");
        checks.Require(request.Size is >= 1 and <= DocumentOptions.SizeMax, "size", $"must be 1 to {DocumentOptions.SizeMax} bytes");
        checks.Require(request.Sha256.Length == Sha256Digits && request.Sha256.All(char.IsAsciiHexDigit), "sha256", $"must be {Sha256Digits} hexadecimal digits");
        LocalDate? signed = request.SignedDate.Length == 0 ? null : checks.Date("signed_date", request.SignedDate);
        var (id, expiry) = (Guid.CreateVersion7(), Instant.FromDateTimeOffset(time.GetUtcNow()) + Duration.FromTimeSpan(options.UploadExpiry));
        return new Announced(id, caseId, slot => new UploadRow
        {
            Id = id, CaseId = caseId, OfficeId = call.OfficeId, Account = call.Caller.Account, Slot = slot, Type = request.Type, Title = title, Number = number,
            FormCode = formCode, MediaType = request.MediaType, Size = request.Size, Sha256 = request.Sha256.ToLowerInvariant(), SignedDate = signed,
            ReceivedBytes = 0, ExpireTime = Instant.FromUnixTimeSeconds(expiry.ToUnixTimeSeconds()),
        });
    }

    /// <summary>A place of the account that no upload has; of two that take the same at once, the second looks again.</summary>
    private async Task<int> FreeSlotAsync(CasesDb db, Call call, CancellationToken cancel)
    {
        var taken = await db.Uploads.Where(row => row.OfficeId == call.OfficeId && row.Account == call.Caller.Account).Select(row => row.Slot).ToListAsync(cancel);
        var free = Enumerable.Range(0, options.UploadsOpen).Except(taken).DefaultIfEmpty(-1).First();
        return free >= 0 ? free : throw Refusal.Of(DocumentReasons.TooManyUploads, ("max", options.UploadsOpen.ToString())).AsException();
    }

    /// <summary>A checked announcement.</summary>
    private sealed record Announced(Guid Id, Guid CaseId, Func<int, UploadRow> Row);
}
