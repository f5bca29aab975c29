using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;

namespace Netralitas.Agencies.Planning;

/// <summary>The gRPC face of plans that are looked at.</summary>
internal sealed class PlanGrpcService(ReferenceBook book, DiffPlan diff) : PlanService.PlanServiceBase
{
    public override Task<PreviewPlanResponse> PreviewPlan(PreviewPlanRequest request, ServerCallContext context) => Task.FromResult(Planning.PreviewPlan.Of(book, request));

    public override Task<DiffPlanResponse> DiffPlan(DiffPlanRequest request, ServerCallContext context) => diff.HandleAsync(request, Call.Of(context));
}
