using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Cases.Vault.Sealing;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Vault.Rotation;

/// <summary>Brings what lies under older keys of the ring under the active one, a batch at a time, while everything else goes on.</summary>
/// <remarks>
/// Any number of replicas may do it at once, and it goes on where a killed one stopped: a record is changed only if it still lies under
/// the key under which it was read. A record that cannot be opened is told of and left behind.
/// </remarks>
internal sealed class KeyRotation(Store<CasesDb> store, IKeyRing ring, IdentitySeal seal, WorkerTools tools) : Worker(tools, new Signal(), Every)
{
    private const int BatchMax = 200;
    private const int ToldMax = 1000;
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);

    // Every round finds them again; they are told of once.
    private readonly HashSet<Guid> _told = [];

    // Where this round stands; what it left behind is tried again by the next.
    private Guid _after;

    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        var keys = await ring.KeysAsync(cancel);
        var older = keys.KeyIds.Where(id => id != keys.ActiveKeyId).ToList();
        if (older.Count == 0)
        {
            return false;
        }

        var after = _after;
        var rows = await store.ReadAsync(
            (db, within) => db.Reporters.Where(row => older.Contains(row.KeyId!) && row.Id > after).OrderBy(row => row.Id).Take(BatchMax).ToListAsync(within),
            cancel, Store<CasesDb>.BackgroundLimit);
        var wrapped = new List<(ReporterRow Row, WrappedKey Key)>(rows.Count);
        foreach (var row in rows)
        {
            if (await RewrapAsync(row, cancel) is { } key)
            {
                wrapped.Add((row, key));
            }
        }

        if (wrapped.Count > 0)
        {
            await KeepAsync(wrapped, cancel);
        }

        var isMore = rows.Count == BatchMax;
        _after = isMore ? rows[^1].Id : Guid.Empty;
        return isMore;
    }

    private async Task<WrappedKey?> RewrapAsync(ReporterRow row, CancellationToken cancel)
    {
        try
        {
            return await seal.RewrapAsync(row, cancel);
        }
        catch (RefusalException e)
        {
            if (_told.Count < ToldMax && _told.Add(row.Id))
            {
                Log.LogError("Record {Record} stays under key {Key}: {Reason}.", row.Id, row.KeyId, e.Refusal.Reason.Code);
            }

            return null;
        }
    }

    private Task KeepAsync(IReadOnlyList<(ReporterRow Row, WrappedKey Key)> wrapped, CancellationToken cancel) => store.WriteAsync(
        async (db, within) =>
        {
            foreach (var (row, key) in wrapped)
            {
                await db.Reporters.Where(x => x.Id == row.Id && x.KeyId == row.KeyId).ExecuteUpdateAsync(
                    x => x.SetProperty(y => y.KeyId, key.KeyId).SetProperty(y => y.WrappedKey, key.Bytes), within);
            }
        },
        cancel, Store<CasesDb>.BackgroundLimit);
}
