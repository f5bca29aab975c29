using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.RegisterBook;

/// <summary>The gRPC face of the register: each method hands over to its feature.</summary>
internal sealed class RegisterGrpcService(ImportRegister import, ExportRegister export) : RegisterService.RegisterServiceBase
{
    public override Task<ImportRegisterResponse> ImportRegister(IAsyncStreamReader<ImportRegisterRequest> requestStream, ServerCallContext context) =>
        import.HandleAsync(requestStream, Call.Of(context));

    public override Task ExportRegister(ExportRegisterRequest request, IServerStreamWriter<ExportRegisterResponse> responseStream, ServerCallContext context) =>
        export.HandleAsync(request, Call.Of(context), responseStream);
}
