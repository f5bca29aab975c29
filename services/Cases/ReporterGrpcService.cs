using Grpc.Core;
using Netralitas.Cases.Vault.Ending;
using Netralitas.Cases.Vault.Intake;
using Netralitas.Cases.Vault.Receipts;
using Netralitas.Cases.Vault.Revealing;
using Netralitas.Cases.Vault.Rotation;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases;

/// <summary>The gRPC face of the vault: each method hands over to its feature.</summary>
internal sealed class ReporterGrpcService(
    AddReporter add, ListReporters list, RequestReveal ask, ApproveReveal approve, RevealReporter reveal, GetReportStatus status,
    ShredReporter shred, LegalHold hold, GetKeyStatus keys) : ReporterService.ReporterServiceBase
{
    public override Task<AddReporterResponse> AddReporter(AddReporterRequest request, ServerCallContext context) => add.HandleAsync(request, Call.Of(context));

    public override Task<ListReportersResponse> ListReporters(ListReportersRequest request, ServerCallContext context) => list.HandleAsync(request, Call.Of(context));

    public override Task<RequestRevealResponse> RequestReveal(RequestRevealRequest request, ServerCallContext context) => ask.HandleAsync(request, Call.Of(context));

    public override Task<ApproveRevealResponse> ApproveReveal(ApproveRevealRequest request, ServerCallContext context) => approve.HandleAsync(request, Call.Of(context));

    public override Task<RevealReporterResponse> RevealReporter(RevealReporterRequest request, ServerCallContext context) => reveal.HandleAsync(request, Call.Of(context));

    /// <summary>The one method of anyone: there is no caller, only where the call came from.</summary>
    public override Task<GetReportStatusResponse> GetReportStatus(GetReportStatusRequest request, ServerCallContext context) =>
        status.HandleAsync(request, context.GetHttpContext().Connection.RemoteIpAddress, context.CancellationToken);

    public override Task<ShredReporterResponse> ShredReporter(ShredReporterRequest request, ServerCallContext context) => shred.HandleAsync(request, Call.Of(context));

    public override Task<SetLegalHoldResponse> SetLegalHold(SetLegalHoldRequest request, ServerCallContext context) => hold.HandleAsync(request, Call.Of(context));

    public override Task<ReleaseLegalHoldResponse> ReleaseLegalHold(ReleaseLegalHoldRequest request, ServerCallContext context) => hold.HandleAsync(request, Call.Of(context));

    public override Task<GetKeyStatusResponse> GetKeyStatus(GetKeyStatusRequest request, ServerCallContext context) => keys.HandleAsync(Call.Of(context));
}
