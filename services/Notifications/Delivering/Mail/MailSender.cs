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
internal sealed class MailSender : IChannelSender
{
    private const int RepliesFrom = 200;

    private readonly DeliveryOptions _options;
    private readonly AddressSeal _seal;

    public MailSender(DeliveryOptions options, AddressSeal seal)
    {
        (_options, _seal) = (options, seal);
        if (options.Authorities.Count > 0)
        {
            var trust = new ReceiverTrust(options.Authorities);
#pragma warning disable SYSLIB0014 // The mail client asks nobody else whom to believe, and nothing else in the process asks here.
            ServicePointManager.ServerCertificateValidationCallback = (_, shown, sent, errors) => trust.Trusts(shown, sent, errors);
#pragma warning restore SYSLIB0014
        }
    }

    public async Task<Outcome> SendAsync(ChannelRow channel, Letter letter, CancellationToken cancel)
    {
        // Channels may be older than a change of the settings.
        if (_options.Mail is not { } server)
        {
            return new Outcome(AttemptOutcome.NotConnected);
        }

        // Sealed under another key: no attempt will reach it, so that the contact fails and can be seen to.
        if (_seal.TargetOf(channel) is not { } address)
        {
            return new Outcome(AttemptOutcome.Refused);
        }

        using var message = Message(server, address, channel.Language, letter);
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

    private static MailMessage Message(MailOptions server, string address, ChannelLanguage language, Letter letter)
    {
        var text = MailText.Of(letter.Notices, language);
        return new MailMessage(server.From, new MailAddress(address))
        {
            Subject = text.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = text.Body,
            BodyEncoding = Encoding.UTF8,
            BodyTransferEncoding = TransferEncoding.QuotedPrintable,
            Headers = { ["Message-ID"] = $"<{letter.Id}@{server.From.Host}>", ["Auto-Submitted"] = "auto-generated" },
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
