using Grpc.Core;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Channels;

/// <summary>The gRPC face of channels and deliveries.</summary>
internal sealed class ChannelGrpcService(
    CreateChannel create, UpdateChannel update, DeleteChannel delete, ReadChannels read, RotateSecret rotate, PauseChannel pause, ResumeChannel resume,
    ReplayDeliveries replay, ListDeliveries deliveries, ListAttempts attempts) : ChannelService.ChannelServiceBase
{
    public override Task<CreateChannelResponse> CreateChannel(CreateChannelRequest request, ServerCallContext context) => create.HandleAsync(request, Call.Of(context));

    public override Task<UpdateChannelResponse> UpdateChannel(UpdateChannelRequest request, ServerCallContext context) => update.HandleAsync(request, Call.Of(context));

    public override Task<DeleteChannelResponse> DeleteChannel(DeleteChannelRequest request, ServerCallContext context) => delete.HandleAsync(request, Call.Of(context));

    public override Task<GetChannelResponse> GetChannel(GetChannelRequest request, ServerCallContext context) => read.HandleAsync(request, Call.Of(context));

    public override Task<ListChannelsResponse> ListChannels(ListChannelsRequest request, ServerCallContext context) => read.ListAsync(Call.Of(context));

    public override Task<RotateSecretResponse> RotateSecret(RotateSecretRequest request, ServerCallContext context) => rotate.HandleAsync(request, Call.Of(context));

    public override Task<PauseChannelResponse> PauseChannel(PauseChannelRequest request, ServerCallContext context) => pause.HandleAsync(request, Call.Of(context));

    public override Task<ResumeChannelResponse> ResumeChannel(ResumeChannelRequest request, ServerCallContext context) => resume.HandleAsync(request, Call.Of(context));

    public override Task<ReplayDeliveriesResponse> ReplayDeliveries(ReplayDeliveriesRequest request, ServerCallContext context) => replay.HandleAsync(request, Call.Of(context));

    public override Task<ListDeliveriesResponse> ListDeliveries(ListDeliveriesRequest request, ServerCallContext context) => deliveries.HandleAsync(request, Call.Of(context));

    public override Task<ListAttemptsResponse> ListAttempts(ListAttemptsRequest request, ServerCallContext context) => attempts.HandleAsync(request, Call.Of(context));
}
