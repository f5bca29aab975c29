using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Common.V1;

namespace Netralitas.Cases.Registration;

/// <summary>The last number given per office, source, contest and election.</summary>
internal sealed class NumberCounterRow
{
    public required string OfficeId { get; init; }

    /// <summary>LP (report) or TM (finding).</summary>
    public required string Source { get; init; }

    public required string Contest { get; init; }

    public required string ElectionId { get; init; }

    public required long Value { get; init; }
}

/// <summary>Allots numbers within the transaction that registers: a rolled-back registration takes no number, so there are no gaps.</summary>
internal static class NumberCounter
{
    /// <summary>The next number, from 1. Registrations of the same row wait here for each other.</summary>
    public static async Task<long> NextAsync(CasesDb db, string officeId, string source, Contest contest, string electionId, CancellationToken cancel)
    {
        var name = contest.ToString();
        var values = await db.Database.SqlQuery<long>(
            $"INSERT INTO number_counter (office_id, source, contest, election_id, value) VALUES ({officeId}, {source}, {name}, {electionId}, 1) ON CONFLICT (office_id, source, contest, election_id) DO UPDATE SET value = number_counter.value + 1 RETURNING value AS \"Value\"")
            .ToListAsync(cancel);
        return values.Single();
    }
}
