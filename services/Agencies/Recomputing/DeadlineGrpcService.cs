using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Agencies.Recomputing;

/// <summary>The gRPC face of deadlines that are reckoned anew.</summary>
internal sealed class DeadlineGrpcService(RecomputeDeadlines recompute) : DeadlineService.DeadlineServiceBase
{
    public override Task<RecomputeDeadlinesResponse> RecomputeDeadlines(RecomputeDeadlinesRequest request, ServerCallContext context) => recompute.HandleAsync(request, Call.Of(context));
}
