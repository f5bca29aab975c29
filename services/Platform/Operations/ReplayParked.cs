using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using NodaTime;
using ParkedState = Netralitas.Platform.Inbox.ParkedState;

namespace Netralitas.Platform.Operations;

/// <summary>Handles a fact again that was set aside: its effect, its row in the inbox and who replayed it in one transaction,
/// which may take as long as that in which it came.</summary>
/// <remarks>Of two operators one finds that the row is not any more as it was. Whatever else brings the fact again, the inbox knows it, and after
/// the inbox has forgotten it the keys of the effect do, which are unique for ever.</remarks>
internal sealed class ReplayParked<TDb>(Store<TDb> store, FactHandlers<TDb> handlers, ReadParked<TDb> read, IDatabaseEngine engine, TimeProvider time)
    where TDb : ServiceDbContext
{
    /// <summary>Answers ReplayParked.</summary>
    public async Task<ReplayParkedResponse> HandleAsync(ReplayParkedRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, id) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("message_id", request.MessageId));
        checks.ThrowIfAny();
        try
        {
            await store.OnceAsync(call, request, requestId, id, (db, cancel) => ReplayAsync(db, call, id, cancel), Store<TDb>.BackgroundLimit);
        }
        catch (StorageBusyException e) when (engine.IsDuplicate(e.InnerException!))
        {
            // It was tried several times: no other transaction was merely first.
            throw await FailedAsync(call, id, e.InnerException!, OperationsReasons.ReplayCollides);
        }
        catch (Exception e) when (e is not (RefusalException or StorageUnavailableException or StorageBusyException or OperationCanceledException))
        {
            throw await FailedAsync(call, id, e is FactFailedException ? e.InnerException! : e, OperationsReasons.ReplayFailed);
        }

        return new ReplayParkedResponse { Fact = await read.Async(call, id) };
    }

    private async Task ReplayAsync(TDb db, Call call, Guid id, CancellationToken cancel)
    {
        var (row, now) = (await db.FindWaitingAsync(id, cancel), Now());
        row.End(ParkedState.Replayed, call, now);
        (row.LastTryTime, row.Attempts) = (now, row.Attempts + 1);
        if (!await db.Inbox.AnyAsync(known => known.MessageId == id, cancel))
        {
            db.Insert(new InboxRow { MessageId = id, HandleTime = now });
        }

        try
        {
            var fact = FactText.Read(row.Type, row.Body);
            await handlers.LoadAsync(db, [fact], isFirst: false, cancel);
            handlers.Handle(db, fact, row.TraceParent);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What a decision refuses in a handler is a fault of the fact, and no answer to the operator.
            throw new FactFailedException(e);
        }
    }

    private async Task<RefusalException> FailedAsync(Call call, Guid id, Exception fault, Reason reason)
    {
        var (now, error) = (Now(), ParkedRow.ErrorOf(fault));
        await store.WriteAsync(
            (db, cancel) => db.Parked.Where(row => row.MessageId == id && row.State == ParkedState.Parked).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.Attempts, row => row.Attempts + 1).SetProperty(row => row.LastTryTime, now).SetProperty(row => row.Error, error), cancel),
            call.Cancel);
        return (Refusal.Of(reason, ("cause", fault.GetType().Name)) with { Resource = (OperationsReasons.ParkedFact, id.ToString()) }).AsException();
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());

    private sealed class FactFailedException(Exception inner) : Exception("The fact failed again.", inner);
}
