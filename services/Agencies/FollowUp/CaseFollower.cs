using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>Hears the facts of cases. Every fact carries the whole snapshot, so all are heard alike.</summary>
internal sealed class CaseFollower(ReferenceBook reference)
{
    /// <summary>The handlers of all facts of cases.</summary>
    public FactHandlers<AgenciesDb> Handlers() => new FactHandlers<AgenciesDb>()
        .Loading<ICaseEvent>(LoadAsync)
        .Beginning<CaseRaised>()
        .On<CaseRaised>((db, fact) => Hear(db, fact.Case))
        .On<PersonIdentified>((db, fact) => Hear(db, fact.Case))
        .On<InitialStudyCompleted>((db, fact) => Hear(db, fact.Case))
        .On<CaseRegistered>((db, fact) => Hear(db, fact.Case))
        .On<OfficeRecused>((db, fact) => Hear(db, fact.Case))
        .On<OfficerRecused>((db, fact) => Hear(db, fact.Case))
        .On<CaseProceeded>((db, fact) => Hear(db, fact.Case))
        .On<CaseForwarded>((db, fact) => Hear(db, fact.Case))
        .On<CaseHandedOver>((db, fact) => Hear(db, fact.Case))
        .On<CaseClosed>((db, fact) => Hear(db, fact.Case));

    private static async Task LoadAsync(AgenciesDb db, IReadOnlyList<ICaseEvent> facts, CancellationToken cancel)
    {
        var ids = facts.Select(fact => fact.Case.CaseId).ToSought();
        await db.Cases.Where(row => ids.Contains(row.CaseId)).LoadAsync(cancel);
        // A case that is not followed yet has no tasks: they are written in one transaction.
        var followed = db.Cases.Local.Select(row => row.CaseId).ToSought();
        if (followed.Length > 0)
        {
            await db.Tasks.Where(row => followed.Contains(row.CaseId)).LoadAsync(cancel);
        }

        var forwarded = facts.Where(fact => fact.Case.Forwardings is { Count: > 0 }).Select(fact => fact.Case.CaseId).Intersect(followed).ToSought();
        if (forwarded.Length > 0)
        {
            await db.Tracks.Where(row => forwarded.Contains(row.CaseId)).LoadAsync(cancel);
        }
    }

    private void Hear(AgenciesDb db, CaseSnapshot file)
    {
        var followed = db.Cases.Local.FindEntry(file.CaseId)?.Entity;
        if (followed?.Version >= file.Version)
        {
            return;
        }

        var tasks = db.Tasks.Local.Where(row => row.CaseId == file.CaseId).ToList();
        var plan = followed is null
            ? Reconcile.PlanFor(file, reference)
            : reference.Routing.Find(followed.PlanVersion) ?? throw new CannotRouteException("(any)", file);
        var tracks = db.Tracks.Local.Where(row => row.CaseId == file.CaseId).ToList();
        var changes = Reconcile.With(followed, tasks, file, plan, reference, tracks);
        var now = new FollowedCase
        {
            CaseId = file.CaseId, Version = file.Version, PlanVersion = plan.Version, CaseNumber = file.OfficialNumber, Snapshot = file,
            OpenTracks = (followed?.OpenTracks ?? 0) + changes.Tracks.Opened.Count,
            StartTime = Instant.FromDateTimeOffset(file.RecordTime), LateTime = followed?.LateTime,
            CloseTime = file.ClosedTime is { } closed ? Instant.FromDateTimeOffset(closed) : null,
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
