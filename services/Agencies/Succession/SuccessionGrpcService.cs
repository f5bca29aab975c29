using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Agencies.Succession;

/// <summary>The gRPC face of offices that are succeeded.</summary>
internal sealed class SuccessionGrpcService(SucceedOffice succeed, ListSuccessions list) : SuccessionService.SuccessionServiceBase
{
    public override Task<SucceedOfficeResponse> SucceedOffice(SucceedOfficeRequest request, ServerCallContext context) => succeed.HandleAsync(request, Call.Of(context));

    public override Task<ListSuccessionsResponse> ListSuccessions(ListSuccessionsRequest request, ServerCallContext context) => list.HandleAsync(request, Call.Of(context));
}
