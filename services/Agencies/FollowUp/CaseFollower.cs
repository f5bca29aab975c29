using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Inbox;
using Netralitas.Reference;

namespace Netralitas.Agencies.FollowUp;

/// <summary>Hears the facts of cases. Every fact carries the whole snapshot, so all five are heard alike.</summary>
internal sealed class CaseFollower(ReferenceBook reference)
{
    /// <summary>The handlers of all facts of cases.</summary>
    public FactHandlers<AgenciesDb> Handlers() => new FactHandlers<AgenciesDb>()
        .On<CaseRaised>((db, fact, cancel) => HearAsync(db, fact.Case, cancel))
        .On<PersonIdentified>((db, fact, cancel) => HearAsync(db, fact.Case, cancel))
        .On<InitialStudyCompleted>((db, fact, cancel) => HearAsync(db, fact.Case, cancel))
        .On<CaseRegistered>((db, fact, cancel) => HearAsync(db, fact.Case, cancel))
        .On<CaseClosed>((db, fact, cancel) => HearAsync(db, fact.Case, cancel));

    private async Task HearAsync(AgenciesDb db, CaseSnapshot file, CancellationToken cancel)
    {
        var followed = await db.Cases.SingleOrDefaultAsync(row => row.CaseId == file.CaseId, cancel);
        if (followed?.Version >= file.Version)
        {
            return;
        }

        // A case that is not followed yet has no tasks: they are written in one transaction.
        var tasks = followed is null ? [] : await db.Tasks.Where(row => row.CaseId == file.CaseId).ToListAsync(cancel);
        var plan = followed is null
            ? Reconcile.PlanFor(file, reference)
            : reference.Routing.Find(followed.PlanVersion) ?? throw new CannotRouteException("(any)", file);
        var changes = Reconcile.With(followed, tasks, file, plan, reference);
        var now = new FollowedCase
        {
            CaseId = file.CaseId, Version = file.Version, PlanVersion = plan.Version, CaseNumber = file.OfficialNumber, Snapshot = file,
        };
        var numberBefore = followed?.CaseNumber;
        if (followed is null)
        {
            db.Cases.Add(now);
        }
        else
        {
            db.Entry(followed).CurrentValues.SetValues(now);
        }

        db.Keep(changes, _ => now.CaseNumber);
        if (followed is not null && followed.CaseNumber != numberBefore)
        {
            // Whoever keeps a copy of the tasks learns the number; those that changed besides have been shown already.
            var shown = changes.Changed.Select(task => task.Id).ToHashSet();
            tasks.Where(task => !shown.Contains(task.Id)).ToList().ForEach(task => db.Show(task, now.CaseNumber));
        }
    }
}
