using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Platform.Operations;

/// <summary>Gives a fact up that was set aside.</summary>
internal sealed class DropParked<TDb>(Store<TDb> store, ReadParked<TDb> read, TimeProvider time)
    where TDb : ServiceDbContext
{
    private const int ReasonMax = 1000;

    /// <summary>Answers DropParked.</summary>
    public async Task<DropParkedResponse> HandleAsync(DropParkedRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, id) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("message_id", request.MessageId));
        var reason = checks.Text("reason", request.Reason, 1, ReasonMax);
        checks.ThrowIfAny();
        await store.OnceAsync(call, request, requestId, id, async (db, cancel) =>
            (await db.FindWaitingAsync(id, cancel)).End(Inbox.ParkedState.Dropped, call, Instant.FromDateTimeOffset(time.GetUtcNow()), reason));
        return new DropParkedResponse { Fact = await read.Async(call, id) };
    }
}
