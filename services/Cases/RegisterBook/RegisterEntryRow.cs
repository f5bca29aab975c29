namespace Netralitas.Cases.RegisterBook;

/// <summary>Where an imported case comes from.</summary>
internal sealed class RegisterEntryRow
{
    public required Guid CaseId { get; init; }

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public required string FileSha256 { get; init; }

    /// <summary>Its first line in the file.</summary>
    public required int Line { get; init; }
}
