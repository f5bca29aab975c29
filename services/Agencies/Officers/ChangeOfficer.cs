using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Agencies.Officers;

/// <summary>Changes what an officer may do, or until when.</summary>
internal sealed class ChangeOfficer(OfficerDesk desk, LegalClock clock)
{
    /// <summary>Checks, records, and answers with the officer.</summary>
    public async Task<ChangeOfficerResponse> HandleAsync(ChangeOfficerRequest request, Call call)
    {
        var checks = new FieldChecks();
        var target = (checks.Uuid("request_id", request.RequestId), checks.Uuid("officer_id", request.OfficerId));
        var roles = OfficerView.Check(checks, request.Roles);
        var end = checks.Time("end_time", request.EndTime, Instant.MaxValue);
        checks.Require(end > clock.Now(), "end_time", "must not be in the past; to end the term now, dismiss the officer");
        checks.ThrowIfAny();
        var officer = await desk.RunAsync(call, request, target, request.Etag, (_, row, relation, _, _) =>
        {
            if (end <= row.StartTime)
            {
                checks.Bad("end_time", "must be after the start of the term");
                checks.ThrowIfAny();
            }

            (row.Roles, row.EndTime) = (roles, request.EndTime is null ? null : end);
            return Task.FromResult(Appointing.Refuse(relation, roles));
        });
        return new ChangeOfficerResponse { Officer = officer };
    }
}
