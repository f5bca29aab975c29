namespace Netralitas.Cases.Documents;

/// <summary>The kinds of files that can be taken, and how each of them begins.</summary>
internal static class MediaTypes
{
    // Where the first file of a ZIP archive has its name: in OpenDocument it is `mimetype`, followed by its only words.
    private const int FirstNameAt = 30;
    private const int BrandAt = 4;

    private static readonly byte[] Zip = [(byte)'P', (byte)'K', 3, 4];

    private static readonly Dictionary<string, Beginning> Known = new(StringComparer.Ordinal)
    {
        ["application/pdf"] = bytes => bytes.StartsWith("%PDF-"u8),
        ["image/jpeg"] = bytes => bytes.StartsWith((byte[])[0xFF, 0xD8, 0xFF]),
        ["image/png"] = bytes => bytes.StartsWith((byte[])[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]),
        ["video/mp4"] = IsMp4,
        ["audio/mp4"] = IsMp4,
        // With tags in front, or right with the first frame: eleven bits, a version, and layer III.
        ["audio/mpeg"] = bytes => bytes.StartsWith("ID3"u8) || (bytes.Length > 1 && bytes[0] == 0xFF && (bytes[1] & 0xE6) == 0xE2),
        ["audio/ogg"] = bytes => bytes.StartsWith("OggS"u8),
        ["application/vnd.oasis.opendocument.text"] = bytes =>
            bytes.StartsWith(Zip) && bytes.Length > FirstNameAt && bytes[FirstNameAt..].StartsWith("mimetypeapplication/vnd.oasis.opendocument.text"u8),
        // Its files come in any order, so that no more can be said of its first bytes.
        ["application/vnd.openxmlformats-officedocument.wordprocessingml.document"] = bytes => bytes.StartsWith(Zip),
    };

    private delegate bool Beginning(ReadOnlySpan<byte> bytes);

    /// <summary>Every media type that can be taken.</summary>
    public static IReadOnlyCollection<string> All => Known.Keys;

    /// <summary>Whether a file of this media type may begin so.</summary>
    /// <param name="mediaType">One of <see cref="All"/>.</param>
    /// <param name="first">Its first bytes, all of them if it is short.</param>
    public static bool Fits(string mediaType, ReadOnlySpan<byte> first) => Known[mediaType](first);

    private static bool IsMp4(ReadOnlySpan<byte> bytes) => bytes.Length > BrandAt && bytes[BrandAt..].StartsWith("ftyp"u8);
}
