using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Agencies.Mandates;

/// <summary>The gRPC face of the register of mandates.</summary>
internal sealed class MandateGrpcService(GrantMandate grant, RevokeMandate revoke, ListMandates list) : MandateService.MandateServiceBase
{
    public override Task<GrantMandateResponse> GrantMandate(GrantMandateRequest request, ServerCallContext context) => grant.HandleAsync(request, Call.Of(context));

    public override Task<RevokeMandateResponse> RevokeMandate(RevokeMandateRequest request, ServerCallContext context) => revoke.HandleAsync(request, Call.Of(context));

    public override Task<ListMandatesResponse> ListMandates(ListMandatesRequest request, ServerCallContext context) => list.HandleAsync(request, Call.Of(context));
}
