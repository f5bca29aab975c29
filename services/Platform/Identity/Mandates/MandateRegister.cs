using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Platform.Identity.Mandates;

/// <summary>Knows which office records on behalf of which now.</summary>
internal interface IMandateRegister
{
    /// <summary>The caller as the office for which it asks to act.</summary>
    /// <exception cref="RefusalException">NO_MANDATE.</exception>
    Task<Caller> RequireAsync(Caller caller, string forOfficeId, CancellationToken cancel);

    /// <summary>Those of these pairs of offices between which no mandate is in force any more.</summary>
    Task<IReadOnlyCollection<Represented>> EndedAsync(IReadOnlyCollection<Represented> pairs, CancellationToken cancel);
}

/// <summary>An office, and the one that records on its behalf.</summary>
internal sealed record Represented(string OfficeId, string RecordingOfficeId);

/// <summary>The same from the service's own database.</summary>
internal sealed class MandateRegister<TDb>(Store<TDb> store, LegalClock clock) : IMandateRegister
    where TDb : ServiceDbContext
{
    public async Task<Caller> RequireAsync(Caller caller, string forOfficeId, CancellationToken cancel)
    {
        var isInForce = await store.ReadAsync((db, within) => InForce(db).AnyAsync(row => row.OfficeId == forOfficeId && row.RecordingOfficeId == caller.OfficeId, within), cancel);
        return isInForce
            ? caller with { OfficeId = forOfficeId, RecordingOfficeId = caller.OfficeId }
            : throw Refusal.Of(Reasons.NoMandate).AsException();
    }

    public Task<IReadOnlyCollection<Represented>> EndedAsync(IReadOnlyCollection<Represented> pairs, CancellationToken cancel) => store.ReadAsync<IReadOnlyCollection<Represented>>(
        async (db, within) =>
        {
            var offices = pairs.Select(pair => pair.OfficeId).Distinct().ToList();
            var inForce = await InForce(db).Where(row => offices.Contains(row.OfficeId)).Select(row => new Represented(row.OfficeId, row.RecordingOfficeId)).ToListAsync(within);
            return [.. pairs.Except(inForce)];
        }, cancel, Store<TDb>.BackgroundLimit);

    private IQueryable<MandateRow> InForce(TDb db)
    {
        var now = clock.Now();
        return db.Mandates.Where(row => row.StartTime <= now && now < row.EndTime);
    }
}
