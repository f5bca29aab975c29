using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.Recomputing;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Agencies.Succession;

/// <summary>An operator moves the open work of an office that has ended to its successor.</summary>
internal sealed class SucceedOffice(Store<AgenciesDb> store, ReferenceBook reference, LegalClock clock, SuccessionRun run) : IStandingWork
{
    // So that one call ends in seconds, whatever there is to do; the caller goes on with the next.
    private const int BatchesOfCall = 20;

    /// <summary>Answers SucceedOffice.</summary>
    public async Task<SucceedOfficeResponse> HandleAsync(SucceedOfficeRequest request, Call call)
    {
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        var (from, to) = Offices(checks, request);
        var number = checks.DocumentNumber("decree_number", request.DecreeNumber, 1);
        var date = checks.Date("decree_date", request.DecreeDate);
        checks.ThrowIfAny();
        call.Require(reference.Offices.IsOperator(call.OfficeId) ? Relation.Operator : Relation.None, "office", request.OfficeId);
        var row = new SuccessionRow
        {
            Id = request.DryRun ? Guid.Empty : Guid.CreateVersion7(), OfficeId = from!.Id, OfficeName = from.Name, SuccessorId = to!.Id, SuccessorName = to.Name, DecreeNumber = number,
            DecreeDate = date, OrderingOfficeId = call.OfficeId, Account = call.Caller.Account, StartTime = clock.Now(),
        };
        if (request.DryRun)
        {
            return await run.PreviewAsync(row, call.Cancel);
        }

        var id = await store.OnceAsync(call, request, requestId, row.Id, (db, _) =>
        {
            db.Insert(row);
            return Task.CompletedTask;
        });
        return await StepsAsync(id, call.Cancel);
    }

    /// <inheritdoc/>
    public Task<Dictionary<Guid, Guid>> UnfinishedAsync(int most, CancellationToken cancel) => store.ReadAsync(
        (db, within) => db.Successions.Where(one => one.FinishTime == null).OrderBy(one => one.StartTime).Take(most).ToDictionaryAsync(one => one.Id, one => one.LastCaseId, within),
        cancel, Store<AgenciesDb>.BackgroundLimit);

    /// <inheritdoc/>
    public async Task<bool> GoOnAsync(Guid id, CancellationToken cancel) => (await StepsAsync(id, cancel)).Finished;

    private async Task<SucceedOfficeResponse> StepsAsync(Guid id, CancellationToken cancel)
    {
        SuccessionRow row;
        var batches = 0;
        do
        {
            row = await store.WriteAsync((db, within) => run.StepAsync(db, id, within), cancel, Store<AgenciesDb>.BackgroundLimit);
        }
        while (row.FinishTime is null && ++batches < BatchesOfCall);
        return new SucceedOfficeResponse { Succession = row.ToMessage(), Finished = row.FinishTime is not null };
    }

    private (Office? From, Office? To) Offices(FieldChecks checks, SucceedOfficeRequest request)
    {
        var (from, to) = (reference.Offices.Find(request.OfficeId), reference.Offices.Find(request.SuccessorId));
        if (checks.Require(from is not null, "office_id", "must be the id of an office such as kasn"))
        {
            checks.Require(from!.HasEnded(clock.Now()), "office_id", "must be an office whose last day, the end_date of national-offices.yaml, is over");
            checks.Require(to is not null && from.SuccessorId == to.Id, "successor_id", "must be the successor of the office in national-offices.yaml");
        }

        return (from, to);
    }
}
