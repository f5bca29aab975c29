namespace Netralitas.Cases.Documents;

/// <summary>Bytes that are kept once, however many documents of whatever cases have them.</summary>
internal sealed class ContentRow
{
    /// <summary>Their hash, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required long Size { get; init; }

    /// <summary>The upload whose parts they are.</summary>
    public required Guid UploadId { get; init; }
}

/// <summary>A part of an upload, and of the content that the upload has become.</summary>
internal sealed class PartRow
{
    public required Guid UploadId { get; init; }

    /// <summary>Place of its first byte in the whole.</summary>
    public required long Position { get; init; }

    public required byte[] Bytes { get; init; }
}
