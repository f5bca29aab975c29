using System.Diagnostics;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Outbox;

/// <summary>The only way to publish: a fact is announced in the transaction that makes it true.</summary>
public static class Announcing
{
    /// <summary>Announces a fact.</summary>
    /// <param name="db">The context that holds the change.</param>
    /// <param name="fact">One of <see cref="Contracts.Events.Network.Facts"/>.</param>
    /// <param name="caseId">The case that it is about.</param>
    public static void Announce(this ServiceDbContext db, object fact, Guid caseId)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(fact);
        db.Insert(new OutboxRow
        {
            MessageId = Guid.CreateVersion7(),
            Type = fact.GetType().Name,
            Body = FactText.Write(fact),
            CaseId = caseId,
            TraceParent = Activity.Current?.Id,
            RecordTime = default,
            NextTryTime = default,
        });
    }
}
