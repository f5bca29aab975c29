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

    public override Task<ListViolationTypesResponse> ListViolationTypes(ListViolationTypesRequest request, ServerCallContext context) =>
        Task.FromResult(ViolationList.Of(book, request));

    public override Task<ListRulesResponse> ListRules(ListRulesRequest request, ServerCallContext context) =>
        Task.FromResult(RuleList.Of(book, request));

    public override Task<GetRuleResponse> GetRule(GetRuleRequest request, ServerCallContext context) =>
        Task.FromResult(RuleOfId.Of(book, request));

    public override Task<PreviewDeadlineResponse> PreviewDeadline(PreviewDeadlineRequest request, ServerCallContext context) =>
        Task.FromResult(DeadlinePreview.Of(book, request));
}
