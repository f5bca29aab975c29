using Google.Protobuf.WellKnownTypes;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Cli.Output;

/// <summary>Instants as people in a region read them: local, with WIB, WITA or WIT.</summary>
internal static class LocalTime
{
    private const string TermZone = "Asia/Jakarta";
    private static readonly LocalDatePattern DayOfWeek = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM uuuu");
    private static readonly LocalDatePattern DayOfYear = LocalDatePattern.CreateWithInvariantCulture("ddd d MMM");
    private static readonly LocalTimePattern Minute = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    /// <summary>Such as <c>Mon 14 Oct 2024 09:00 WITA</c>; empty when there is no instant.</summary>
    /// <param name="time">The instant.</param>
    /// <param name="zoneId">IANA time zone such as <c>Asia/Makassar</c>.</param>
    public static string Moment(Timestamp? time, string zoneId)
    {
        if (time is null)
        {
            return "";
        }

        var local = Local(time, zoneId);
        return $"{DayOfWeek.Format(local.Date)} {Minute.Format(local.TimeOfDay)} {ZoneName(zoneId)}";
    }

    /// <summary>A day of the contract, <c>YYYY-MM-DD</c>, such as <c>Mon 14 Oct 2024</c>.</summary>
    public static string Day(string date) => LocalDatePattern.Iso.Parse(date) is { Success: true } day ? DayOfWeek.Format(day.Value) : date;

    /// <summary>From when until when, as people in the west read it; open where there is no end.</summary>
    public static string Term(Timestamp start, Timestamp? end) => $"from {Moment(start, TermZone)}{(end is null ? "" : " to " + Moment(end, TermZone))}";

    /// <summary>A time limit, which is exclusive: a day that ends at midnight is shown as 24:00 of that day, as people say it.</summary>
    public static string Limit(Timestamp? time, string zoneId) => time is null ? "" : Limit(time, zoneId, DayOfWeek);

    /// <summary>A time limit without its year, such as <c>Wed 16 Oct 24:00 WITA</c>.</summary>
    public static string LimitOfDay(Timestamp time, string zoneId) => Limit(time, zoneId, DayOfYear);

    private static string Limit(Timestamp time, string zoneId, LocalDatePattern day)
    {
        var local = Local(time, zoneId);
        return local.TimeOfDay == NodaTime.LocalTime.Midnight
            ? $"{day.Format(local.Date.PlusDays(-1))} 24:00 {ZoneName(zoneId)}"
            : $"{day.Format(local.Date)} {Minute.Format(local.TimeOfDay)} {ZoneName(zoneId)}";
    }

    /// <summary>The name that Indonesians use for a time zone.</summary>
    public static string ZoneName(string zoneId) => zoneId switch
    {
        "Asia/Jakarta" or "Asia/Pontianak" => "WIB",
        "Asia/Makassar" => "WITA",
        "Asia/Jayapura" => "WIT",
        _ => zoneId,
    };

    private static LocalDateTime Local(Timestamp time, string zoneId)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zoneId) ?? DateTimeZone.Utc;
        return Instant.FromUnixTimeSeconds(time.Seconds).PlusNanoseconds(time.Nanos).InZone(zone).LocalDateTime;
    }
}
