using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Cli.Tracks;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases;

/// <summary>How a case looks.</summary>
internal static class CaseScreen
{
    /// <summary>What stands for a case among others: its official number, or that it has none yet.</summary>
    public static string NumberOf(Case file) => file.OfficialNumber is not { } number
        ? "(not registered)"
        : number.Text + (number.Provisional ? " (provisional)" : "");

    /// <summary>One case.</summary>
    public static void Show(this IAnsiConsole screen, Case file)
    {
        screen.Facts(
            ("Case", file.Id),
            ("Number", NumberOf(file)),
            ("Receipt", file.ReceiptNumber is { } receipt ? receipt.Text + (receipt.Provisional ? " (provisional)" : "") : ""),
            ("Imported", file.Imported ? "from an older register" : ""),
            ("State", EnumWords<CaseState>.Of(file.State)),
            ("Kind", EnumWords<CaseKind>.Of(file.Kind)),
            ("Election", $"{file.ElectionId}, {EnumWords<Contest>.Of(file.Contest)}"),
            ("Place", file.PlaceRegionCode),
            ("Act, known", $"{file.ActDate}, {file.KnownDate}"),
            ("Received", LocalTime.Moment(file.ReceivedTime, file.TimeZone)),
            ("Counts from", file.CountedFromTime.Equals(file.ReceivedTime) ? "" : LocalTime.Moment(file.CountedFromTime, file.TimeZone)),
            ("Late", file.Late is { } late ? $"not registered: {late.RuleId} was over at {LocalTime.Moment(late.AfterTime, file.TimeZone)}" : ""),
            ("Entered", LocalTime.Moment(file.RecordTime, file.TimeZone)),
            ("Handled by", file.HandlingOfficeId),
            ("Offered to", file.OfferedOfficeId),
            ("Handled before", string.Join(", ", file.Handovers.Where(handover => handover.State is HandoverState.Accepted or HandoverState.TakenOver).Select(handover => handover.FromOfficeId))),
            ("Raised by", file.RaisingOfficeId),
            ("Recorded by", file.RecordedByOfficeId),
            ("Keep out", string.Join(", ", file.RecusedOfficeIds.Concat(file.RecusedOfficerIds))),
            ("Study", file.InitialStudy is { } study ? Study(study, file.TimeZone) : ""),
            ("Closed", file.Closing is { } closing ? Closed(closing, file.TimeZone) : ""),
            ("Merged into", file.MergedIntoCaseId),
            ("Took in", string.Join(", ", file.MergedCaseIds)),
            ("Evidence", string.Join('\n', file.EvidenceLinks)),
            ("View", EnumWords<CaseView>.Of(file.View)),
            ("Etag", file.Etag));
        foreach (var person in file.Persons)
        {
            screen.WriteLine();
            screen.Facts(
                ("Person", person.Id),
                ("  Name", person.Name.Length > 0 ? person.Name : person.Identified ? person.Initials : "(not identified)"),
                ("  Kind", EnumWords<SubjectKind>.Of(person.SubjectKind)),
                ("  Employer", person.EmployerOfficeId.Length > 0 ? person.EmployerOfficeId : "(unknown)"),
                ("  Post", person.Post),
                ("  NIP", person.EmployeeNumber),
                ("  NIK", person.ResidentNumber),
                ("  At the act", AtAct(person.AtAct ?? new PersonAtAct())),
                ("  Act", person.AllegedAct));
        }

        foreach (var allegation in file.Allegations)
        {
            screen.WriteLine();
            screen.Facts(
                ("Allegation", allegation.Id), ("  Person", allegation.PersonId), ("  Violation", $"{allegation.ViolationId}, version {allegation.ViolationVersion}"),
                ("  Outcome", EnumWords<Outcome>.Of(allegation.Outcome)));
        }

        foreach (var hearing in file.Hearings)
        {
            screen.WriteLine();
            screen.Facts(
                ("Hearing", hearing.Id), ("  Of", EnumWords<HearingRole>.Of(hearing.Role)), ("  Person", hearing.PersonId), ("  Invitation", hearing.InvitationNumber),
                ("  Time", LocalTime.Moment(hearing.HearingTime, file.TimeZone)), ("  Minutes", Minutes(hearing)));
        }

        foreach (var forwarding in file.Forwardings)
        {
            screen.WriteLine();
            screen.Facts(
                ("Forwarded to", forwarding.ReceiverOfficeId), ("  By rule", forwarding.RuleId), ("  Letter", forwarding.DocumentNumber),
                ("  Time", LocalTime.Moment(forwarding.ForwardTime, file.TimeZone)), ("  Persons", string.Join(", ", forwarding.PersonIds)));
        }

        foreach (var track in file.Tracks)
        {
            screen.WriteLine();
            screen.Facts(
                ("Track", track.TrackId), ("  Kind", track.Kind), ("  Person", track.PersonId), ("  At", track.ReceiverOfficeId),
                ("  State", TrackScreen.StateOf(track.State, track.Mark, track.MarkOfficeId) + (track.Ended ? " (over)" : "")), ("  Since", LocalTime.Moment(track.UpdateTime, file.TimeZone)));
        }
    }

    private static string Minutes(Hearing hearing) => hearing.MinutesNumber.Length == 0
        ? "(none yet)"
        : $"{hearing.MinutesNumber}, {(hearing.Attended ? "came" : "did not come")}{(hearing.UnderOath ? ", under oath" : "")}";

    private static string AtAct(PersonAtAct at) => string.Join(", ", new[]
    {
        EnumWords<EmploymentStatus>.Of(at.EmploymentStatus), at.Rank, EnumWords<PostClass>.Of(at.PostClass), at.Unit,
        at.Leave == LeaveStatus.Unspecified ? "" : $"leave {EnumWords<LeaveStatus>.Of(at.Leave)}",
        at.CandidateRelation == CandidateRelation.Unspecified ? "" : $"relation to a candidate {EnumWords<CandidateRelation>.Of(at.CandidateRelation)}",
    }.Where(word => word.Length > 0));

    private static string Study(InitialStudy study, string zone) =>
        $"formal {(study.FormalRequirementsMet ? "met" : "not met")}, material {(study.MaterialRequirementsMet ? "met" : "not met")}, "
        + $"{LocalTime.Moment(study.CompleteTime, zone)}: {study.Summary}";

    private static string Closed(Closing closing, string zone) =>
        $"{EnumWords<CloseReason>.Of(closing.Reason)}, {LocalTime.Moment(closing.CloseTime, zone)}{(closing.Note.Length > 0 ? ": " + closing.Note : "")}";
}
