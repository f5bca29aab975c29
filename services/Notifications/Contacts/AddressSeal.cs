using System.Security.Cryptography;
using System.Text;
using Netralitas.Notifications.Channels;
using Netralitas.Platform.Sealing;

namespace Netralitas.Notifications.Contacts;

/// <summary>Seals the addresses of officers, under a key that is derived from one that is not in the database.</summary>
/// <param name="secretKey">The key from which the secrets of webhooks are derived, too, the same in every replica.</param>
internal sealed class AddressSeal(byte[] secretKey)
{
    private const int KeyBytes = 32;

    private readonly byte[] _key = HKDF.DeriveKey(HashAlgorithmName.SHA256, secretKey, KeyBytes, info: "address of an officer"u8.ToArray());

    /// <summary>An address as the database keeps it.</summary>
    public string Seal(Guid channelId, string address) => Convert.ToBase64String(Envelope.Seal(_key, Encoding.UTF8.GetBytes(address), About(channelId)));

    /// <summary>Where a channel leads; null for an officer's when the key is another than the one that sealed it.</summary>
    public string? TargetOf(ChannelRow channel) => channel.OfficerId is null
        ? channel.Target
        : Envelope.Open(_key, Convert.FromBase64String(channel.Target), About(channel.Id)) is { } plain ? Encoding.UTF8.GetString(plain) : null;

    /// <summary>Where a channel leads, as far as anybody may read it: the first letter and the host of an address, the host of a webhook.</summary>
    public string Masked(ChannelRow channel) => TargetOf(channel) is not { } target ? ""
        : channel.IsWebhook ? new Uri(target).GetLeftPart(UriPartial.Authority) : $"{target[0]}***{target[target.LastIndexOf('@')..]}";

    private static byte[] About(Guid channelId) => channelId.ToByteArray(bigEndian: true);
}
