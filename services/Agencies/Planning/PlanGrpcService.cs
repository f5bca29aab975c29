using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Reference;

namespace Netralitas.Agencies.Planning;

/// <summary>The gRPC face of plans that are looked at.</summary>
internal sealed class PlanGrpcService(ReferenceBook book) : PlanService.PlanServiceBase
{
    public override Task<PreviewPlanResponse> PreviewPlan(PreviewPlanRequest request, ServerCallContext context) => Task.FromResult(Planning.PreviewPlan.Of(book, request));
}
