using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Platform.Operations;

/// <summary>Gives a fact that was set aside as unsendable back to the relays.</summary>
internal sealed class RetryOutboxFact<TDb>(Store<TDb> store, TimeProvider time)
    where TDb : ServiceDbContext
{
    private const string OutboxFact = "outbox fact";

    /// <summary>Answers RetryOutboxFact.</summary>
    public async Task<RetryOutboxFactResponse> HandleAsync(RetryOutboxFactRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, id) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("message_id", request.MessageId));
        checks.ThrowIfAny();
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        await store.OnceAsync(call, request, requestId, id, async (db, cancel) =>
        {
            var freed = await db.Outbox.Where(row => row.MessageId == id && row.ParkedTime != null).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.ParkedTime, (Instant?)null).SetProperty(row => row.Failures, 0).SetProperty(row => row.NextTryTime, now), cancel);
            if (freed == 0)
            {
                throw (await db.Outbox.AnyAsync(row => row.MessageId == id, cancel)
                    ? Refusal.Of(OperationsReasons.NotParked) with { Resource = (OutboxFact, id.ToString()) }
                    : Refusal.NotFound(OutboxFact, id.ToString())).AsException();
            }
        });
        return new RetryOutboxFactResponse();
    }
}
