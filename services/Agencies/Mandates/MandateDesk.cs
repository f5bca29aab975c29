using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.Officers;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity.Mandates;
using Netralitas.Platform.Storage;
using Netralitas.Reference;

namespace Netralitas.Agencies.Mandates;

/// <summary>Finds mandates for those who may know of them: the office on whose behalf is recorded, and those above it.</summary>
internal sealed class MandateDesk(Store<AgenciesDb> store, ReferenceBook reference)
{
    /// <summary>One mandate.</summary>
    /// <exception cref="Platform.Errors.RefusalException">NOT_FOUND.</exception>
    public Task<Mandate> ReadAsync(Call call, Guid id) => store.ReadAsync(async (db, cancel) => (await FindAsync(db, call, id, cancel)).ToMessage(), call.Cancel);

    /// <inheritdoc cref="ReadAsync"/>
    public async Task<MandateRow> FindAsync(AgenciesDb db, Call call, Guid id, CancellationToken cancel)
    {
        var row = await db.Mandates.SingleOrDefaultAsync(row => row.MandateId == id, cancel);
        call.Require(Appointing.RelationOf(call.OfficeId, row is null ? null : reference.Offices.Find(row.OfficeId), reference.Offices), "mandate", id.ToString());
        return row!;
    }
}
