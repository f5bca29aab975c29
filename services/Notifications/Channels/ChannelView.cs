using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Time;

namespace Netralitas.Notifications.Channels;

/// <summary>A channel as the administrators of its office see it.</summary>
internal static class ChannelView
{
    public static Channel ToMessage(this ChannelRow channel) => new()
    {
        Id = channel.Id.ToString(),
        Etag = Etag.Of(channel.Version),
        OfficeId = channel.OfficeId,
        Settings = channel.Settings(),
        State = channel.State,
        PauseTime = channel.PauseTime.ToTimestamp(),
        FailingSinceTime = channel.FailingSinceTime.ToTimestamp(),
        PreviousSecretExpireTime = channel.PreviousSecretExpireTime.ToTimestamp(),
    };
}
