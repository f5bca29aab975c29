using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.Officers;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity.Mandates;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Mandates;

/// <summary>Lets another office record on behalf of the own office or of one below.</summary>
internal sealed class GrantMandate(Store<AgenciesDb> store, LegalClock clock, ReferenceBook reference, MandateDesk desk)
{
    private const int OpenMax = 20;
    private const string OfficeAdvice = "must be the id of an office such as kesbangpol-63.01";
    private static readonly Duration TermMax = Duration.FromDays(731);
    private static readonly Reason TooMany = new("TOO_MANY_MANDATES", StatusCode.FailedPrecondition,
        "{max} mandates of the office have not ended; revoke one first.", "Sudah ada {max} surat kuasa yang masih berlaku; cabut salah satu lebih dahulu.");

    /// <summary>Checks, records, and answers with the mandate.</summary>
    public async Task<GrantMandateResponse> HandleAsync(GrantMandateRequest request, Call call)
    {
        var now = clock.Now();
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        var office = reference.Offices.Find(request.OfficeId);
        checks.Require(office is not null, "office_id", OfficeAdvice);
        var isOffice = checks.Require(reference.Offices.Find(request.RecordingOfficeId) is not null, "recording_office_id", OfficeAdvice);
        checks.Require(!isOffice || request.RecordingOfficeId != request.OfficeId, "recording_office_id", "must be another office than the one on whose behalf it records");
        var document = checks.DocumentNumber("document_number", request.DocumentNumber, 1);
        var start = checks.Time("start_time", request.StartTime, now);
        checks.Require(request.EndTime is not null, "end_time", "must be given");
        var end = checks.Time("end_time", request.EndTime, start);
        checks.Require(request.EndTime is null || (end > start && end > now && end - start <= TermMax), "end_time", $"must be after the start and after now, and at most {TermMax.Days} days after the start");
        checks.ThrowIfAny();
        call.Require(Appointing.RelationOf(call.OfficeId, office, reference.Offices), "office", request.OfficeId);
        var row = new MandateRow
        {
            MandateId = Guid.CreateVersion7(), Version = 1, OfficeId = request.OfficeId, RecordingOfficeId = request.RecordingOfficeId,
            DocumentNumber = document, StartTime = start, EndTime = end,
        };
        var id = await store.OnceAsync(call, request, requestId, row.MandateId, async (db, cancel) =>
        {
            if (await db.Mandates.CountAsync(other => other.OfficeId == row.OfficeId && other.EndTime > now, cancel) >= OpenMax)
            {
                throw Refusal.Of(TooMany, ("max", OpenMax.ToString())).AsException();
            }

            db.Insert(row);
            db.Announce(row.ToFact(), row.MandateId);
        });
        return new GrantMandateResponse { Mandate = await desk.ReadAsync(call, id) };
    }
}
