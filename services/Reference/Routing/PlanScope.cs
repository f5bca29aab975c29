namespace Netralitas.Reference;

/// <summary>How many tasks a step opens.</summary>
public enum PlanScope
{
    /// <summary>One for the case.</summary>
    Case = 1,

    /// <summary>One for each reported person.</summary>
    Person = 2,
}
