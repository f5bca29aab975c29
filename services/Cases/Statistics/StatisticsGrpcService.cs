using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Statistics;

/// <summary>The gRPC face of statistics.</summary>
internal sealed class StatisticsGrpcService(GetStatistics statistics) : StatisticsService.StatisticsServiceBase
{
    public override Task<GetStatisticsResponse> GetStatistics(GetStatisticsRequest request, ServerCallContext context) => statistics.HandleAsync(request, Call.Of(context));
}
