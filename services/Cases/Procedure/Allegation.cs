using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cases.Procedure;

/// <summary>A violation that a reported person is alleged to have committed (dugaan pelanggaran).</summary>
internal sealed class Allegation
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Place in the order in which they were added, from 0.</summary>
    public required int Position { get; init; }

    /// <summary>Code in the violation catalogue.</summary>
    public required string ViolationId { get; set; }

    /// <summary>Version of that row, as it was in force on the day of the act.</summary>
    public required int ViolationVersion { get; set; }

    /// <summary>What the plenary decided; unspecified before.</summary>
    public Outcome Outcome { get; set; }

    /// <summary>What came of it, in words; known of imported cases only.</summary>
    public string? Sanction { get; init; }

    /// <summary>Whether it was decided to be a violation of some law.</summary>
    public bool IsViolation => Outcome is not (Outcome.Unspecified or Outcome.NotViolation or Outcome.NotProven);
}
