using Microsoft.Extensions.Configuration;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Notifications.Reaching;

/// <summary>How long, on the legal clock, an unread notice waits before it goes on.</summary>
/// <param name="OfficerAfter">To the next officer on duty; the first is reached at once.</param>
/// <param name="HeadAfter">To the head.</param>
/// <param name="OfficeAboveAfter">To the office one tier up.</param>
internal sealed record ReachOptions(Duration OfficerAfter, Duration HeadAfter, Duration OfficeAboveAfter)
{
    private static readonly TimeSpan Most = TimeSpan.FromDays(7);

    /// <summary>Reads them.</summary>
    /// <exception cref="SettingException">One is wrong.</exception>
    public static ReachOptions Of(IConfiguration settings) => new(
        Read(settings, "Reach:OfficerAfter", TimeSpan.FromMinutes(30)), Read(settings, "Reach:HeadAfter", TimeSpan.FromHours(1)), Read(settings, "Reach:OfficeAboveAfter", TimeSpan.FromHours(4)));

    private static Duration Read(IConfiguration settings, string name, TimeSpan fallback) => Duration.FromTimeSpan(settings.ReadSpan(name, fallback, Most));
}
