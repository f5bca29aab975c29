using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Pausing;

/// <summary>The gRPC face of pauses.</summary>
internal sealed class ClockGrpcService(TurnClock turn) : ClockService.ClockServiceBase
{
    public override Task<PauseClockResponse> PauseClock(PauseClockRequest request, ServerCallContext context) => turn.HandleAsync(request, Call.Of(context));

    public override Task<ResumeClockResponse> ResumeClock(ResumeClockRequest request, ServerCallContext context) => turn.HandleAsync(request, Call.Of(context));
}
