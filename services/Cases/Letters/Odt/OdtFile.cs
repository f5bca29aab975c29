using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Netralitas.Cases.Letters.Odt;

/// <summary>An OpenDocument text. The same lines give the same bytes, whenever and wherever they are written.</summary>
internal static class OdtFile
{
    /// <summary>Its media type.</summary>
    public const string MediaType = "application/vnd.oasis.opendocument.text";

    // The first day that a ZIP archive knows.
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly UTF8Encoding PlainUtf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static readonly byte[] Styles = Resource("styles.xml");
    private static readonly byte[] Manifest = Resource("manifest.xml");

    /// <summary>The bytes of a file with these lines.</summary>
    public static byte[] Write(IEnumerable<LetterLine> lines)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            // Readers tell the kind of file by its first bytes: this comes first, and plain.
            Add(archive, "mimetype", Encoding.ASCII.GetBytes(MediaType));
            Add(archive, "content.xml", Bytes(OdtContent.Of(lines)));
            Add(archive, "styles.xml", Styles);
            Add(archive, "META-INF/manifest.xml", Manifest);
        }

        return file.ToArray();
    }

    /// <summary>Stored as it is: another version of the compressor would give other bytes.</summary>
    private static void Add(ZipArchive archive, string name, byte[] bytes)
    {
        var entry = archive.CreateEntry(name, CompressionLevel.NoCompression);
        (entry.LastWriteTime, entry.ExternalAttributes) = (NoTime, 0);
        using var stream = entry.Open();
        stream.Write(bytes);
    }

    private static byte[] Bytes(XDocument document)
    {
        using var bytes = new MemoryStream();
        using (var writer = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = PlainUtf8 }))
        {
            document.Save(writer);
        }

        return bytes.ToArray();
    }

    private static byte[] Resource(string name)
    {
        using var bytes = new MemoryStream();
        using var stream = typeof(OdtFile).Assembly.GetManifestResourceStream($"odt/{name}")!;
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
