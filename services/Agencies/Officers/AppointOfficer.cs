using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Officers;

/// <summary>Appoints an officer of the own office or of one below.</summary>
internal sealed class AppointOfficer(Store<AgenciesDb> store, LegalClock clock, ReferenceBook reference, OfficerDesk desk)
{
    private const int NameMax = 200;

    /// <summary>Checks, records, and answers with the officer.</summary>
    public async Task<AppointOfficerResponse> HandleAsync(AppointOfficerRequest request, Call call)
    {
        var now = clock.Now();
        var checks = new FieldChecks();
        var requestId = checks.Uuid("request_id", request.RequestId);
        var office = reference.Offices.Find(request.OfficeId);
        checks.Require(office is not null, "office_id", "must be the id of an office such as kpu-63.72");
        var name = checks.Text("name", request.Name, 1, NameMax);
        var roles = OfficerView.Check(checks, request.Roles);
        var start = checks.Time("start_time", request.StartTime, now);
        var end = checks.Time("end_time", request.EndTime, Instant.MaxValue);
        checks.Require(end > start && end > now, "end_time", "must be after the start of the term and after now");
        checks.ThrowIfAny();
        var relation = Appointing.RelationOf(call.OfficeId, office, reference.Offices);
        call.Require(relation, "office", request.OfficeId);
        if (Appointing.Refuse(relation, roles) is { } refusal)
        {
            throw refusal.AsException();
        }

        var officerId = Guid.CreateVersion7();
        var id = await store.OnceAsync(call, request, requestId, officerId, (db, _) =>
        {
            var row = new OfficerRow
            {
                OfficerId = officerId, Version = 1, OfficeId = office!.Id, Roles = roles, StartTime = start, EndTime = request.EndTime is null ? null : end,
            };
            db.Insert(row);
            db.Insert(new OfficerFile { OfficerId = row.OfficerId, Name = name });
            db.Announce(row.ToFact(), row.OfficerId);
            return Task.CompletedTask;
        });
        return new AppointOfficerResponse { Officer = await desk.ReadAsync(call, id) };
    }
}
