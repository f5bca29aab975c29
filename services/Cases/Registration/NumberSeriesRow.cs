using Microsoft.EntityFrameworkCore;

namespace Netralitas.Cases.Registration;

/// <summary>The last number given in a series.</summary>
internal sealed class NumberSeriesRow
{
    public required string OfficeId { get; init; }

    /// <summary>Whether the series is of the register rather than of receipts.</summary>
    public required bool Registered { get; init; }

    /// <summary>LP (report) or TM (finding).</summary>
    public required string Source { get; init; }

    public required string Contest { get; init; }

    /// <summary>Empty for a series that goes on whatever the election.</summary>
    public required string ElectionId { get; init; }

    /// <summary>The year of a series that starts anew every year; empty for others.</summary>
    public required string Period { get; init; }

    public required long Value { get; init; }

    /// <summary>The next number of the series, from 1, within the transaction that gives it: what is rolled back takes none, so there are no gaps.</summary>
    /// <remarks>Those who want a number of the same series wait here for each other until the transaction ends.</remarks>
    public static Task<long> NextAsync(CasesDb db, NumberSeries of, CancellationToken cancel) => db.ValueAsync<long>(
        $"INSERT INTO number_series (office_id, registered, source, contest, election_id, period, value) VALUES ({of.OfficeId}, {of.Registered}, {of.Source}, {of.Contest}, {of.ElectionId}, {of.Period}, 1) ON CONFLICT (office_id, registered, source, contest, election_id, period) DO UPDATE SET value = number_series.value + 1 RETURNING value",
        cancel);

    /// <summary>Lets the next number be after this one at the least. Those who want a number of the series wait until the transaction ends.</summary>
    public static Task RaiseAsync(CasesDb db, NumberSeries of, long value, CancellationToken cancel) => db.Database.ExecuteSqlAsync(
        $"INSERT INTO number_series (office_id, registered, source, contest, election_id, period, value) VALUES ({of.OfficeId}, {of.Registered}, {of.Source}, {of.Contest}, {of.ElectionId}, {of.Period}, {value}) ON CONFLICT (office_id, registered, source, contest, election_id, period) DO UPDATE SET value = CASE WHEN number_series.value < excluded.value THEN excluded.value ELSE number_series.value END",
        cancel);
}

/// <summary>What a series of running numbers is of; the words are those of <see cref="NumberSeriesRow"/>.</summary>
internal sealed record NumberSeries(string OfficeId, bool Registered, string Source, string Contest, string ElectionId, string Period);
