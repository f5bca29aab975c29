using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Agencies.Tracks;

/// <summary>The gRPC face of tracks.</summary>
internal sealed class TrackGrpcService(TrackReader get, ListTracks list, AdvanceTrack advance) : TrackService.TrackServiceBase
{
    public override Task<GetTrackResponse> GetTrack(GetTrackRequest request, ServerCallContext context) => get.HandleAsync(request, Call.Of(context));

    public override Task<ListTracksResponse> ListTracks(ListTracksRequest request, ServerCallContext context) => list.HandleAsync(request, Call.Of(context));

    public override Task<AdvanceTrackResponse> AdvanceTrack(AdvanceTrackRequest request, ServerCallContext context) => advance.HandleAsync(request, Call.Of(context));
}
