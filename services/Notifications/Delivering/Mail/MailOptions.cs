using System.Net.Mail;
using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;

namespace Netralitas.Notifications.Delivering.Mail;

/// <summary>The mail server that takes e-mails.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">Its port.</param>
/// <param name="Tls">Whether the connection must turn to TLS (STARTTLS).</param>
/// <param name="User">Who logs in; null for nobody.</param>
/// <param name="Password">Their password.</param>
/// <param name="From">The sender.</param>
internal sealed record MailOptions(string Host, int Port, bool Tls, string? User, string? Password, MailAddress From)
{
    private const int SubmissionPort = 587;
    private const int PortMax = 65535;

    /// <summary>Reads them; null where no host is named.</summary>
    /// <exception cref="SettingException">One is missing or wrong.</exception>
    public static MailOptions? Of(IConfiguration settings)
    {
        if (settings["Delivery:Smtp:Host"] is not { Length: > 0 } host)
        {
            return null;
        }

        var isEncrypted = DeliveryOptions.IsTrue(settings, "Delivery:Smtp:Tls", fallback: true);
        var user = settings["Delivery:Smtp:User"] is { Length: > 0 } name ? name : null;
        return user is null || isEncrypted
            ? new MailOptions(host, settings.ReadCount("Delivery:Smtp:Port", SubmissionPort, PortMax), isEncrypted, user, settings["Delivery:Smtp:Password"], FromOf(settings))
            : throw new SettingException("Delivery:Smtp:User", "nobody logs in without TLS: the password would be readable on the way");
    }

    private static MailAddress FromOf(IConfiguration settings) =>
        MailAddress.TryCreate(settings["Delivery:Smtp:From"], out var from) ? from : throw new SettingException("Delivery:Smtp:From", "give the sender's e-mail address");
}
