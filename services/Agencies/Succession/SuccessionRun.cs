using System.Diagnostics.Metrics;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Agencies.Succession;

/// <summary>Takes a succession from case to case. A batch is one transaction: tasks, tracks, facts and how far it has come.</summary>
internal sealed class SuccessionRun(Store<AgenciesDb> store, ReferenceBook reference, LegalClock clock, SuccessionOptions options, ILogger<SuccessionRun> log)
{
    private const int ExamplesMax = 10;
    private const int MandatesMax = 1000;

    private static readonly Counter<int> LeftOut = Meters.Meter.CreateCounter<int>("netralitas.successions.left_out", description: "Cases that a succession left where they were, since the reference data do not say where they go.");

    /// <summary>What a succession would move.</summary>
    public Task<SucceedOfficeResponse> PreviewAsync(SuccessionRow row, CancellationToken cancel) => store.ReadAsync(
        async (db, within) =>
        {
            var (held, referred, tracks) = (HeldBy(db, row.OfficeId), ReferredTo(db, row.OfficeId), TracksOf(db, row.OfficeId));
            (row.TaskCount, row.ReferralCount, row.TrackCount) = (await held.CountAsync(within), await referred.CountAsync(within), await tracks.CountAsync(within));
            var answer = new SucceedOfficeResponse { Succession = row.ToMessage() };
            foreach (var tasks in new[] { held, referred })
            {
                answer.Examples.AddRange((await tasks.OrderBy(task => task.Id).Take(ExamplesMax).ToListAsync(within)).Select(task => new SuccessionExample
                {
                    TaskId = task.Id.ToString(), TrackId = task.TrackId == Guid.Empty ? "" : task.TrackId.ToString(), CaseId = task.CaseId.ToString(),
                }));
            }

            answer.Examples.AddRange((await tracks.OrderBy(track => track.Id).Take(ExamplesMax).ToListAsync(within))
                .Select(track => new SuccessionExample { TrackId = track.Id.ToString(), CaseId = track.CaseId.ToString() }));
            return answer;
        },
        cancel, Store<AgenciesDb>.BackgroundLimit);

    /// <summary>One batch of a succession; the last one ends its mandates and tells that it is done.</summary>
    public async Task<SuccessionRow> StepAsync(AgenciesDb db, Guid id, CancellationToken cancel)
    {
        var row = await db.Successions.SingleAsync(one => one.Id == id, cancel);
        if (row.FinishTime is not null)
        {
            return row;
        }

        var succeeded = new Succeeded(reference.Offices.Find(row.OfficeId)!, reference.Offices.Find(row.SuccessorId)!, row.DecreeNumber, row.OrderingOfficeId, clock.Now());
        var cases = await NextAsync(db, row, cancel);
        var tasks = await HeldBy(db, row.OfficeId).Where(task => cases.Contains(task.CaseId)).ToListAsync(cancel);
        tasks.AddRange(await ReferredTo(db, row.OfficeId).Where(task => cases.Contains(task.CaseId)).ToListAsync(cancel));
        var tracks = await TracksOf(db, row.OfficeId).Where(track => cases.Contains(track.CaseId)).ToListAsync(cancel);
        var moved = new List<FollowUpTask>();
        foreach (var followed in await db.Cases.Where(one => cases.Contains(one.CaseId)).ToListAsync(cancel))
        {
            if (ChangesOf(followed, tasks, tracks, succeeded) is not { } changes)
            {
                continue;
            }

            moved.AddRange(changes.Changed);
            row.TaskCount += changes.Changed.Count(task => task.SucceededOfficeIds.Contains(row.OfficeId));
            row.ReferralCount += changes.Changed.Count(task => !task.SucceededOfficeIds.Contains(row.OfficeId));
            row.TrackCount += changes.Tracks.Changed.Count;
            db.Keep(changes, _ => followed.CaseNumber);
        }

        await HandWatchAsync(db, cases, row, succeeded, cancel);
        await HandQuestionsAsync(db, moved, row, cancel);
        row.LastCaseId = cases.Count == 0 ? row.LastCaseId : cases[^1];
        if (cases.Count < options.BatchMax)
        {
            await FinishAsync(db, row, succeeded, cancel);
        }

        return row;
    }

    /// <summary>What changes of a case; null for one that the reference data do not route, which is left out: all others must not wait for it.</summary>
    private FollowUpChanges? ChangesOf(FollowedCase followed, IEnumerable<FollowUpTask> tasks, IEnumerable<FollowUpTrack> tracks, Succeeded succeeded)
    {
        try
        {
            return Succeeding.Of(followed, tasks.Where(task => task.CaseId == followed.CaseId), tracks.Where(track => track.CaseId == followed.CaseId), succeeded, reference);
        }
        catch (CannotRouteException)
        {
            LeftOut.Add(1);
            log.LogWarning("Case {Case} stays with {Office}: it cannot be routed. Order the succession again when the reference data say where it goes.", followed.CaseId, succeeded.From.Id);
            return null;
        }
    }

    /// <summary>What stays with offices below is watched over by the successor, which sees it from then on.</summary>
    private async Task HandWatchAsync(AgenciesDb db, IReadOnlyCollection<Guid> cases, SuccessionRow row, Succeeded succeeded, CancellationToken cancel)
    {
        var serving = new ServingOffices(reference.Offices, succeeded.At, new Dictionary<string, string> { [row.OfficeId] = row.SuccessorId });
        var watched = await WatchedBy(db, row.OfficeId).Where(task => cases.Contains(task.CaseId)).ToListAsync(cancel);
        db.Keep(new FollowUpChanges([], [.. watched.Select(task => task.Changed(succeeded.At) with
        {
            SupervisorOfficeId = reference.Offices.Find(task.OfficeId) is { } holder ? serving.Above(holder, task.RecusedOfficeIds) : row.SuccessorId,
        })], []), caseId => db.Cases.Local.FindEntry(caseId)!.Entity.CaseNumber);
    }

    /// <summary>What the old office asked and was asked about these tasks is for the office to answer and to read that has the task now, or the successor where it was a guest.</summary>
    private static async Task HandQuestionsAsync(AgenciesDb db, IReadOnlyCollection<FollowUpTask> moved, SuccessionRow row, CancellationToken cancel)
    {
        var next = moved.ToDictionary(task => task.Id, task => task.SucceededOfficeIds.Contains(row.OfficeId) ? task.OfficeId : row.SuccessorId);
        var ids = next.Keys.ToList();
        foreach (var question in await db.Questions.Where(one => ids.Contains(one.TaskId) && (one.AskingOfficeId == row.OfficeId || one.AskedOfficeId == row.OfficeId)).ToListAsync(cancel))
        {
            question.Version++;
            question.AskingOfficeId = question.AskingOfficeId == row.OfficeId ? next[question.TaskId] : question.AskingOfficeId;
            question.AskedOfficeId = question.AskedOfficeId == row.OfficeId ? next[question.TaskId] : question.AskedOfficeId;
        }
    }

    /// <summary>Trust is not inherited: who recorded for the old office, or by it for others, asks anew.</summary>
    private static async Task FinishAsync(AgenciesDb db, SuccessionRow row, Succeeded succeeded, CancellationToken cancel)
    {
        var mandates = await db.Mandates.Where(one => (one.OfficeId == row.OfficeId || one.RecordingOfficeId == row.OfficeId) && one.EndTime > succeeded.At)
            .OrderBy(one => one.MandateId).Take(MandatesMax).ToListAsync(cancel);
        foreach (var mandate in mandates)
        {
            (mandate.EndTime, mandate.Version) = (succeeded.At, mandate.Version + 1);
            db.Announce(mandate.ToFact(), mandate.MandateId);
        }

        row.FinishTime = succeeded.At;
        db.Announce(
            new OfficeSucceeded(
                row.Id, succeeded.At.ToDateTimeOffset(), row.OfficeId, row.OfficeName, row.SuccessorId, succeeded.To.Zone.Id, row.DecreeNumber, row.TaskCount, row.TrackCount, row.ReferralCount),
            row.Id);
    }

    private Task<List<Guid>> NextAsync(AgenciesDb db, SuccessionRow row, CancellationToken cancel) =>
        HeldBy(db, row.OfficeId).Select(task => task.CaseId).Union(ReferredTo(db, row.OfficeId).Select(task => task.CaseId)).Union(TracksOf(db, row.OfficeId).Select(track => track.CaseId)).Union(WatchedBy(db, row.OfficeId).Select(task => task.CaseId))
            .Where(id => id > row.LastCaseId).OrderBy(id => id).Take(options.BatchMax).ToListAsync(cancel);

    private static IQueryable<FollowUpTask> HeldBy(AgenciesDb db, string officeId) => db.Tasks.Where(task =>
        task.OfficeId == officeId && (task.State == TaskState.Open || task.State == TaskState.Acknowledged || task.State == TaskState.InProgress));

    private static IQueryable<FollowUpTask> ReferredTo(AgenciesDb db, string officeId) => db.Tasks.Where(task => task.OfficeId != officeId).ReferredTo(officeId);

    private static IQueryable<FollowUpTask> WatchedBy(AgenciesDb db, string officeId) => db.Tasks.Where(task =>
        task.SupervisorOfficeId == officeId && (task.State == TaskState.Open || task.State == TaskState.Acknowledged || task.State == TaskState.InProgress));

    private static IQueryable<FollowUpTrack> TracksOf(AgenciesDb db, string officeId) => db.Tracks.Where(track => track.EndTime == null && track.OfficeIds.Contains(officeId));
}

/// <summary>How much moves at once.</summary>
/// <param name="BatchMax">Cases in one transaction.</param>
internal sealed record SuccessionOptions(int BatchMax)
{
    private const int Default = 100;
    private const int Most = 1000;

    /// <summary>Reads <c>Succession:CasesAtOnce</c>.</summary>
    public static SuccessionOptions Of(Microsoft.Extensions.Configuration.IConfiguration settings) => new(settings.ReadCount("Succession:CasesAtOnce", Default, Most));
}
