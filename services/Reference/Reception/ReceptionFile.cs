using NodaTime;
using NodaTime.Text;

namespace Netralitas.Reference;

/// <summary>Reads <c>reception.yaml</c>.</summary>
internal static class ReceptionFile
{
    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public static LawTable<ReceptionHours> Read(DataFolder folder, RegionTable regions) =>
        LawFile.Read(folder, "reception.yaml", "reception", row => ReadRow(row, regions));

    private static ReceptionHours ReadRow(YamlRecord row, RegionTable regions)
    {
        var hours = row.Record("hours");
        var days = new Dictionary<IsoDayOfWeek, (LocalTime, LocalTime)>();
        foreach (var day in Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None))
        {
            if (hours?.OptionalText(Words.Write(day)) is { } text)
            {
                days[day] = Span(hours, Words.Write(day), text);
            }
        }

        hours?.RefuseUnknownKeys();
        if (hours is not null && days.Count == 0)
        {
            row.Report("hours", "hours must open on some day of the week");
        }

        return new ReceptionHours(LawFile.Header(row, LawKind.Reception, regions), days, row.Word<OnHolidays>("holidays") == OnHolidays.Open, row.Texts("round_the_clock"));
    }

    private static (LocalTime, LocalTime) Span(YamlRecord hours, string day, string text)
    {
        var ends = text.Split('-').Select(Time.Parse).ToList();
        if (ends.Count == 2 && ends.TrueForAll(end => end.Success) && ends[0].Value < ends[1].Value)
        {
            return (ends[0].Value, ends[1].Value);
        }

        hours.Report(day, $"{day} '{text}' are no hours such as 08:00-16:00");
        return default;
    }

    private enum OnHolidays
    {
        Closed,
        Open,
    }
}
