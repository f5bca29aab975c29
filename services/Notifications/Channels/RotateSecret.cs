using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Notifications.Channels;

/// <summary>Gives a webhook a new secret; the one before goes on signing for a while.</summary>
internal sealed class RotateSecret(ChannelDesk desk, ChannelSecrets secrets)
{
    private static readonly Duration BothSign = Duration.FromDays(3);

    /// <summary>Checks, records, and answers with the channel and its secret.</summary>
    public async Task<RotateSecretResponse> HandleAsync(RotateSecretRequest request, Call call)
    {
        var channel = await desk.RunAsync(call, request, (request.RequestId, request.ChannelId), request.Etag, (_, row, now, _) =>
        {
            if (!row.IsWebhook)
            {
                throw (Refusal.Of(ChannelReasons.NotAWebhook) with { Resource = ("channel", request.ChannelId) }).AsException();
            }

            // Only two sign at a time: a receiver that still has the older one is not cut off before its time.
            if (!request.AtOnce && now < row.PreviousSecretExpireTime)
            {
                throw (Refusal.Of(ChannelReasons.SecretIsChanging) with { Resource = ("channel", request.ChannelId) }).AsException();
            }

            (row.SecretNumber, row.PreviousSecretExpireTime) = (row.SecretNumber + 1, request.AtOnce ? null : now + BothSign);
            return Task.FromResult(true);
        });
        return new RotateSecretResponse { Channel = channel.ToMessage(), Secret = secrets.Of(channel) };
    }
}
