using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Agencies.Officers;

/// <summary>The gRPC face of the register of officers.</summary>
internal sealed class OfficerGrpcService(AppointOfficer appoint, ChangeOfficer change, DismissOfficer dismiss, ListOfficers list) : OfficerService.OfficerServiceBase
{
    public override Task<AppointOfficerResponse> AppointOfficer(AppointOfficerRequest request, ServerCallContext context) => appoint.HandleAsync(request, Call.Of(context));

    public override Task<ChangeOfficerResponse> ChangeOfficer(ChangeOfficerRequest request, ServerCallContext context) => change.HandleAsync(request, Call.Of(context));

    public override Task<DismissOfficerResponse> DismissOfficer(DismissOfficerRequest request, ServerCallContext context) => dismiss.HandleAsync(request, Call.Of(context));

    public override Task<ListOfficersResponse> ListOfficers(ListOfficersRequest request, ServerCallContext context) => list.HandleAsync(request, Call.Of(context));
}
