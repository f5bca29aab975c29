using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Streams;

namespace Netralitas.Cases.Reading;

/// <summary>A stream of the cases that the caller may see: the same as in the list, and every change of them; persons as initials.</summary>
internal sealed class WatchCases(ChangeStreams<CasesDb> streams)
{
    public Task HandleAsync(WatchCasesRequest request, Call call, IServerStreamWriter<WatchCasesResponse> writer)
    {
        var checks = new FieldChecks();
        var filter = CaseFilter.Of(checks, request);
        var watch = new Watch<CasesDb, Case>
        {
            Request = request,
            ResumeToken = request.ResumeToken,
            Matches = filter.Matches,
            Matched = filter.Matched,
            Page = (db, after, most, cancel) => PageAsync(db, call.Viewer, filter, after, most, cancel),
            KeptOut = KeptOutAsync,
        };
        return streams.RunAsync(watch, checks, call, writer);
    }

    /// <summary>The next cases of a snapshot.</summary>
    public static async Task<List<Case>> PageAsync(CasesDb db, Viewer viewer, CaseFilter filter, Guid after, int most, CancellationToken cancel)
    {
        var coming = db.PendingFor(viewer.OfficeId);
        var ids = CaseAccess.VisibleByRelation(db, viewer)
            .Select(view => filter.Narrow(view).Select(file => file.Id).Where(id => id > after && !coming.Any(pending => pending.ResourceId == id)).Order().Take(most))
            .Aggregate((all, more) => all.Union(more));
        var files = await db.Cases.Join(ids.Order().Take(most), file => file.Id, id => id, (file, _) => file)
            .Include(file => file.Persons).OrderBy(file => file.Id).ToListAsync(cancel);
        return [.. files.Select(file => CaseViews.Show(file, CaseView.NeedToKnow))];
    }

    /// <summary>An office that kept out from the beginning has never been shown the case.</summary>
    private static async Task<KeptOut?> KeptOutAsync(CasesDb db, string officeId, Guid caseId, CancellationToken cancel)
    {
        var file = await db.Cases.SingleOrDefaultAsync(file => file.Id == caseId && file.RecusedOfficeIds.Contains(officeId), cancel);
        return file is null ? null : new KeptOut(file.Recusals.Any(recusal => recusal.OfficeId == officeId && recusal.Time > file.RecordTime.ToDateTimeOffset()));
    }
}
