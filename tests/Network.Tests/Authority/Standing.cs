using Netralitas.Platform.Authority;

namespace Netralitas.Network.Tests.Authority;

/// <summary>How an office stands to the example: written by hand from the rules of the network, not taken from the code that decides.</summary>
/// <remarks>The example is a report about an act in Tanah Laut (63.01) by a civil servant of Banjarbaru (63.72).</remarks>
internal static class Standing
{
    public const string Handles = "handles the case";
    public const string AboveHandler = "one tier above the handling office";
    public const string Holds = "holds the task";
    public const string AboveHolder = "one tier above its holder";
    public const string HoldsOther = "holds another task in the case";
    public const string Receives = "receives another person that its office forwarded";
    public const string Audits = "may audit the handling office";
    public const string Operates = "operates the network";
    public const string Other = "every other office";

    public const string Handler = "bawaslu-63.01";
    public const string Personnel = "bkpsdm-63.72";

    /// <summary>An office that has nothing to do with the example, and holds mandates of the two above.</summary>
    public const string Recorder = "setda-64.02";

    private static readonly Dictionary<string, string> ByOffice = new()
    {
        [Handler] = Handles,
        ["bawaslu-63"] = AboveHandler,
        [Personnel] = Holds,
        ["bkpsdm-63"] = AboveHolder,
        ["kpu-63.01"] = HoldsOther,
        ["kesbangpol-63.01"] = HoldsOther,
        ["dpmd-63.01"] = Receives,
        ["bawaslu-ri"] = Operates,
        ["bkn"] = Audits,
        ["bkn-kanreg-08"] = Audits,
    };

    /// <summary>Every standing there is, in the order of the document.</summary>
    public static IReadOnlyList<string> All { get; } = [Handles, AboveHandler, Holds, AboveHolder, HoldsOther, Receives, Audits, Operates, Other];

    /// <summary>The standing of an office.</summary>
    public static string Of(string officeId) => ByOffice.GetValueOrDefault(officeId, Other);

    /// <summary>The relation of a standing to what a method is about.</summary>
    public static Relation To(Subject subject, string standing) => subject switch
    {
        Subject.Nothing => Relation.AnyOffice,
        Subject.Operation => standing == Operates ? Relation.Operator : Relation.None,
        Subject.Office => standing switch { Holds => Relation.OwnOffice, AboveHolder => Relation.OfficeAbove, _ => Relation.None },
        Subject.Upload => standing == Handles ? Relation.OwnOffice : Relation.None,
        Subject.Channel => standing == Holds ? Relation.OwnOffice : Relation.None,
        Subject.Notice => standing == Holds ? Relation.Recipient : Relation.None,
        Subject.Track => standing switch { Handles => Relation.Handler, AboveHandler => Relation.HandlerSupervisor, Receives => Relation.TaskHolder, _ => Relation.None },
        Subject.Task => standing switch
        {
            Handles => Relation.Handler,
            AboveHandler => Relation.HandlerSupervisor,
            Holds => Relation.TaskHolder,
            AboveHolder => Relation.TaskHolderSupervisor,
            _ => Relation.None,
        },
        _ => standing switch
        {
            Handles => Relation.Handler,
            AboveHandler => Relation.HandlerSupervisor,
            Holds => Relation.TaskHolder,
            HoldsOther when subject is Subject.Case or Subject.Audit => Relation.TaskHolder,
            // The national Bawaslu office does both.
            Audits or Operates when subject == Subject.Audit => Relation.Auditor,
            _ => Relation.None,
        },
    };
}

/// <summary>What a method is about.</summary>
internal enum Subject
{
    /// <summary>Nothing in particular: every office stands alike.</summary>
    Nothing = 1,

    /// <summary>A case.</summary>
    Case = 2,

    /// <summary>A reported person, whom the holder of that very person's identification task may name.</summary>
    Person = 3,

    /// <summary>The identification task.</summary>
    Task = 4,

    /// <summary>The notice that it was opened.</summary>
    Notice = 5,

    /// <summary>The personnel office of Banjarbaru and its officers.</summary>
    Office = 6,

    /// <summary>Another case of the same kind, to be opened for audit.</summary>
    Audit = 7,

    /// <summary>A document of the case that is shared with the holder of the identification task.</summary>
    Document = 8,

    /// <summary>An unfinished upload of the handling office.</summary>
    Upload = 9,

    /// <summary>The track of a village head whom the handling office forwarded in another case.</summary>
    Track = 11,

    /// <summary>What operators of the network see and mend.</summary>
    Operation = 10,

    /// <summary>A channel or the roster of the personnel office of Banjarbaru, or how an officer of it is reached.</summary>
    Channel = 12,
}

/// <summary>How a call ended, as far as authority goes.</summary>
internal enum Verdict
{
    /// <summary>It went through, or ended for another reason than who called.</summary>
    Passes = 1,

    /// <summary>ROLE_MISSING.</summary>
    RoleMissing = 2,

    /// <summary>NOT_ALLOWED: the office may look at it only.</summary>
    NotAllowed = 3,

    /// <summary>NOT_FOUND, or not in the list.</summary>
    Hidden = 4,

    /// <summary>NOT_ON_BEHALF: nobody calls it for another office.</summary>
    NotOnBehalf = 5,

    /// <summary>NO_MANDATE: the service has not heard of one.</summary>
    NoMandate = 6,
}
