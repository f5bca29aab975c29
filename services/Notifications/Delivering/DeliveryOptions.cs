using Microsoft.Extensions.Configuration;
using Netralitas.Notifications.Delivering.Mail;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Delivering;

/// <summary>What an operator decides about deliveries.</summary>
/// <param name="SecretKey">The key of the secrets of webhooks.</param>
/// <param name="AllowPrivateTargets">Whether webhooks may lead to private and loopback addresses.</param>
/// <param name="AllowPlaintext">Whether webhooks may do without TLS.</param>
/// <param name="SendLimit">How long one attempt may take.</param>
/// <param name="Retry">When a failed delivery, and a failing channel, is tried again.</param>
/// <param name="PauseAfter">How long every attempt on a channel must have failed for it to be paused.</param>
/// <param name="Mail">The mail server; null without e-mail.</param>
internal sealed record DeliveryOptions(
    byte[] SecretKey, bool AllowPrivateTargets, bool AllowPlaintext, TimeSpan SendLimit, Retry Retry, TimeSpan PauseAfter, MailOptions? Mail)
{
    /// <summary>Bytes of the key at least.</summary>
    public const int KeyBytesMin = 32;

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
        MailOptions.Of(settings));

    /// <summary>A setting that is false unless it says true.</summary>
    internal static bool IsTrue(IConfiguration settings, string name, bool fallback = false) =>
        settings.Read(name, fallback, text => bool.TryParse(text, out var value) ? value : (bool?)null, "neither true nor false");

    private static byte[] KeyOf(string? base64)
    {
        var buffer = new byte[base64?.Length ?? 0];
        return Convert.TryFromBase64String(base64 ?? "", buffer, out var length) && length >= KeyBytesMin
            ? buffer[..length]
            : throw new SettingException("Delivery:SecretKey", $"give at least {KeyBytesMin} random bytes as base64, the same for every replica");
    }
}
