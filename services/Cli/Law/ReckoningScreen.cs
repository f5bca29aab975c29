using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Reference.V1;
using Spectre.Console;

namespace Netralitas.Cli.Law;

/// <summary>How a reckoned deadline looks.</summary>
internal static class ReckoningScreen
{
    /// <summary>Rule, start, end, and what each day counts as.</summary>
    public static void Show(IAnsiConsole screen, Reckoning reckoning)
    {
        screen.Facts(
            ("Rule", $"{reckoning.Rule.Id} version {reckoning.Rule.Version}: {reckoning.Rule.TitleEn}"), ("Basis", reckoning.Rule.Basis),
            ("Evidence", reckoning.Rule.Evidence), ("Starts", LocalTime.Moment(reckoning.StartTime, reckoning.TimeZone)),
            (reckoning.Rule.Facts.ContainsKey("before") ? "From" : "Until", LocalTime.Limit(reckoning.DueTime, reckoning.TimeZone)));
        if (reckoning.Days.Count == 0)
        {
            return;
        }

        var table = Screen.Table("Day", "Counts as", "Why not");
        foreach (var day in reckoning.Days)
        {
            table.Row(
                LocalTime.Day(day.Date), day.Number > 0 ? $"{day.Number}" : "",
                day.Reason == DayReason.Counts ? "" : day.Holiday.Length > 0 ? day.Holiday : EnumWords<DayReason>.Of(day.Reason).ToLowerInvariant().Replace('_', ' '));
        }

        screen.Write(table);
    }
}
