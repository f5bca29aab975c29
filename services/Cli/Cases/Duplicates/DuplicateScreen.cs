using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases.Duplicates;

/// <summary>How likely duplicates look.</summary>
internal static class DuplicateScreen
{
    /// <summary>One row for each.</summary>
    public static void Show(this IAnsiConsole screen, IReadOnlyCollection<Duplicate> duplicates)
    {
        var table = Screen.Table("Case", "Act, place", "Score", "Signs");
        foreach (var duplicate in duplicates)
        {
            table.Row(
                $"{duplicate.CaseId}\n{(duplicate.OfficialNumber.Length > 0 ? duplicate.OfficialNumber : "(not registered)")}{(duplicate.Ended ? ", ended" : "")}",
                $"{duplicate.ActDate}\n{duplicate.PlaceRegionCode} ({duplicate.HandlingOfficeId})",
                $"{duplicate.Score}",
                string.Join('\n', duplicate.Signs.Select(EnumWords<DuplicateSign>.Of)));
        }

        screen.Write(table);
    }
}
