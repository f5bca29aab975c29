namespace Netralitas.Reference;

/// <summary>What opens the task of a step.</summary>
public enum PlanTrigger
{
    /// <summary>A case was raised.</summary>
    CaseRaised = 1,

    /// <summary>An office gave a task back.</summary>
    TaskReturned = 2,

    /// <summary>It is known who a reported person is.</summary>
    PersonIdentified = 3,

    /// <summary>The case was registered.</summary>
    Registered = 4,

    /// <summary>The person was forwarded.</summary>
    Forwarded = 5,

    /// <summary>A sanction was imposed on the person in a track.</summary>
    Sanctioned = 6,

    /// <summary>A track of the person came to one of the states that the step names.</summary>
    TrackReached = 7,
}
