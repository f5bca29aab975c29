using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Vault.Rotation;

/// <summary>Under which keys the identities lie.</summary>
internal sealed class GetKeyStatus(Store<CasesDb> store, IKeyRing ring)
{
    /// <summary>Answers GetKeyStatus.</summary>
    public async Task<GetKeyStatusResponse> HandleAsync(Call call)
    {
        var keys = await ring.KeysAsync(call.Cancel);
        var records = await store.ReadAsync(
            (db, cancel) => db.Reporters.Where(row => row.KeyId != null).GroupBy(row => row.KeyId!).Select(group => new { group.Key, Count = group.LongCount() })
                .ToDictionaryAsync(group => group.Key, group => group.Count, cancel),
            call.Cancel);
        var status = new GetKeyStatusResponse { ActiveKeyId = keys.ActiveKeyId, PendingRecords = records.Where(pair => pair.Key != keys.ActiveKeyId).Sum(pair => pair.Value) };
        status.Keys.AddRange(keys.KeyIds.Union(records.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => new VaultKey { Id = id, Present = keys.KeyIds.Contains(id), Records = records.GetValueOrDefault(id) }));
        return status;
    }
}
