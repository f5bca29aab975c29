using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Netralitas.Notifications.Channels;

/// <summary>The secrets of webhooks. They are derived from one key that is not in the database, and stored nowhere.</summary>
/// <param name="key">At least 32 bytes, the same in every replica.</param>
internal sealed class ChannelSecrets(byte[] key)
{
    /// <summary>The present secret; empty for an e-mail address.</summary>
    public string Of(ChannelRow channel) => channel.IsWebhook ? Of(channel, channel.SecretNumber) : "";

    /// <summary>Those that sign at an instant, the present one first.</summary>
    public IEnumerable<string> Signing(ChannelRow channel, NodaTime.Instant now) =>
        now < channel.PreviousSecretExpireTime ? [Of(channel, channel.SecretNumber), Of(channel, channel.SecretNumber - 1)] : [Of(channel, channel.SecretNumber)];

    private string Of(ChannelRow channel, int number)
    {
        Span<byte> about = stackalloc byte[20];
        channel.Id.TryWriteBytes(about, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(about[16..], number);
        return "nws_" + WebEncoders.Base64UrlEncode(HMACSHA256.HashData(key, about));
    }
}
