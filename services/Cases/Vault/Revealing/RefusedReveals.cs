using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Vault.Revealing;

/// <summary>Puts refused attempts to reach an identity onto the timeline of the case, whoever made them; the caller hears nothing of it.</summary>
internal sealed class RefusedReveals(Store<CasesDb> store, LegalClock clock)
{
    /// <summary>Type on the timeline.</summary>
    public const string EventType = "REVEAL_REFUSED";

    // What one case records in a day; whoever tries on is known by then.
    private const int PerDayMax = 20;

    /// <summary>Does the work, and records when it is refused. A request that is bad in itself tried nothing.</summary>
    public async Task<T> TellAsync<T>(Call call, Guid caseId, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (RefusalException e) when (e.Refusal.Reason != Reasons.RequestIdReused)
        {
            await RecordAsync(call, caseId, e.Refusal.Reason.Code);
            throw;
        }
    }

    private Task RecordAsync(Call call, Guid caseId, string reason) => store.WriteAsync(
        async (db, cancel) =>
        {
            var now = clock.Now();
            var since = now - Duration.FromDays(1);
            var file = await db.Cases.SingleOrDefaultAsync(x => x.Id == caseId, cancel);
            if (file is not null && await db.Events.CountAsync(row => row.CaseId == caseId && row.Type == EventType && row.EventTime > since, cancel) < PerDayMax)
            {
                new VaultCase(db, file, call.OfficeId, now, call.Caller.Account).TellRefused(call.Method[(call.Method.LastIndexOf('/') + 1)..], reason);
            }
        },
        // Whoever leaves at once is recorded all the same.
        CancellationToken.None);
}
