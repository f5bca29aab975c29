using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.CaseFile;

/// <summary>The one table of what may be done in which state.</summary>
internal static class CaseLifecycle
{
    public const string Identify = "IdentifyPerson";
    public const string Study = "CompleteInitialStudy";
    public const string Register = "RegisterCase";
    public const string Recuse = "RecuseOffice";
    public const string Close = "CloseCase";

    /// <summary>State, and the commands that it allows.</summary>
    public static IReadOnlyDictionary<CaseState, IReadOnlyList<string>> Table { get; } = new Dictionary<CaseState, IReadOnlyList<string>>
    {
        // A report: initial study, completion by the reporter if something lacks, registration.
        [CaseState.InitialStudy] = [Identify, Study, Recuse, Close],
        [CaseState.AwaitingCompletion] = [Identify, Study, Recuse, Close],
        [CaseState.Studied] = [Identify, Register, Recuse, Close],
        // A finding: the plenary sets it as a finding, which registers it.
        [CaseState.FindingProposed] = [Identify, Register, Recuse, Close],
        // Information: traced, then set as a finding or dropped.
        [CaseState.Tracing] = [Identify, Register, Recuse, Close],
        [CaseState.Registered] = [Identify, Recuse],
        [CaseState.NotRegistered] = [],
    };

    /// <summary>State in which a case of this kind begins.</summary>
    public static CaseState Start(CaseKind kind) => kind switch
    {
        CaseKind.Report => CaseState.InitialStudy,
        CaseKind.Finding => CaseState.FindingProposed,
        CaseKind.Information => CaseState.Tracing,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of case."),
    };

    /// <summary>The refusal of a command; null when the state allows it.</summary>
    public static Refusal? Refuse(NeutralityCase file, string command) => Table[file.State].Contains(command)
        ? null
        : Refusal.NotNow("case", file.Id.ToString(), command, Words.Of(file.State), Table[file.State]);
}
