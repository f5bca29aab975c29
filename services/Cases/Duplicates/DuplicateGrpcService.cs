using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Duplicates;

/// <summary>The gRPC face of duplicates: each method hands over to its feature.</summary>
internal sealed class DuplicateGrpcService(ListDuplicates list, MergeCases merge) : DuplicateService.DuplicateServiceBase
{
    public override Task<ListDuplicatesResponse> ListDuplicates(ListDuplicatesRequest request, ServerCallContext context) => list.HandleAsync(request, Call.Of(context));

    public override Task<MergeCasesResponse> MergeCases(MergeCasesRequest request, ServerCallContext context) => merge.HandleAsync(request, Call.Of(context));
}
