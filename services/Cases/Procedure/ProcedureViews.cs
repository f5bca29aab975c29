using Google.Protobuf.WellKnownTypes;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.Procedure;

/// <summary>What of the procedure is shown in the full view of a case.</summary>
internal static class ProcedureViews
{
    /// <summary>Adds allegations, hearings, forwardings and where the forwarded persons stand.</summary>
    public static void Add(Case shown, NeutralityCase file)
    {
        shown.Allegations.AddRange(file.Allegations.OrderBy(allegation => allegation.Position).Select(allegation => new Contracts.Cases.V1.Allegation
        {
            Id = allegation.Id.ToString(), PersonId = allegation.PersonId.ToString(), ViolationId = allegation.ViolationId,
            ViolationVersion = allegation.ViolationVersion, Outcome = allegation.Outcome,
        }));
        shown.Hearings.AddRange(file.Hearings.Select(hearing => new Contracts.Cases.V1.Hearing
        {
            Id = hearing.Id.ToString(), Role = hearing.Role, PersonId = hearing.PersonId?.ToString() ?? "", InvitationNumber = hearing.InvitationNumber,
            HearingTime = Timestamp.FromDateTimeOffset(hearing.Time), MinutesNumber = hearing.MinutesNumber ?? "", Attended = hearing.Attended, UnderOath = hearing.UnderOath,
        }));
        shown.Tracks.AddRange(file.Tracks.Select(track => new Contracts.Cases.V1.TrackStand
        {
            TrackId = track.TrackId.ToString(), PersonId = track.PersonId.ToString(), Kind = track.Kind, State = track.State, Mark = track.Mark ?? "", Ended = track.Ended,
            ReceiverOfficeId = track.ReceiverOfficeId, Returned = track.Returned, MarkOfficeId = track.MarkOfficeId ?? "", UpdateTime = Timestamp.FromDateTimeOffset(track.Time),
        }));
        shown.Forwardings.AddRange(file.Forwardings.Select(forwarding => new Contracts.Cases.V1.Forwarding
        {
            ReceiverOfficeId = forwarding.ReceiverOfficeId, RuleId = forwarding.RuleId, DocumentNumber = forwarding.DocumentNumber,
            PersonIds = { forwarding.PersonIds.Select(id => id.ToString()) }, AllegationIds = { forwarding.AllegationIds.Select(id => id.ToString()) }, ForwardTime = Timestamp.FromDateTimeOffset(forwarding.Time),
        }));
    }
}
