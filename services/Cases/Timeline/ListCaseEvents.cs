using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.Auditing;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;

namespace Netralitas.Cases.Timeline;

/// <summary>What happened to a case, in order.</summary>
internal sealed class ListCaseEvents(Store<CasesDb> store, CaseAccess access, AuditReads reads)
{
    /// <summary>Answers ListCaseEvents.</summary>
    public async Task<ListCaseEventsResponse> HandleAsync(ListCaseEventsRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("case_id", request.CaseId);
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterNumber(checks);
        checks.ThrowIfAny();
        var told = await access.AskAsync(call, id, personId: null);
        var (answer, relation) = await store.ReadAsync(async (db, cancel) =>
        {
            var (_, relation) = await access.ReadAsync(db, call, id, told, cancel);
            call.Require(relation, "case", id.ToString());
            var rows = await db.Events.Where(row => row.CaseId == id && row.Sequence > after).OrderBy(row => row.Sequence).Take(page.Size + 1).ToListAsync(cancel);
            var (events, next) = page.Cut(rows, row => row.Sequence.ToString());
            return (new ListCaseEventsResponse { Events = { events.Select(Show) }, NextPageToken = next }, relation);
        }, call.Cancel);
        await reads.RecordAsync(call, id, relation);
        return answer;
    }

    private static CaseEvent Show(CaseEventRow row) => new()
    {
        Sequence = row.Sequence, Type = row.Type, EventTime = row.EventTime.ToTimestamp(), OfficeId = row.OfficeId,
        RecordedByOfficeId = row.RecordingOfficeId ?? "", TaskId = row.TaskId?.ToString() ?? "",
        Facts = { JsonSerializer.Deserialize<Dictionary<string, string>>(row.Facts)! },
    };
}
