using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Time;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Agencies.Succession;

/// <summary>The open work of an office that went to its successor by one order: who, by which decree, and how far it has come.</summary>
internal sealed class SuccessionRow
{
    public required Guid Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>Its name then.</summary>
    public required string OfficeName { get; init; }

    public required string SuccessorId { get; init; }

    /// <summary>Its name then.</summary>
    public required string SuccessorName { get; init; }

    public required string DecreeNumber { get; init; }

    public required LocalDate DecreeDate { get; init; }

    public required string OrderingOfficeId { get; init; }

    /// <summary>The account that ordered it.</summary>
    public required string Account { get; init; }

    public required Instant StartTime { get; init; }

    /// <summary>Cases up to this one are done, in the order of their ids. Whoever goes on at the same time finds it moved, and looks again.</summary>
    public Guid LastCaseId { get; set; }

    public int TaskCount { get; set; }

    public int TrackCount { get; set; }

    public int ReferralCount { get; set; }

    /// <summary>When it was done; null while it is not.</summary>
    public Instant? FinishTime { get; set; }

    /// <summary>All that were ordered: successors by the office whose work they went on with.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OrderedAsync(AgenciesDb db, CancellationToken cancel) =>
        (await db.Successions.AsNoTracking().OrderBy(one => one.StartTime).Select(one => new { one.OfficeId, one.SuccessorId }).ToListAsync(cancel))
        .GroupBy(one => one.OfficeId, StringComparer.Ordinal).ToDictionary(orders => orders.Key, orders => orders.Last().SuccessorId, StringComparer.Ordinal);

    public Contracts.Agencies.V1.Succession ToMessage() => new()
    {
        Id = Id == Guid.Empty ? "" : Id.ToString(), OfficeId = OfficeId, OfficeName = OfficeName, SuccessorId = SuccessorId, SuccessorName = SuccessorName, DecreeNumber = DecreeNumber,
        DecreeDate = LocalDatePattern.Iso.Format(DecreeDate), OrderingOfficeId = OrderingOfficeId, StartTime = StartTime.ToTimestamp(), FinishTime = FinishTime.ToTimestamp(),
        TaskCount = TaskCount, TrackCount = TrackCount, ReferralCount = ReferralCount,
    };
}
