using System.Security.Cryptography;
using System.Text;

namespace Netralitas.Notifications.Delivering.Webhooks;

/// <summary>What shows a receiver that a request is ours, whole, and not an old one: HMAC-SHA-256 over the timestamp, a full stop and the body.</summary>
internal static class WebhookSignature
{
    /// <summary>Header with the instant of sending: seconds since 1970.</summary>
    public const string TimestampHeader = "Netralitas-Timestamp";

    /// <summary>Header with the signatures, separated by commas: <c>v1=</c> and 64 hexadecimal digits.</summary>
    public const string Header = "Netralitas-Signature";

    /// <summary>The signature by each secret.</summary>
    public static string Of(string timestamp, ReadOnlySpan<byte> body, IEnumerable<string> secrets)
    {
        byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp + "."), .. body];
        return string.Join(',', secrets.Select(secret => "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.ASCII.GetBytes(secret), signed))));
    }
}
