using Grpc.Core;
using Netralitas.Cases.Documents.Reading;
using Netralitas.Cases.Documents.Sharing;
using Netralitas.Cases.Documents.Uploading;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases;

/// <summary>The gRPC face of documents: each method hands over to its feature.</summary>
internal sealed class DocumentGrpcService(
    BeginUpload begin, GetUpload upload, ReceiveUpload receive, ReadDocument read, ListDocuments list, DownloadDocument download, ShareDocument share)
    : DocumentService.DocumentServiceBase
{
    public override Task<BeginUploadResponse> BeginUpload(BeginUploadRequest request, ServerCallContext context) => begin.HandleAsync(request, Call.Of(context));

    public override Task<GetUploadResponse> GetUpload(GetUploadRequest request, ServerCallContext context) => upload.HandleAsync(request, Call.Of(context));

    public override Task<UploadDocumentResponse> UploadDocument(IAsyncStreamReader<UploadDocumentRequest> requestStream, ServerCallContext context) =>
        receive.HandleAsync(requestStream, Call.Of(context));

    public override Task<GetDocumentResponse> GetDocument(GetDocumentRequest request, ServerCallContext context) => read.HandleAsync(request, Call.Of(context));

    public override Task<ListDocumentsResponse> ListDocuments(ListDocumentsRequest request, ServerCallContext context) => list.HandleAsync(request, Call.Of(context));

    public override Task DownloadDocument(DownloadDocumentRequest request, IServerStreamWriter<DownloadDocumentResponse> responseStream, ServerCallContext context) =>
        download.HandleAsync(request, Call.Of(context), responseStream);

    public override Task<ShareDocumentResponse> ShareDocument(ShareDocumentRequest request, ServerCallContext context) => share.HandleAsync(request, Call.Of(context));
}
