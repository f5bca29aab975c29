using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using State = Netralitas.Contracts.Cases.V1.CaseState;

namespace Netralitas.Cases.CaseFile;

/// <summary>The one table of what may be done in which state, and by which document.</summary>
internal static class CaseLifecycle
{
    public const string Identify = "IdentifyPerson";
    public const string Recuse = "RecuseOffice";
    public const string Allege = "AddAllegation";
    public const string Study = "CompleteInitialStudy";
    public const string CompleteReport = "CompleteReport";
    public const string Register = "RegisterCase";
    public const string Close = "CloseCase";
    public const string Invite = "InviteToHearing";
    public const string Hear = "RecordHearing";
    public const string Extend = "ExtendHandling";
    public const string CompleteStudy = "CompleteStudy";
    public const string Decide = "DecideCase";
    public const string Announce = "AnnounceStatus";
    public const string Forward = "ForwardCase";
    public const string Conclude = "ConcludeCase";
    public const string Withdraw = "WithdrawReport";
    public const string Transfer = "TransferCase";
    public const string Accept = "AcceptTransfer";
    public const string Decline = "DeclineTransfer";
    public const string TakeOver = "TakeOverCase";
    public const string Reopen = "ReopenCase";
    public const string Correct = "CorrectEntry";
    public const string Merge = "MergeCases";

    private static readonly State[] Intake = [State.InitialStudy, State.AwaitingCompletion, State.Studied, State.FindingProposed, State.Tracing];
    private static readonly State[] Handling = [State.Registered, State.Clarification, State.StudyCompleted];
    private static readonly State[] Open = [.. Intake, .. Handling, State.Decided, State.StatusAnnounced, State.Forwarded];

    /// <summary>Every step. Perbawaslu 7/2022; Perbawaslu 8/2020 jo 9/2024.</summary>
    public static IReadOnlyList<Transition> Steps { get; } =
    [
        new(Identify, DocumentType.Unspecified, State.Unspecified, [.. Intake, .. Handling]),
        new(Recuse, DocumentType.Unspecified, State.Unspecified, Open),
        new(Allege, DocumentType.Unspecified, State.Unspecified, [.. Intake, .. Handling]),
        // A report: initial study, completion by the reporter if something lacks, registration.
        new(Study, DocumentType.InitialStudy, State.Unspecified, State.InitialStudy, State.AwaitingCompletion),
        new(CompleteReport, DocumentType.ReportForm, State.InitialStudy, State.AwaitingCompletion),
        // A finding, or information that was traced: the plenary sets it as a finding, which registers it.
        new(Register, DocumentType.Unspecified, State.Registered, State.Studied, State.FindingProposed, State.Tracing),
        new(Close, DocumentType.Unspecified, State.NotRegistered, Intake),
        new(Invite, DocumentType.ClarificationInvite, State.Clarification, State.Registered, State.Clarification),
        new(Hear, DocumentType.ClarificationMinutes, State.Unspecified, State.Clarification),
        new(Extend, DocumentType.PlenaryMinutes, State.Unspecified, Handling),
        new(CompleteStudy, DocumentType.Study, State.StudyCompleted, State.Registered, State.Clarification),
        new(Decide, DocumentType.PlenaryMinutes, State.Decided, State.StudyCompleted),
        // A crime is forwarded within a day of the decision: it may come before the status is announced.
        new(Announce, DocumentType.StatusNotice, State.Unspecified, State.Decided, State.Forwarded),
        new(Forward, DocumentType.ForwardingLetter, State.Forwarded, State.Decided, State.StatusAnnounced, State.Forwarded, State.Tracing),
        new(Conclude, DocumentType.FollowupReport, State.Concluded, State.StatusAnnounced, State.Forwarded),
        new(Withdraw, DocumentType.Unspecified, State.Withdrawn, [State.InitialStudy, State.AwaitingCompletion, State.Studied, .. Handling]),
        // The state stays, whoever handles it; a reopened case is where it was before it ended.
        new(Transfer, DocumentType.TransferLetter, State.Unspecified, Open),
        new(Accept, DocumentType.TransferLetter, State.Unspecified, Open),
        new(Decline, DocumentType.TransferLetter, State.Unspecified, Open),
        new(TakeOver, DocumentType.TakeoverLetter, State.Unspecified, Open),
        new(Correct, DocumentType.Unspecified, State.Unspecified, Open),
        new(Reopen, DocumentType.PlenaryMinutes, State.Unspecified, State.NotRegistered, State.Concluded, State.Withdrawn),
        // Of both cases: what goes on takes persons in as long as nothing is decided.
        new(Merge, DocumentType.PlenaryMinutes, State.Merged, [.. Intake, .. Handling]),
    ];

    /// <summary>State, and the commands that it allows, in the order of the steps.</summary>
    public static IReadOnlyDictionary<State, IReadOnlyList<string>> Table { get; } = Enum.GetValues<State>().Where(state => state != State.Unspecified)
        .ToDictionary(state => state, IReadOnlyList<string> (state) => [.. Steps.Where(step => step.From.Contains(state)).Select(step => step.Command)]);

    /// <summary>The step of a command.</summary>
    public static Transition Of(string command) => Steps.Single(step => step.Command == command);

    /// <summary>State in which a case of this kind begins.</summary>
    public static State Start(CaseKind kind) => kind switch
    {
        CaseKind.Report => State.InitialStudy,
        CaseKind.Finding => State.FindingProposed,
        CaseKind.Information => State.Tracing,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of case."),
    };

    /// <summary>The refusal of a command; null when the state allows it.</summary>
    public static Refusal? Refuse(NeutralityCase file, string command) => Table[file.State].Contains(command)
        ? null
        : Refusal.NotNow("case", file.Id.ToString(), command, Words.Of(file.State), Table[file.State]);
}
