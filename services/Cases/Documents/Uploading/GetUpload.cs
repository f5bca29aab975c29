using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Documents.Uploading;

/// <summary>Says how far an upload has come.</summary>
internal sealed class GetUpload(UploadDesk desk)
{
    /// <summary>Answers GetUpload.</summary>
    public async Task<GetUploadResponse> HandleAsync(GetUploadRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("upload_id", request.UploadId);
        checks.ThrowIfAny();
        return new GetUploadResponse { Upload = (await desk.FindAsync(call, id)).ToMessage() };
    }
}
