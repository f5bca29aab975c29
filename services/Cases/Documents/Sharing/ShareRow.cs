using NodaTime;

namespace Netralitas.Cases.Documents.Sharing;

/// <summary>An office may see a document while it holds a task in its case.</summary>
internal sealed class ShareRow
{
    public required Guid DocumentId { get; init; }

    public required string OfficeId { get; init; }

    /// <summary>Since when, on the legal clock.</summary>
    public required Instant ShareTime { get; init; }
}
