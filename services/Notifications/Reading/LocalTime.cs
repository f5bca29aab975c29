using NodaTime;

namespace Netralitas.Notifications.Reading;

/// <summary>Instants as people in Indonesia write them.</summary>
public static class LocalTime
{
    private static readonly string[] Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    private static readonly string[] MonthsEn =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    /// <summary>Such as <c>17 Oktober 2024 pukul 00.00 WITA</c>.</summary>
    public static string Indonesian(Instant instant, string timeZone)
    {
        var local = At(instant, timeZone);
        return $"{local.Day} {Months[local.Month - 1]} {local.Year} pukul {local.Hour:00}.{local.Minute:00} {Zone(local)}";
    }

    /// <summary>Such as <c>17 October 2024, 00:00 WITA</c>.</summary>
    public static string English(Instant instant, string timeZone)
    {
        var local = At(instant, timeZone);
        return $"{local.Day} {MonthsEn[local.Month - 1]} {local.Year}, {local.Hour:00}:{local.Minute:00} {Zone(local)}";
    }

    private static ZonedDateTime At(Instant instant, string timeZone) => instant.InZone(DateTimeZoneProviders.Tzdb[timeZone]);

    private static string Zone(ZonedDateTime local) => (local.Offset.Seconds / 3600) switch
    {
        7 => "WIB",
        8 => "WITA",
        9 => "WIT",
        _ => local.Zone.Id,
    };
}
