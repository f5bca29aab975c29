using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;
using Netralitas.Notifications.Delivering.Mail;
using Netralitas.Notifications.Delivering.Webhooks;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Delivering;

/// <summary>What an operator decides about deliveries.</summary>
/// <param name="SecretKey">The key of the secrets of webhooks.</param>
/// <param name="AllowPrivateTargets">Whether webhooks may lead to private and loopback addresses.</param>
/// <param name="AllowPlaintext">Whether webhooks may do without TLS.</param>
/// <param name="SendLimit">How long one attempt may take.</param>
/// <param name="Retry">When a failed delivery, and a failing channel, is tried again.</param>
/// <param name="PauseAfter">How long every attempt on a channel must have failed for it to be paused.</param>
/// <param name="FoldWindow">How long after an e-mail about one kind of notice others of that kind wait to come together.</param>
/// <param name="AttemptsKept">Of a delivery that does not end: the latest attempts that stay on record.</param>
/// <param name="ForbiddenNetworks">Networks of the operator's to which no webhook may lead, whatever else is allowed.</param>
/// <param name="Authorities">Authorities of the operator's own, whose certificates receivers and the mail server may have.</param>
/// <param name="Mail">The mail server; null without e-mail.</param>
internal sealed record DeliveryOptions(
    byte[] SecretKey, bool AllowPrivateTargets, bool AllowPlaintext, TimeSpan SendLimit, Retry Retry, TimeSpan PauseAfter, TimeSpan FoldWindow, int AttemptsKept,
    IReadOnlyList<IPNetwork> ForbiddenNetworks, X509Certificate2Collection Authorities, MailOptions? Mail)
{
    /// <summary>Bytes of the key at least.</summary>
    public const int KeyBytesMin = 32;

    private const int AttemptsKeptDefault = 100;
    private const int AttemptsKeptMax = 10_000;
    private static readonly TimeSpan FoldWindowDefault = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SendLimitDefault = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan SendLimitMax = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryFirst = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RetryMost = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PauseAfterDefault = TimeSpan.FromDays(1);
    private static readonly TimeSpan PauseAfterMax = TimeSpan.FromDays(30);

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static DeliveryOptions Of(IConfiguration settings) => new(
        KeyOf(settings["Delivery:SecretKey"]),
        IsTrue(settings, "Delivery:AllowPrivateTargets"),
        IsTrue(settings, "Delivery:AllowPlaintext"),
        settings.ReadSpan("Delivery:SendLimit", SendLimitDefault, SendLimitMax),
        new Retry(settings.ReadSpan("Delivery:RetryFirst", RetryFirst, RetryMost), settings.ReadSpan("Delivery:RetryMost", RetryMost, TimeSpan.FromHours(1))),
        settings.ReadSpan("Delivery:PauseAfter", PauseAfterDefault, PauseAfterMax),
        settings.ReadSpan("Delivery:FoldWindow", FoldWindowDefault, TimeSpan.FromHours(1)),
        settings.ReadCount("Delivery:AttemptsKept", AttemptsKeptDefault, AttemptsKeptMax),
        NetworksOf(settings["Delivery:ForbiddenNetworks"] ?? ""),
        AuthoritiesOf(settings["Delivery:CaFile"]),
        MailOptions.Of(settings));

    /// <summary>Whether a webhook may lead to an address.</summary>
    public bool Allows(IPAddress address)
    {
        var meant = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return (AllowPrivateTargets || PublicAddresses.Has(meant)) && !ForbiddenNetworks.Any(network => network.Contains(meant));
    }

    /// <summary>A setting that is false unless it says true.</summary>
    internal static bool IsTrue(IConfiguration settings, string name, bool fallback = false) =>
        settings.Read(name, fallback, text => bool.TryParse(text, out var value) ? value : (bool?)null, "neither true nor false");

    private static List<IPNetwork> NetworksOf(string text) => [.. text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(
        one => IPNetwork.TryParse(one, out var network) ? network : throw new SettingException("Delivery:ForbiddenNetworks", $"'{one}' is no network such as 203.0.113.0/24"))];

    private static X509Certificate2Collection AuthoritiesOf(string? path)
    {
        var authorities = new X509Certificate2Collection();
        if (string.IsNullOrEmpty(path))
        {
            return authorities;
        }

        try
        {
            authorities.ImportFromPemFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingException("Delivery:CaFile", $"'{path}' cannot be read: {e.Message}");
        }

        return authorities.Count > 0 ? authorities : throw new SettingException("Delivery:CaFile", $"'{path}' has no certificate");
    }

    private static byte[] KeyOf(string? base64)
    {
        var buffer = new byte[base64?.Length ?? 0];
        return Convert.TryFromBase64String(base64 ?? "", buffer, out var length) && length >= KeyBytesMin
            ? buffer[..length]
            : throw new SettingException("Delivery:SecretKey", $"give at least {KeyBytesMin} random bytes as base64, the same for every replica");
    }
}
