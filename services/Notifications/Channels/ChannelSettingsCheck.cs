using System.Net;
using System.Net.Mail;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Errors;
using NodaTime.Text;

namespace Netralitas.Notifications.Channels;

/// <summary>Checks what an administrator decides about a channel. No text repeats an address.</summary>
internal static class ChannelSettingsCheck
{
    private const int EmailMax = 254;
    private const int UrlMax = 2000;
    private static readonly LocalTimePattern Minutes = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Notes every bad field.</summary>
    public static CheckedSettings Check(this FieldChecks checks, ChannelSettings? given, DeliveryOptions options)
    {
        var settings = given ?? new ChannelSettings();
        var isWebhook = settings.TargetCase == ChannelSettings.TargetOneofCase.Url;
        if (isWebhook)
        {
            checks.Require(IsGoodUrl(settings.Url, options), "settings.url", options.AllowPlaintext
                ? "must be an https or http address, without user, password and fragment"
                : "must be an https address, without user, password and fragment");
            checks.Require(!IsForbidden(settings.Url, options), "settings.url", "must not be an address within a network or machine");
        }
        else
        {
            checks.Require(IsGoodEmail(settings.EmailAddress), "settings.email_address", "must be one e-mail address, or give a url");
        }

        checks.Require(settings.NotificationKinds.All(kind => Enum.IsDefined(kind) && kind != NotificationKind.Unspecified), "settings.notification_kinds", "must be known kinds");
        checks.Require(Enum.IsDefined(settings.Language), "settings.language", "must be a known language");
        var (start, end) = (Minute(checks, "settings.quiet_hours.start_time_of_day", settings.QuietHours?.StartTimeOfDay), Minute(checks, "settings.quiet_hours.end_time_of_day", settings.QuietHours?.EndTimeOfDay));
        checks.Require(start is null || start != end, "settings.quiet_hours", "must end at another time than they begin");
        var minute = checks.DigestMinute(settings.Digest, isWebhook);
        return new CheckedSettings(
            isWebhook, isWebhook ? settings.Url : settings.EmailAddress, string.Join(',', settings.NotificationKinds.Distinct()),
            settings.Language == ChannelLanguage.Unspecified ? ChannelLanguage.Indonesian : settings.Language, start, end,
            settings.Digest?.Period ?? DigestPeriod.Unspecified, minute);
    }

    /// <summary>The same of a channel that is there.</summary>
    public static ChannelSettings Settings(this ChannelRow channel)
    {
        var settings = new ChannelSettings { Language = channel.Language };
        if (channel.IsWebhook)
        {
            settings.Url = channel.Target;
        }
        else
        {
            settings.EmailAddress = channel.Target;
        }

        settings.NotificationKinds.AddRange(channel.Kinds.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<NotificationKind>));
        if (channel is { QuietStartMinute: { } start, QuietEndMinute: { } end })
        {
            settings.QuietHours = new QuietHours { StartTimeOfDay = TimeOfDay(start), EndTimeOfDay = TimeOfDay(end) };
        }

        if (channel.Digest != DigestPeriod.Unspecified)
        {
            settings.Digest = new Digest { Period = channel.Digest, TimeOfDay = channel.DigestMinute is { } minute ? TimeOfDay(minute) : "" };
        }

        return settings;
    }

    private static string TimeOfDay(int minute) => $"{minute / 60:00}:{minute % 60:00}";

    /// <summary>Only people read many notices in one; only a daily digest has a time of day.</summary>
    private static int? DigestMinute(this FieldChecks checks, Digest? digest, bool isWebhook)
    {
        if (digest is null)
        {
            return null;
        }

        checks.Require(!isWebhook, "settings.digest", "must not be given: a system is told each notice by itself");
        checks.OneOf("settings.digest.period", digest.Period);
        var isDaily = digest.Period == DigestPeriod.Daily;
        checks.Require(isDaily || digest.TimeOfDay.Length == 0, "settings.digest.time_of_day", "must be given for a daily one only");
        return isDaily ? Minute(checks, "settings.digest.time_of_day", digest.TimeOfDay) : null;
    }

    private static bool IsGoodEmail(string text) =>
        text.Length is > 0 and <= EmailMax && text.All(c => c is > ' ' and <= '~') && MailAddress.TryCreate(text, out var address) && address.Address == text;

    private static bool IsGoodUrl(string text, DeliveryOptions options) =>
        text.Length is > 0 and <= UrlMax && text.All(c => c is > ' ' and <= '~') && Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (options.AllowPlaintext && url.Scheme == Uri.UriSchemeHttp))
        && url is { UserInfo: "", Fragment: "" } && url.IdnHost.Length > 0;

    /// <summary>What can be seen without asking for names; each connection looks again.</summary>
    private static bool IsForbidden(string text, DeliveryOptions options) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && IPAddress.TryParse(url.IdnHost.Trim('[', ']'), out var address) && !options.Allows(address);

    private static int? Minute(FieldChecks checks, string field, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var read = Minutes.Parse(text);
        return checks.Require(read.Success, field, "must be a time of day such as 21:00") ? (read.Value.Hour * 60) + read.Value.Minute : null;
    }
}

/// <summary>Settings that are good.</summary>
internal sealed record CheckedSettings(bool IsWebhook, string Target, string Kinds, ChannelLanguage Language, int? QuietStartMinute, int? QuietEndMinute, DigestPeriod Digest, int? DigestMinute);
