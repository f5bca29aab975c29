using System.ComponentModel;
using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Contacts;

namespace Netralitas.Notifications.Delivering.Mail;

/// <summary>Sends notices as e-mails in plain text. Only of a recipient that the server refuses it says so; all else is our server's matter. No exception of the mail client goes on: its texts repeat addresses.</summary>
internal sealed class MailSender(DeliveryOptions options, AddressSeal seal) : IChannelSender
{
    private const int RepliesFrom = 200;

    public async Task<Outcome> SendAsync(ChannelRow channel, DeliveryRow delivery, Notice notice, CancellationToken cancel)
    {
        // Channels may be older than a change of the settings, or of the key.
        if (options.Mail is not { } server || seal.TargetOf(channel) is not { } address)
        {
            return new Outcome(AttemptOutcome.NotConnected);
        }

        using var message = Message(server, address, channel, delivery, notice);
        using var client = new SmtpClient(server.Host, server.Port) { EnableSsl = server.Tls };
        if (server.User is not null)
        {
            client.Credentials = new NetworkCredential(server.User, server.Password);
        }

        try
        {
            await client.SendMailAsync(message, cancel);
            return new Outcome(AttemptOutcome.Delivered);
        }
        catch (SmtpException e)
        {
            cancel.ThrowIfCancellationRequested();
            return OutcomeOf(e);
        }
        catch (Exception e) when (e is IOException or SocketException or AuthenticationException or Win32Exception)
        {
            cancel.ThrowIfCancellationRequested();
            return new Outcome(AttemptOutcome.NotConnected);
        }
    }

    private static MailMessage Message(MailOptions server, string address, ChannelRow channel, DeliveryRow delivery, Notice notice)
    {
        var text = MailText.Of(notice, channel.Language);
        return new MailMessage(server.From, new MailAddress(address))
        {
            Subject = text.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = text.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            Headers = { ["Message-ID"] = $"<{delivery.Id}@{server.From.Host}>", ["Auto-Submitted"] = "auto-generated" },
        };
    }

    private static Outcome OutcomeOf(SmtpException e) => (e, e.GetBaseException()) switch
    {
        (SmtpFailedRecipientException { StatusCode: var code }, _) => new Outcome(AttemptOutcome.Refused, (int)code),
        ({ StatusCode: var code }, _) when (int)code >= RepliesFrom => new Outcome(AttemptOutcome.Failed, (int)code),
        (_, AuthenticationException) => new Outcome(AttemptOutcome.NotEncrypted),
        (_, SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain or SocketError.NoData }) => new Outcome(AttemptOutcome.NameUnknown),
        _ => new Outcome(AttemptOutcome.NotConnected),
    };
}
