using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Agencies.Officers;

/// <summary>Ends an officer's term now; what the officer had goes back to the office.</summary>
internal sealed class DismissOfficer(OfficerDesk desk)
{
    /// <summary>Checks, records, and answers with the officer.</summary>
    public async Task<DismissOfficerResponse> HandleAsync(DismissOfficerRequest request, Call call)
    {
        var checks = new FieldChecks();
        var target = (checks.Uuid("request_id", request.RequestId), checks.Uuid("officer_id", request.OfficerId));
        checks.ThrowIfAny();
        var officer = await desk.RunAsync(call, request, target, request.Etag, async (db, row, _, now, cancel) =>
        {
            row.EndTime = now;
            await TakeBackAsync(db, row.OfficerId, now, cancel);
            return null;
        });
        return new DismissOfficerResponse { Officer = officer };
    }

    private static async Task TakeBackAsync(AgenciesDb db, Guid officerId, Instant now, CancellationToken cancel)
    {
        var tasks = await db.Tasks.Where(task => task.OfficerId == officerId).ToListAsync(cancel);
        var cases = tasks.Select(task => task.CaseId).Distinct().ToList();
        var known = await db.Cases.Where(row => cases.Contains(row.CaseId)).ToDictionaryAsync(row => row.CaseId, cancel);
        var back = tasks.Where(task => !TaskLifecycle.IsTerminal(task.State)).Select(task => task.Changed(now) with { OfficerId = null }).ToList();
        db.Keep(new FollowUpChanges([], back, []), id => known[id].CaseNumber);
    }
}
