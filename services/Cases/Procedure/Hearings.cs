using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>Invites to hearings and records them (klarifikasi).</summary>
internal sealed class Hearings(TakeStep step)
{
    private const int HearingsMax = 500;

    private static readonly Reason TooMany = new("TOO_MANY_HEARINGS", Grpc.Core.StatusCode.FailedPrecondition,
        "The case has {max} hearings already.", "Perkara ini sudah memiliki {max} klarifikasi.");

    private static readonly Reason RecordedAlready = new("HEARING_RECORDED", Grpc.Core.StatusCode.FailedPrecondition,
        "The hearing was recorded already.", "Berita acara klarifikasi ini sudah dicatat.");

    /// <summary>Invites somebody.</summary>
    public async Task<InviteToHearingResponse> HandleAsync(InviteToHearingRequest request, Call call)
    {
        var (person, at) = (Guid.Empty, default(Instant));
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Invite, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks =>
            {
                checks.OneOf("role", request.Role);
                var isReported = request.Role == HearingRole.ReportedPerson;
                checks.Require(isReported || request.PersonId.Length == 0, "person_id", "must be empty but for REPORTED_PERSON");
                person = isReported ? checks.Uuid("person_id", request.PersonId) : Guid.Empty;
                checks.Require(request.HearingTime is not null, "hearing_time", "must be given");
                at = checks.Time("hearing_time", request.HearingTime, default);
            },
            (known, number, now) => Invite(known, person, new Hearing(Guid.CreateVersion7(), request.Role, person == Guid.Empty ? null : person, number, at.ToDateTimeOffset()), call.OfficeId, now));
        return new InviteToHearingResponse { Case = file };
    }

    /// <summary>Records what an invitation came to.</summary>
    public async Task<RecordHearingResponse> HandleAsync(RecordHearingRequest request, Call call)
    {
        var id = Guid.Empty;
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Hear, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks =>
            {
                id = checks.Uuid("hearing_id", request.HearingId);
                checks.Require(request.Attended || !request.UnderOath, "under_oath", "must be false for who did not come");
            },
            (known, number, now) => Record(known, id, number, request.Attended, request.UnderOath, call.OfficeId, now));
        return new RecordHearingResponse { Case = file };
    }

    /// <summary>The decision. Refused: the hearing is in the past; there is no such person; too many hearings.</summary>
    public static Decision<CaseChange> Invite(NeutralityCase file, Guid personId, Hearing hearing, string officeId, Instant now) =>
        hearing.Time < now.ToDateTimeOffset() ? FieldChecks.RefusalOf("hearing_time", "must not be in the past")
        : personId != Guid.Empty && !file.Persons.Exists(person => person.Id == personId) ? Refusal.NotFound("person", personId.ToString())
        : file.Hearings.Count >= HearingsMax ? Refusal.Of(TooMany, ("max", HearingsMax.ToString()))
        : new Heard(now, officeId, hearing);

    /// <summary>The decision. Refused: there is no such hearing; it was recorded already.</summary>
    public static Decision<CaseChange> Record(NeutralityCase file, Guid id, string number, bool attended, bool underOath, string officeId, Instant now) =>
        file.Hearings.FirstOrDefault(hearing => hearing.Id == id) is not { } invited ? Refusal.NotFound("hearing", id.ToString())
        : invited.MinutesNumber is not null ? Refusal.Of(RecordedAlready)
        : new Heard(now, officeId, invited with { MinutesNumber = number, Attended = attended, UnderOath = underOath });
}
