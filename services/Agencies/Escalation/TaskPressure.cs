using Netralitas.Agencies.Escalation;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.FollowUp;

/// <summary>How the office is pressed to do it: where the task stands on its ladder.</summary>
public sealed partial record FollowUpTask
{
    /// <summary>The ladder that it climbs; empty for tasks of before there were ladders.</summary>
    public string Ladder { get; init; } = "";

    /// <summary>The version of the ladders when its clock started; it keeps that.</summary>
    public string LadderVersion { get; init; } = "";

    /// <summary>How often its deadline moved or another office got it: what was to fire before does not any more.</summary>
    public int RungRound { get; init; }

    /// <summary>The rung of this round that is behind it; null for none.</summary>
    public string? LastRung { get; init; }

    /// <summary>What comes next: a rung, <see cref="Escalation.RungSchedule.Release"/>, or <see cref="Escalation.RungSchedule.End"/>; null while nothing can.</summary>
    public string? NextRung { get; init; }

    /// <summary>When that fires; null where nothing is to.</summary>
    public Instant? NextRungTime { get; init; }

    /// <summary>When it is tried again, where it could not be decided what it does; null for all others.</summary>
    public Instant? NextTryTime { get; init; }

    /// <summary>When the office last acknowledged it or began; null before.</summary>
    public Instant? AcknowledgeTime { get; init; }

    /// <summary>How many times it was escalated in this round.</summary>
    public int EscalationLevel { get; init; }

    /// <summary>The tier that it was escalated to last; null for none.</summary>
    public OfficeTier? EscalationTier { get; init; }

    /// <summary>Whether law or policy gave the power to; null for none.</summary>
    public BasisKind? Lever { get; init; }

    /// <summary>That law in words, or the word policy.</summary>
    public string? LeverBasis { get; init; }

    /// <summary>The highest tier that is late with it: that of the office itself, or of one that has to supervise it; null while none is.</summary>
    public OfficeTier? LateTier { get; init; }

    /// <summary>Whether there are tasks that supervise it and have to end when it does.</summary>
    public bool IsSupervised { get; init; }

    /// <summary>The late task that this one has to see to; zero for all others.</summary>
    public Guid SupervisedTaskId { get; init; }

    /// <summary>What this one shows of it; null for all others.</summary>
    public LateTask? LateTask { get; init; }
}
