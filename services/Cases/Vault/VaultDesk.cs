using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Vault;

/// <summary>What every call on the vault of a case does around its own work: the case as its caller may see it, once per request id.</summary>
internal sealed class VaultDesk(Store<CasesDb> store, LegalClock clock)
{
    /// <summary>Runs a command once for its request id.</summary>
    /// <returns>What the command made or changed, or what it did the first time.</returns>
    public Task<Guid> ChangeAsync(Call call, VaultCommand command, Func<VaultCase, CancellationToken, Task> work) =>
        store.OnceAsync(call, command.Request, command.RequestId, command.ResourceId, async (db, cancel) => await work(await OpenAsync(db, call, command.CaseId, cancel), cancel));

    /// <summary>Reads.</summary>
    public Task<T> ReadAsync<T>(Call call, Guid caseId, Func<VaultCase, CancellationToken, Task<T>> work) =>
        store.ReadAsync(async (db, cancel) => await work(await OpenAsync(db, call, caseId, cancel), cancel), call.Cancel);

    /// <summary>A reporter of a case.</summary>
    public Task<ReporterRow> ReporterAsync(Call call, Guid caseId, Guid id) => ReadAsync(call, caseId, (vault, cancel) => vault.ReporterAsync(id, cancel));

    /// <summary>The case. Only its handling office passes; who holds a task in it is told no more than what is known here.</summary>
    /// <exception cref="Platform.Errors.RefusalException">NOT_FOUND or NOT_ALLOWED.</exception>
    private async Task<VaultCase> OpenAsync(CasesDb db, Call call, Guid caseId, CancellationToken cancel)
    {
        var file = await CaseAccess.Known(db, call, caseId, knows: false).SingleOrDefaultAsync(cancel);
        call.Require(await CaseAccess.RelationAsync(db, call, file, personId: null, told: [], cancel), "case", caseId.ToString());
        return new VaultCase(db, file!, call.OfficeId, clock.Now(), call.Caller.Account) { RecordingOfficeId = call.RecordingOfficeId };
    }
}

/// <summary>What a command is about, already checked.</summary>
/// <param name="Request">The whole request.</param>
/// <param name="RequestId">The caller's id of it.</param>
/// <param name="CaseId">The case.</param>
/// <param name="ResourceId">What it makes or changes.</param>
internal sealed record VaultCommand(IMessage Request, Guid RequestId, Guid CaseId, Guid ResourceId);
