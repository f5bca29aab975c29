using System.Diagnostics;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Netralitas.Platform.Outbox;

/// <summary>The only way to publish: a fact is announced in the transaction that makes it true.</summary>
public static class Announce
{
    /// <summary>Adds a fact to the outbox.</summary>
    /// <param name="outbox">The outbox of the context that holds the change.</param>
    /// <param name="fact">One of <see cref="Contracts.Events.Network.Facts"/>.</param>
    /// <param name="caseId">The case that it is about.</param>
    public static void Add(this DbSet<OutboxRow> outbox, object fact, Guid caseId)
    {
        ArgumentNullException.ThrowIfNull(outbox);
        ArgumentNullException.ThrowIfNull(fact);
        outbox.Add(new OutboxRow
        {
            MessageId = Guid.CreateVersion7(),
            Type = fact.GetType().Name,
            Body = JsonSerializer.Serialize(fact, fact.GetType()),
            CaseId = caseId,
            TraceParent = Activity.Current?.Id,
            RecordTime = default,
            NextTryTime = default,
        });
    }
}
