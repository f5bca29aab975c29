using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using NodaTime;
using ParkedState = Netralitas.Contracts.Operations.V1.ParkedState;

namespace Netralitas.Platform.Operations;

/// <summary>Facts that were set aside, as operators see them.</summary>
internal sealed class ReadParked<TDb>(Store<TDb> store, TimeProvider time)
    where TDb : ServiceDbContext
{
    private const int TypeMax = 100;

    /// <summary>Answers ListParked.</summary>
    public async Task<ListParkedResponse> ListAsync(ListParkedRequest request, Call call)
    {
        var checks = new FieldChecks();
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks) ?? Guid.Empty;
        var type = checks.Text("type", request.Type, 0, TypeMax);
        var state = checks.OneOf("state", request.State == ParkedState.Unspecified ? ParkedState.Parked : request.State).ToRow();
        checks.ThrowIfAny();
        var rows = await store.ReadAsync(
            (db, cancel) => db.Parked.Where(row => row.State == state && row.MessageId > after && (type == "" || row.Type == type))
                .OrderBy(row => row.MessageId).Take(page.Size + 1).ToListAsync(cancel),
            call.Cancel);
        var (shown, next) = page.Cut(rows, row => row.MessageId.ToString());
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        return new ListParkedResponse { Facts = { shown.Select(row => row.ToMessage(now)) }, NextPageToken = next };
    }

    /// <summary>Answers GetParked.</summary>
    public async Task<GetParkedResponse> GetAsync(GetParkedRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("message_id", request.MessageId);
        checks.ThrowIfAny();
        var row = await store.ReadAsync((db, cancel) => db.FindParkedAsync(id, cancel), call.Cancel);
        return new GetParkedResponse { Fact = ToMessage(row), BodyJson = row.Body, TraceParent = row.TraceParent ?? "", Error = row.Error };
    }

    /// <summary>One of them, after it was replayed or dropped.</summary>
    public async Task<ParkedFact> Async(Call call, Guid id) => ToMessage(await store.ReadAsync((db, cancel) => db.FindParkedAsync(id, cancel), call.Cancel));

    private ParkedFact ToMessage(ParkedRow row) => row.ToMessage(Instant.FromDateTimeOffset(time.GetUtcNow()));
}
