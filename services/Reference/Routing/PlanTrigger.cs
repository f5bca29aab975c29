namespace Netralitas.Reference;

/// <summary>What opens the task of a step.</summary>
public enum PlanTrigger
{
    /// <summary>A case was raised.</summary>
    CaseRaised = 1,

    /// <summary>An office gave a task back.</summary>
    TaskReturned = 2,
}
