using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Vault.Revealing;

/// <summary>Puts refused attempts to reach an identity onto the timeline of the case, whoever made them; the caller hears nothing of it.</summary>
/// <remarks>Those of strangers, for whom there is no such case, are recorded after they were answered: the time of the answer must not
/// tell whether there was something to record.</remarks>
internal sealed class RefusedReveals : Worker
{
    /// <summary>Type on the timeline.</summary>
    public const string EventType = "REVEAL_REFUSED";

    // What one case records in a day; whoever tries on is known by then.
    private const int PerDayMax = 20;

    // Of more strangers at once the later ones are not recorded.
    private const int WaitingMax = 1000;

    private static readonly TimeSpan Poll = TimeSpan.FromMinutes(1);

    private readonly Store<CasesDb> _store;
    private readonly LegalClock _clock;
    private readonly Signal _signal;
    private readonly Channel<Attempt> _strangers = Channel.CreateBounded<Attempt>(new BoundedChannelOptions(WaitingMax) { FullMode = BoundedChannelFullMode.DropWrite });

    public RefusedReveals(Store<CasesDb> store, LegalClock clock, WorkerTools tools)
        : this(store, clock, tools, new Signal())
    {
    }

    private RefusedReveals(Store<CasesDb> store, LegalClock clock, WorkerTools tools, Signal signal)
        : base(tools, signal, Poll) => (_store, _clock, _signal) = (store, clock, signal);

    /// <summary>Does the work, and records when it is refused. A request that is bad in itself tried nothing.</summary>
    public async Task<T> TellAsync<T>(Call call, Guid caseId, Func<Task<T>> work)
    {
        try
        {
            return await work();
        }
        catch (RefusalException e) when (e.Refusal.Reason != Reasons.RequestIdReused)
        {
            var attempt = new Attempt(caseId, call, _clock.Now(), e.Refusal.Reason.Code);
            if (e.Refusal.Reason == Reasons.NotFound && e.Refusal.Resource?.Type == "case")
            {
                _strangers.Writer.TryWrite(attempt);
                _signal.Wake();
            }
            else
            {
                // Whoever leaves at once is recorded all the same.
                await RecordAsync(attempt, limit: null, CancellationToken.None);
            }

            throw;
        }
    }

    /// <summary>Records one attempt of a stranger.</summary>
    protected override async Task<bool> StepAsync(CancellationToken cancel)
    {
        if (!_strangers.Reader.TryPeek(out var attempt))
        {
            return false;
        }

        await RecordAsync(attempt, Store<CasesDb>.BackgroundLimit, cancel);
        return _strangers.Reader.TryRead(out _);
    }

    private Task RecordAsync(Attempt attempt, TimeSpan? limit, CancellationToken cancel) => _store.WriteAsync(
        async (db, within) =>
        {
            var (caseId, call, now, reason) = attempt;
            var since = now - Duration.FromDays(1);
            // Counted also where there is no case: a busy machine must not tell, either.
            var told = await db.Events.CountAsync(row => row.CaseId == caseId && row.Type == EventType && row.EventTime > since, within);
            if (told < PerDayMax && await db.Cases.SingleOrDefaultAsync(x => x.Id == caseId, within) is { } file)
            {
                new VaultCase(db, file, call.OfficeId, now, call.Caller.Account).TellRefused(call.Method[(call.Method.LastIndexOf('/') + 1)..], reason);
            }
        },
        cancel, limit);

    private sealed record Attempt(Guid CaseId, Call Call, Instant Time, string Reason);
}
