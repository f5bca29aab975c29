using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Platform.Identity.Officers;

/// <summary>Knows which officers are in office now.</summary>
internal interface IOfficerRegister
{
    /// <summary>The caller with the roles that the register gives; an account that is no officer's stays as its token says.</summary>
    /// <exception cref="RefusalException">OFFICER_NOT_IN_OFFICE.</exception>
    Task<Caller> RequireAsync(Caller caller, CancellationToken cancel);

    /// <summary>Those of these officers that are not in office any more.</summary>
    Task<IReadOnlyCollection<Guid>> GoneAsync(IReadOnlyCollection<Guid> officers, CancellationToken cancel);
}

/// <summary>The same from the service's own database.</summary>
internal sealed class OfficerRegister<TDb>(Store<TDb> store, LegalClock clock) : IOfficerRegister
    where TDb : ServiceDbContext
{
    public async Task<Caller> RequireAsync(Caller caller, CancellationToken cancel)
    {
        if (caller.OfficerId is not { } id)
        {
            return caller;
        }

        var row = await store.ReadAsync((db, within) => db.Officers.SingleOrDefaultAsync(row => row.OfficerId == id, within), cancel);
        return row is not null && row.OfficeId == caller.OfficeId && row.IsInOffice(clock.Now())
            ? caller with { Roles = row.Roles | Roles.Reader }
            : throw Refusal.Of(Reasons.OfficerNotInOffice).AsException();
    }

    public Task<IReadOnlyCollection<Guid>> GoneAsync(IReadOnlyCollection<Guid> officers, CancellationToken cancel) => store.ReadAsync<IReadOnlyCollection<Guid>>(
        async (db, within) =>
        {
            var now = clock.Now();
            var rows = await db.Officers.Where(row => officers.Contains(row.OfficerId)).ToListAsync(within);
            return [.. officers.Except(rows.Where(row => row.IsInOffice(now)).Select(row => row.OfficerId))];
        }, cancel, Store<TDb>.BackgroundLimit);
}
