using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Cli.NoticeChannels;

/// <summary>The options for the settings of a channel or contact.</summary>
/// <param name="isContact">Whether they are of an officer's contact, which is an e-mail address.</param>
internal sealed class ChannelOptions(bool isContact = false)
{
    private const string None = "none";

    private readonly Option<string> _email = Inputs.Text("--email", "address", "Tell this e-mail address.");
    private readonly Option<string> _url = Inputs.Text("--url", "url", "Tell this webhook; its secret is shown once.");
    private readonly Option<NotificationKind[]> _kinds = EnumWords<NotificationKind>.Options("--kinds", "The kinds of notices that go there. Left out: all.");
    private readonly Option<ChannelLanguage> _language = EnumWords<ChannelLanguage>.Option("--language", "Language of e-mails. Left out: INDONESIAN.");
    private readonly Option<string> _quiet = Inputs.Text("--quiet", "time-time", "Quiet hours in local time, such as 21:00-06:00, or 'none'; what is overdue, or due before they end, comes all the same.");
    private readonly Option<string> _digest = Inputs.Text("--digest", "when", "E-mails: what can wait comes together, 'hourly' or daily at a local time such as 07:30; 'none': at once.");

    /// <summary>Adds them to a command.</summary>
    public void Add(Action<Option, string> take)
    {
        take(_email, "settings.email_address");
        if (!isContact)
        {
            take(_url, "settings.url");
            take(_kinds, "settings.notification_kinds");
        }

        take(_language, "settings.language");
        take(_quiet, "settings.quiet_hours");
        take(_digest, "settings.digest");
    }

    /// <summary>What was given; the rest stays as it is.</summary>
    /// <param name="call">The call.</param>
    /// <param name="present">The settings there are; null for new ones.</param>
    /// <exception cref="UsageException">What was given cannot be meant.</exception>
    public ChannelSettings Read(ServiceCall call, ChannelSettings? present = null)
    {
        var (settings, email, url) = (present?.Clone() ?? new ChannelSettings(), call.Text(_email), isContact ? "" : call.Text(_url));
        if (email.Length > 0 ? url.Length > 0 : url.Length == 0 && present is null)
        {
            throw isContact ? new UsageException("--email", "must be given") : new UsageException("--url", "give either --url or --email");
        }

        if (url.Length > 0)
        {
            settings.Url = url;
        }
        else if (email.Length > 0)
        {
            settings.EmailAddress = email;
        }

        if (!isContact && call.Value(_kinds) is { Length: > 0 } kinds)
        {
            settings.NotificationKinds.Clear();
            settings.NotificationKinds.AddRange(kinds);
        }

        settings.Language = call.Value(_language) is var language && language == ChannelLanguage.Unspecified ? settings.Language : language;
        settings.QuietHours = call.Text(_quiet) is { Length: > 0 } quiet ? QuietHoursOf(quiet) : settings.QuietHours;
        settings.Digest = call.Text(_digest) is { Length: > 0 } digest ? DigestOf(digest) : settings.Digest;
        return settings;
    }

    private static QuietHours? QuietHoursOf(string text) => text.Split('-') switch
    {
        [None] => null,
        [var start, var end] => new QuietHours { StartTimeOfDay = start, EndTimeOfDay = end },
        _ => throw new UsageException("--quiet", $"'{text}' is not a span of the day; write one such as 21:00-06:00"),
    };

    private static Digest? DigestOf(string text) => text switch
    {
        None => null,
        "hourly" => new Digest { Period = DigestPeriod.Hourly },
        _ => new Digest { Period = DigestPeriod.Daily, TimeOfDay = text },
    };
}
