using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;
using Spectre.Console;

namespace Netralitas.Cli.NoticeChannels;

/// <summary>How a channel looks.</summary>
internal static class ChannelScreen
{
    private const string Zone = "Asia/Jakarta";

    /// <summary>One channel.</summary>
    public static void Show(this IAnsiConsole screen, Channel channel, string secret = "") => screen.Facts(
        ("Channel", channel.Id), ("To", TargetOf(channel)), ("Kinds", KindsOf(channel)), ("Quiet", QuietOf(channel.Settings)), ("Digest", DigestOf(channel.Settings)), ("State", EnumWords<ChannelState>.Of(channel.State)),
        ("Paused", Moment(channel.PauseTime)), ("Failing since", Moment(channel.FailingSinceTime)),
        ("Old secret until", Moment(channel.PreviousSecretExpireTime)), ("Secret (keep it)", secret), ("Etag", channel.Etag));

    /// <summary>Its address.</summary>
    public static string TargetOf(Channel channel) => channel.Settings.Url + channel.Settings.EmailAddress;

    /// <summary>The kinds of notices that go there.</summary>
    public static string KindsOf(Channel channel) => channel.Settings.NotificationKinds.Count == 0 ? "all" : string.Join(", ", channel.Settings.NotificationKinds.Select(EnumWords<NotificationKind>.Of));

    /// <summary>Its quiet hours; empty when it has none.</summary>
    public static string QuietOf(ChannelSettings settings) => settings.QuietHours is { } quiet ? $"{quiet.StartTimeOfDay}-{quiet.EndTimeOfDay}" : "";

    /// <summary>When its digests come; empty when it has none.</summary>
    public static string DigestOf(ChannelSettings settings) => settings.Digest is { } digest ? $"{EnumWords<DigestPeriod>.Of(digest.Period)} {digest.TimeOfDay}".Trim() : "";

    /// <summary>An instant of real time.</summary>
    public static string Moment(Timestamp? time) => LocalTime.Moment(time, Zone);
}
