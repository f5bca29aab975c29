using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Statistics;

/// <summary>Statistics for programs that read tables.</summary>
internal static class StatisticsCsv
{
    private static readonly string[] Units = ["cases", "persons", "allegations"];

    /// <summary>Writes a line of names and one for each group; no total, which is not their sum. Codes and words only: nothing needs quotes.</summary>
    public static async Task WriteAsync(TextWriter output, GetStatisticsRequest request, GetStatisticsResponse response)
    {
        var compared = request.CompareElectionId.Length > 0;
        await LineAsync([.. request.GroupBy.Select(dimension => Words.Of(dimension).ToLowerInvariant()), .. Units, .. compared ? Units.Select(unit => "compared_" + unit) : []]);
        foreach (var row in response.Rows)
        {
            await LineAsync([.. row.Keys.Select(key => key.Value), .. Numbers(row.Counts), .. compared ? Numbers(row.Compared) : []]);
        }

        Task LineAsync(IEnumerable<string> cells) => output.WriteAsync(string.Join(',', cells) + "\r\n");
    }

    /// <summary>Cases, persons, allegations.</summary>
    public static string[] Numbers(Counts counts) => [$"{counts.Cases}", $"{counts.Persons}", $"{counts.Allegations}"];
}
