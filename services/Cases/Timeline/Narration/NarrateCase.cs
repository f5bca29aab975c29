using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.Auditing;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Paging;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Cases.Timeline.Narration;

/// <summary>What happened to a case, in words. Whoever may list its events may read them.</summary>
internal sealed class NarrateCase(Store<CasesDb> store, CaseAccess access, AuditReads reads, Sentences sentences, ReferenceBook reference)
{
    /// <summary>Answers NarrateCase.</summary>
    public async Task<NarrateCaseResponse> HandleAsync(NarrateCaseRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("case_id", request.CaseId);
        checks.Require(Enum.IsDefined(request.Language), "language", "must be a known language");
        var page = Page.Of(checks, request.PageSize, request.PageToken, request);
        var after = page.AfterNumber(checks);
        checks.ThrowIfAny();
        var told = await access.AskAsync(call, id, personId: null);
        var (answer, relation) = await store.ReadAsync(async (db, cancel) =>
        {
            var (file, relation) = await access.ReadAsync(db, call, id, told, cancel);
            call.Require(relation, "case", id.ToString());
            var zone = reference.Offices.Find(file!.HandlingOfficeId)!.Zone;
            var rows = await db.Events.Where(row => row.CaseId == id && row.Sequence > after).OrderBy(row => row.Sequence).Take(page.Size + 1).ToListAsync(cancel);
            var (events, next) = page.Cut(rows, row => row.Sequence.ToString());
            var narrated = events.Select(row => Show(row, sentences.Of(file, row, request.Language), row.EventTime.InZone(zone), request.Language));
            return (new NarrateCaseResponse { Events = { narrated }, NextPageToken = next }, relation);
        }, call.Cancel);
        await reads.RecordAsync(call, id, relation);
        return answer;
    }

    private static NarratedEvent Show(CaseEventRow row, string sentence, ZonedDateTime local, NarrationLanguage language) => new()
    {
        Sequence = row.Sequence, EventTime = row.EventTime.ToTimestamp(), Date = LocalDatePattern.Iso.Format(local.Date),
        Day = SpokenTime.Day(local.Date, language), Time = SpokenTime.Time(local, language), Sentence = sentence,
    };
}
