using NodaTime;

namespace Netralitas.Agencies.Recomputing;

/// <summary>Deadlines reckoned anew by one order: who, why, and how far it has come.</summary>
internal sealed class RecomputeRun
{
    public required Guid Id { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>The account that ordered it.</summary>
    public required string Account { get; init; }

    /// <summary>Number of the decree.</summary>
    public required string DocumentNumber { get; init; }

    public required string Reason { get; init; }

    public required Instant StartTime { get; init; }

    /// <summary>Tasks up to this one are done, in the order of their ids. Whoever goes on at the same time finds it moved, and looks again.</summary>
    public required Guid LastTaskId { get; set; }

    public required int ChangedCount { get; set; }

    /// <summary>When it was done; null while it is not.</summary>
    public Instant? FinishTime { get; set; }
}
