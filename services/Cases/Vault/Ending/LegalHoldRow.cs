using NodaTime;

namespace Netralitas.Cases.Vault.Ending;

/// <summary>A legal hold: while there is one, no identity of the case is destroyed.</summary>
internal sealed class LegalHoldRow
{
    public required Guid CaseId { get; init; }

    /// <summary>Number of the document that ordered it.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>When it was set, on the legal clock.</summary>
    public required Instant SetTime { get; init; }
}
