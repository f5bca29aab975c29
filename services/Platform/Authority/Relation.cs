namespace Netralitas.Platform.Authority;

/// <summary>How a caller stands to what a call is about. A rule names the relations that may make the call.</summary>
[Flags]
public enum Relation
{
    /// <summary>None: the caller may not know of it.</summary>
    None = 0,

    /// <summary>Any authenticated office.</summary>
    AnyOffice = 1 << 0,

    /// <summary>The office that handles the case.</summary>
    Handler = 1 << 1,

    /// <summary>The office of the same function one tier above the handler.</summary>
    HandlerSupervisor = 1 << 2,

    /// <summary>The office that holds the task, or a task in the case.</summary>
    TaskHolder = 1 << 3,

    /// <summary>The office of the same function one tier above the task's holder.</summary>
    TaskHolderSupervisor = 1 << 4,

    /// <summary>The office to which a notice is addressed.</summary>
    Recipient = 1 << 5,

    /// <summary>Whoever calls, without a token: the method gets no <see cref="Hosting.Call"/> and decides by what the request itself knows.</summary>
    Anyone = 1 << 6,

    /// <summary>The office itself that the call is about.</summary>
    OwnOffice = 1 << 7,

    /// <summary>An office of the same function any number of tiers above it.</summary>
    OfficeAbove = 1 << 8,

    /// <summary>An office that audits the handling office. What it may look at it must have opened for audit first.</summary>
    Auditor = 1 << 9,

    /// <summary>An office that the task is shared with or offered to, or that asks for it.</summary>
    TaskGuest = 1 << 12,

    /// <summary>The national office of the handling function (Bawaslu), which operates the network.</summary>
    Operator = 1 << 10,
}
