using System.IO.Compression;
using System.Xml.Linq;

namespace Netralitas.Cases.Tests.Letters;

/// <summary>An OpenDocument text as its reader finds it.</summary>
public sealed class LetterFile
{
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    public LetterFile(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes));
        Names = [.. archive.Entries.Select(entry => entry.FullName)];
        Times = [.. archive.Entries.Select(entry => entry.LastWriteTime.Year).Distinct()];
        Parts = archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.Ordinal)).ToDictionary(entry => entry.FullName, entry =>
        {
            using var stream = entry.Open();
            return XDocument.Load(stream);
        });
        Lines = [.. Parts["content.xml"].Descendants(Text + "p").Select(line => string.Concat(line.DescendantNodes().Select(Read)))];
        Whole = string.Join('\n', Lines);
        Styles = [.. Parts["content.xml"].Descendants(Text + "p").Select(line => line.Attribute(Text + "style-name")!.Value).Distinct()];
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<int> Times { get; }

    public IReadOnlyDictionary<string, XDocument> Parts { get; }

    /// <summary>Its lines as they are read: a tab is a blank.</summary>
    public IReadOnlyList<string> Lines { get; }

    public string Whole { get; }

    public IReadOnlyList<string> Styles { get; }

    private static string Read(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when element.Name == Text + "tab" => " ",
        XElement element when element.Name == Text + "line-break" => "\n",
        _ => "",
    };
}
