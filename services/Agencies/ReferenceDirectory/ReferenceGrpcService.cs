using Grpc.Core;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Reference;

namespace Netralitas.Agencies.ReferenceDirectory;

/// <summary>The gRPC face of the reference data.</summary>
internal sealed class ReferenceGrpcService(ReferenceBook book) : ReferenceService.ReferenceServiceBase
{
    public override Task<ListRegionsResponse> ListRegions(ListRegionsRequest request, ServerCallContext context) =>
        Task.FromResult(RegionList.Of(book, request));

    public override Task<ListOfficesResponse> ListOffices(ListOfficesRequest request, ServerCallContext context) =>
        Task.FromResult(OfficeList.Of(book, request));

    public override Task<ListElectionsResponse> ListElections(ListElectionsRequest request, ServerCallContext context) =>
        Task.FromResult(ElectionList.Of(book, request));

    public override Task<ListPhasesResponse> ListPhases(ListPhasesRequest request, ServerCallContext context) =>
        Task.FromResult(PhaseList.Of(book, request));
}
