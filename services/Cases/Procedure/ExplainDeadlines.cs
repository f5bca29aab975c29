using Google.Protobuf.WellKnownTypes;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using Netralitas.ReferenceViews;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>The clocks of a case and how each came to be.</summary>
internal sealed class ExplainDeadlines(Store<CasesDb> store, CaseAccess access, CaseClocks clocks, ReferenceBook reference, LegalClock legal)
{
    /// <summary>Answers ExplainDeadlines.</summary>
    public async Task<ExplainDeadlinesResponse> HandleAsync(ExplainDeadlinesRequest request, Call call)
    {
        var checks = new FieldChecks();
        var id = checks.Uuid("case_id", request.CaseId);
        checks.ThrowIfAny();
        var told = await access.AskAsync(call, id, personId: null);
        return await store.ReadAsync(async (db, cancel) =>
        {
            var (file, relation) = await access.ReadAsync(db, call, id, told, cancel);
            call.Require(relation, "case", id.ToString());
            return new ExplainDeadlinesResponse { Clocks = { clocks.Of(file!).Select(clock => Show(file!, clock)) } };
        }, call.Cancel);
    }

    private CaseClock Show(NeutralityCase file, RunningClock clock)
    {
        var zone = reference.Offices.Find(file.HandlingOfficeId)!.Zone;
        var now = legal.Now();
        var pauses = Pausing.Pause.Of(file, now);
        var due = DeadlineCalculator.Due(clock.Rule, clock.Start, zone, reference.Calendar, pauses);
        // What stands still runs out of nothing; what was over before is over.
        var stands = file.Pauses is [.., { End: null } last] && Instant.FromDateTimeOffset(last.Start) < due;
        return new CaseClock
        {
            Kind = clock.Kind,
            Reckoning = ReckoningView.Of(clock.Rule, clock.Start, zone, reference.Calendar, pauses),
            MetTime = clock.Met?.ToTimestamp(),
            Overdue = clock.Met is { } met ? met >= due : now >= due && !stands,
            Reception = clock.Kind == ClockKind.InitialStudy ? Received(file) : null,
            Pauses =
            {
                file.Pauses.Where(pause => pause.End is not { } end || Instant.FromDateTimeOffset(end) > clock.Start).Select(pause => new Pause
                {
                    StartTime = Timestamp.FromDateTimeOffset(pause.Start), EndTime = pause.End is { } end ? Timestamp.FromDateTimeOffset(end) : null,
                    DocumentNumber = pause.DocumentNumber, Reason = pause.Reason,
                }),
            },
        };
    }

    private Contracts.Cases.V1.Reception? Received(NeutralityCase file)
    {
        var place = ReceptionPlace.Of(file.RaisingOfficeId, file.PlaceRegionCode, file.ElectionId, reference);
        return place.HoursOn(file.ReceivedTime, reference) is not { } hours ? null : new Contracts.Cases.V1.Reception
        {
            Rule = RuleView.Of(hours),
            ReceivedTime = file.ReceivedTime.ToTimestamp(), CountedFromTime = file.CountedFromTime.ToTimestamp(),
        };
    }
}
