using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Recomputing;

/// <summary>Reckons the deadlines of open tasks anew when a decree changed the calendar.</summary>
internal sealed class RecomputeDeadlines(Store<AgenciesDb> store, ReferenceBook reference, LegalClock clock, RecomputeOptions options, ILogger<RecomputeDeadlines> log) : IStandingWork
{
    private const int ReasonMax = 4000;

    // So that one call ends in seconds, whatever there is to do; the caller goes on with the next.
    private const int BatchesOfCall = 20;

    /// <summary>Answers RecomputeDeadlines.</summary>
    public async Task<RecomputeDeadlinesResponse> HandleAsync(RecomputeDeadlinesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        var number = checks.DocumentNumber("document_number", request.DocumentNumber, 1);
        var reason = checks.Text("reason", request.Reason, 1, ReasonMax);
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterId(checks);
        checks.Require(request.DryRun || (request.PageSize == 0 && request.PageToken.Length == 0), "page_size", "belongs to a dry run");
        checks.ThrowIfAny();
        if (request.DryRun)
        {
            return await ListAsync(call, page, after ?? Guid.Empty);
        }

        var run = new RecomputeRun
        {
            Id = Guid.CreateVersion7(), OfficeId = call.OfficeId, Account = call.Caller.Account, DocumentNumber = number, Reason = reason, StartTime = clock.Now(),
            LastTaskId = Guid.Empty, ChangedCount = 0,
        };
        var id = await store.OnceAsync(call, request, requestId, run.Id, (db, _) =>
        {
            db.Insert(run);
            return Task.CompletedTask;
        });
        return await StepsAsync(id, call.Cancel);
    }

    /// <summary>What would change, in the order of the tasks' ids.</summary>
    private async Task<RecomputeDeadlinesResponse> ListAsync(Call call, Page page, Guid after)
    {
        var found = new List<DeadlineChange>();
        for (var more = true; more && found.Count <= page.Size;)
        {
            var batch = await store.ReadAsync((db, cancel) => BatchAsync(db, call.OfficeId, after, cancel), call.Cancel, Store<AgenciesDb>.BackgroundLimit);
            found.AddRange(batch.Changes.Select(change => Show(change.Task, change.Due)));
            (after, more) = (batch.Last, batch.IsFull);
        }

        var (rows, next) = page.Cut([.. found.Take(page.Size + 1)], change => change.TaskId);
        return new RecomputeDeadlinesResponse { Changes = { rows }, NextPageToken = next };
    }

    /// <inheritdoc/>
    public Task<Dictionary<Guid, Guid>> UnfinishedAsync(int most, CancellationToken cancel) => store.ReadAsync(
        (db, within) => db.RecomputeRuns.Where(run => run.FinishTime == null).OrderBy(run => run.StartTime).Take(most).ToDictionaryAsync(run => run.Id, run => run.LastTaskId, within),
        cancel, Store<AgenciesDb>.BackgroundLimit);

    /// <inheritdoc/>
    public async Task<bool> GoOnAsync(Guid id, CancellationToken cancel) => (await StepsAsync(id, cancel)).Finished;

    private async Task<RecomputeDeadlinesResponse> StepsAsync(Guid runId, CancellationToken cancel)
    {
        RecomputeRun run;
        var batches = 0;
        do
        {
            run = await store.WriteAsync((db, within) => StepAsync(db, runId, within), cancel, Store<AgenciesDb>.BackgroundLimit);
        }
        while (run.FinishTime is null && ++batches < BatchesOfCall);
        return new RecomputeDeadlinesResponse { ChangedCount = run.ChangedCount, Finished = run.FinishTime is not null };
    }

    /// <summary>One batch of a run, in one transaction: tasks, facts and how far it has come.</summary>
    private async Task<RecomputeRun> StepAsync(AgenciesDb db, Guid runId, CancellationToken cancel)
    {
        var run = await db.RecomputeRuns.SingleAsync(row => row.Id == runId, cancel);
        if (run.FinishTime is not null)
        {
            return run;
        }

        var now = clock.Now();
        var batch = await BatchAsync(db, run.OfficeId, run.LastTaskId, cancel);
        List<(FollowUpTask Task, Instant Before)> moved = [.. batch.Changes.Select(change => (TaskClock.Due(change.Task.Changed(now), change.Due), change.Task.DueTime))];
        db.Keep(
            new FollowUpChanges([], [.. moved.Select(one => one.Task)], [.. moved.Select(one => new TaskDeadlineMoved(
                one.Task.Snapshot(now, run.OfficeId, batch.Cases[one.Task.CaseId].CaseNumber), one.Before.ToDateTimeOffset(), run.DocumentNumber))]),
            caseId => batch.Cases[caseId].CaseNumber);
        await TrackPressure.FollowAsync(db, moved.Select(one => one.Task), batch.Cases, now, reference, log, cancel);
        (run.LastTaskId, run.ChangedCount, run.FinishTime) = (batch.Last, run.ChangedCount + moved.Count, batch.IsFull ? null : now);
        return run;
    }

    /// <summary>Those of the next open tasks of an office's concern whose deadline differs.</summary>
    private async Task<Batch> BatchAsync(AgenciesDb db, string officeId, Guid after, CancellationToken cancel)
    {
        var isNational = reference.Offices.IsOperator(officeId);
        var tasks = await db.Tasks
            .Where(task => task.State == TaskState.Open || task.State == TaskState.Acknowledged || task.State == TaskState.InProgress)
            .Where(task => isNational || task.HandlingOfficeId == officeId || task.HandlingSupervisorId == officeId)
            .Where(task => !task.RecusedOfficeIds.Contains(officeId) && task.Id > after)
            .OrderBy(task => task.Id).Take(options.BatchMax).ToListAsync(cancel);
        var caseIds = tasks.Select(task => task.CaseId).Distinct().ToList();
        var cases = await db.Cases.Where(row => caseIds.Contains(row.CaseId)).ToDictionaryAsync(row => row.CaseId, cancel);
        var changes = tasks.Select(task => (Task: task, Due: TaskClock.DueOf(task, cases[task.CaseId].Snapshot, reference))).Where(one => one.Due != one.Task.DueTime);
        return new Batch([.. changes], cases, tasks.Count == 0 ? after : tasks[^1].Id, tasks.Count == options.BatchMax);
    }

    private static DeadlineChange Show(FollowUpTask task, Instant due) => new()
    {
        TaskId = task.Id.ToString(), CaseId = task.CaseId.ToString(), OfficeId = task.OfficeId, RuleId = task.RuleId,
        DueTime = task.DueTime.ToTimestamp(), NewDueTime = due.ToTimestamp(), TimeZone = task.TimeZone,
    };

    private sealed record Batch(IReadOnlyList<(FollowUpTask Task, Instant Due)> Changes, IReadOnlyDictionary<Guid, FollowedCase> Cases, Guid Last, bool IsFull);
}

/// <summary>How much is reckoned anew at once.</summary>
/// <param name="BatchMax">Tasks looked at in one transaction.</param>
internal sealed record RecomputeOptions(int BatchMax)
{
    private const int Default = 500;
    private const int Most = 5000;

    /// <summary>Reads <c>Deadlines:RecomputedAtOnce</c>.</summary>
    public static RecomputeOptions Of(Microsoft.Extensions.Configuration.IConfiguration settings) => new(settings.ReadCount("Deadlines:RecomputedAtOnce", Default, Most));
}
