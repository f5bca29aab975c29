using Netralitas.Contracts.Cases.V1;
using NodaTime;

namespace Netralitas.Cases.Timeline.Narration;

/// <summary>Days and times as people write them in letters and stories.</summary>
internal static class SpokenTime
{
    private static readonly string[] Days = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"];

    private static readonly string[] Months =
        ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"];

    /// <summary>Such as <c>14 Oktober 2024</c>.</summary>
    public static string Date(LocalDate date) => $"{date.Day} {Months[date.Month - 1]} {date.Year}";

    /// <summary>Such as <c>Senin, 14 Oktober 2024</c>, or <c>Monday, 14 October 2024</c>.</summary>
    public static string Day(LocalDate date, NarrationLanguage language = NarrationLanguage.Indonesian) => language == NarrationLanguage.English
        ? $"{date.DayOfWeek}, {date:d MMMM uuuu}"
        : $"{Days[(int)date.DayOfWeek - 1]}, {Date(date)}";

    /// <summary>Such as <c>09.00 WITA</c>, or <c>09:00 WITA</c>.</summary>
    public static string Time(ZonedDateTime local, NarrationLanguage language = NarrationLanguage.Indonesian) =>
        $"{local.Hour:00}{(language == NarrationLanguage.English ? ':' : '.')}{local.Minute:00} {Zone(local)}";

    private static string Zone(ZonedDateTime local) => (local.Offset.Seconds / 3600) switch
    {
        7 => "WIB",
        8 => "WITA",
        9 => "WIT",
        _ => local.Zone.Id,
    };
}
