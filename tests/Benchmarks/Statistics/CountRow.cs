using System.Runtime.CompilerServices;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Results;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using Npgsql;

namespace Netralitas.Benchmarks.Statistics;

/// <summary>A national breakdown by regency and outcome, against one count of the same rows by the database alone, in turns.</summary>
internal sealed class CountRow : IRow
{
    // The service counts three things apart, in groups and altogether.
    private const double Goal = 6;
    private const string National = "bawaslu-ri";

    // The rows that the service counts, each once: no cases and persons apart, no total, nobody's sight.
    private const string Plain = """
        SELECT file.place_region_code, allegation.outcome, count(*) FROM case_file AS file
        JOIN reported_person AS person ON person.case_id = file.id LEFT JOIN allegation ON allegation.case_id = file.id AND allegation.person_id = person.id
        GROUP BY file.place_region_code, allegation.outcome
        """;

    public string Name => "statistics";

    public string About => "GetStatistics of the country by regency and outcome over 100,000 cases, against a plain count of the same rows";

    public async IAsyncEnumerable<Finding> MeasureAsync(BenchPlan plan, [EnumeratorCancellation] CancellationToken cancel)
    {
        var cases = plan.Pick(100_000, 10_000);
        var places = ReferenceBook.Load(ReferenceBook.DefaultFolder).Regions.All.Where(region => region.Kind != RegionKind.Province).Select(region => region.Code).ToList();
        await using var network = await BenchNetwork.StartAsync(plan, cancel);
        await using var database = network.Database(Network.Cases);
        plan.Tell($"Filling in {cases:#,0} cases ...");
        await CaseFill.FillAsync(database, cases, places, cancel);
        var client = new StatisticsService.StatisticsServiceClient(network.Connect(Network.Cases));

        plan.Tell("Counting ...");
        var (counted, plain) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var turn = 0; turn < plan.Pick(32, 7); turn++)
        {
            var (limit, groups) = await TimeAsync(() => PlainAsync(database, cancel));
            var (took, answer) = await TimeAsync(async () => await client.GetStatisticsAsync(new GetStatisticsRequest { GroupBy = { Dimension.Region, Dimension.Outcome } }, network.As(National, cancel)));
            if (answer.Total.Cases != cases || answer.Rows.Count(row => row.Counts.Cases > 0) != groups)
            {
                throw new InvalidOperationException($"{answer.Total.Cases} cases in {answer.Rows.Count} rows were counted, not {cases} in {groups}.");
            }

            // The first two turns warm up.
            counted.AddRange(turn < 2 ? [] : [took]);
            plain.AddRange(turn < 2 ? [] : [limit]);
        }

        var (measured, alone) = (Latencies.Of(counted), Latencies.Of(plain));
        yield return new Finding(Name, "all regencies by outcome, p50", "ms", measured.P50Ms, "SELECT count(*) ... GROUP BY", alone.P50Ms, Results.Goal.AtMost(Goal))
        {
            Latencies = measured, LimitLatencies = alone, Note = $"{cases:#,0} cases at {places.Count} places.",
        };
    }

    private static async Task<int> PlainAsync(NpgsqlDataSource database, CancellationToken cancel)
    {
        await using var command = database.CreateCommand(Plain);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var groups = 0;
        while (await reader.ReadAsync(cancel))
        {
            groups++;
        }

        return groups;
    }

    private static async Task<(TimeSpan Took, T Answer)> TimeAsync<T>(Func<Task<T>> work)
    {
        var begin = TimeProvider.System.GetTimestamp();
        var answer = await work();
        return (TimeProvider.System.GetElapsedTime(begin), answer);
    }
}
