using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Cases.Statistics;

/// <summary>Counts what the caller may see.</summary>
internal sealed class GetStatistics(Store<CasesDb> store, LegalClock clock, ReferenceBook reference) : IDisposable
{
    private static readonly TimeSpan WaitMax = TimeSpan.FromSeconds(5);

    private readonly StatisticsTurns _turns = new(WaitMax);

    private readonly Dictionary<ViolationGroup, List<string>> _codes = reference.Law.Violations.All
        .GroupBy(type => type.Group, type => type.Law.Id).ToDictionary(group => group.Key, group => group.Distinct(StringComparer.Ordinal).ToList());

    /// <inheritdoc/>
    public void Dispose() => _turns.Dispose();

    /// <summary>Answers GetStatistics.</summary>
    public async Task<GetStatisticsResponse> HandleAsync(GetStatisticsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var query = StatisticsQuery.Of(checks, request, reference);
        checks.ThrowIfAny();
        var turn = await _turns.TakeAsync(call.Cancel);
        var begun = false;
        try
        {
            return await store.ReadTogetherAsync(
                async (db, cancel) =>
                {
                    // A caller that leaves does not end the work, and must not make room for more of it.
                    begun = true;
                    using (turn)
                    {
                        return await CountAsync(db, query, call, cancel);
                    }
                }, call.Cancel);
        }
        finally
        {
            if (!begun)
            {
                turn.Dispose();
            }
        }
    }

    private async Task<GetStatisticsResponse> CountAsync(CasesDb db, StatisticsQuery query, Call call, CancellationToken cancel)
    {
        var now = clock.Now();
        var countables = Countable.For(db, call.Viewer).Narrow(query);
        var groups = await TallyAsync(query.GroupBy);
        Nihil.AddTo(groups, query, reference.Offices.Find(call.OfficeId)!, reference);
        var all = (await TallyAsync([])).Rows.SingleOrDefault();
        return new GetStatisticsResponse
        {
            Rows = { groups.Rows },
            Total = all?.Counts ?? new Counts(),
            ComparedTotal = query.CompareElectionId is null ? null : all?.Compared ?? new Counts(),
            CountTime = now.ToTimestamp(),
        };

        async Task<Tally> TallyAsync(IReadOnlyList<Dimension> dimensions)
        {
            var key = GroupKey.Of(query.Columns.Concat(dimensions.SelectMany(dimension => DimensionRule.Of(dimension).Columns)), _codes);
            var tally = new Tally(dimensions, query);
            await foreach (var group in GroupCount.By(countables, key).AsAsyncEnumerable().WithCancellation(cancel))
            {
                tally.Add(group);
            }

            return tally;
        }
    }
}
