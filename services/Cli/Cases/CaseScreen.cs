using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
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
            ("State", EnumWords<CaseState>.Of(file.State)),
            ("Kind", EnumWords<CaseKind>.Of(file.Kind)),
            ("Election", $"{file.ElectionId}, {EnumWords<Contest>.Of(file.Contest)}"),
            ("Place", file.PlaceRegionCode),
            ("Act, known", $"{file.ActDate}, {file.KnownDate}"),
            ("Received", LocalTime.Moment(file.ReceivedTime, file.TimeZone)),
            ("Entered", LocalTime.Moment(file.RecordTime, file.TimeZone)),
            ("Handled by", file.HandlingOfficeId),
            ("Raised by", file.RaisingOfficeId),
            ("Keep out", string.Join(", ", file.RecusedOfficeIds.Concat(file.RecusedOfficerIds))),
            ("Recorded by", file.RecordedByOfficeId),
            ("Keep out", string.Join(", ", file.RecusedOfficeIds)),
            ("Study", file.InitialStudy is { } study ? Study(study, file.TimeZone) : ""),
            ("Closed", file.Closing is { } closing ? Closed(closing, file.TimeZone) : ""),
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
                ("  Act", person.AllegedAct));
        }
    }

    private static string Study(InitialStudy study, string zone) =>
        $"formal {(study.FormalRequirementsMet ? "met" : "not met")}, material {(study.MaterialRequirementsMet ? "met" : "not met")}, "
        + $"{LocalTime.Moment(study.CompleteTime, zone)}: {study.Summary}";

    private static string Closed(Closing closing, string zone) =>
        $"{EnumWords<CloseReason>.Of(closing.Reason)}, {LocalTime.Moment(closing.CloseTime, zone)}{(closing.Note.Length > 0 ? ": " + closing.Note : "")}";
}
