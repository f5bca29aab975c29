using Netralitas.Cli.Output;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Statistics;

/// <summary>How statistics look.</summary>
internal static class StatisticsScreen
{
    private const string Zone = "Asia/Jakarta";

    /// <summary>A row for each group, and the total.</summary>
    public static void Show(this IAnsiConsole screen, GetStatisticsRequest request, GetStatisticsResponse response)
    {
        var compared = request.CompareElectionId;
        var table = Screen.Table(
        [
            .. request.GroupBy.Select(dimension => Words.Of(dimension).ToLowerInvariant().Replace('_', ' ')), "cases", "persons", "allegations",
            .. compared.Length > 0 ? [$"{compared}: cases", "persons", "allegations"] : Array.Empty<string>(),
        ]);
        table.ShowRowSeparators = false;
        foreach (var row in response.Rows)
        {
            table.Row([.. row.Keys.Select(key => key.Value.Length > 0 ? key.Value : "-"), .. Numbers(row.Counts, row.Compared)]);
        }

        table.AddEmptyRow();
        table.Row([.. request.GroupBy.Select((_, i) => i == 0 ? "all, each once" : ""), .. Numbers(response.Total, response.ComparedTotal)]);
        screen.Write(table);
        screen.WriteLine($"As of {LocalTime.Moment(response.CountTime, Zone)}. What lies in several groups counts in each of them.");
    }

    private static IEnumerable<string> Numbers(Counts counts, Counts? compared) => StatisticsCsv.Numbers(counts).Concat(compared is null ? [] : StatisticsCsv.Numbers(compared));
}
