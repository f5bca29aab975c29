using System.Xml;
using System.Xml.Linq;

namespace Netralitas.Cases.Letters.Odt;

/// <summary>The text of an OpenDocument file (ISO/IEC 26300, version 1.3).</summary>
internal static class OdtContent
{
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>The file <c>content.xml</c>.</summary>
    public static XDocument Of(IEnumerable<LetterLine> lines) => new(
        new XElement(Office + "document-content",
            new XAttribute(XNamespace.Xmlns + "office", Office), new XAttribute(XNamespace.Xmlns + "text", Text), new XAttribute(Office + "version", "1.3"),
            new XElement(Office + "body", new XElement(Office + "text", lines.Select(Paragraph)))));

    private static XElement Paragraph(LetterLine line) => new(
        Text + "p", new XAttribute(Text + "style-name", line.Style.ToString()), line.Style switch
        {
            LineStyle.Item => [new XText("\u2013 "), .. Words(line.Text)],
            LineStyle.Row => line.Text.Split('\t', 2) is [var name, var value] ? [.. Words(name), new XElement(Text + "tab"), new XText(": "), .. Words(value)] : Words(line.Text),
            _ => Words(line.Text),
        });

    /// <summary>Words with their line breaks.</summary>
    private static IEnumerable<XNode> Words(string text) => text.ReplaceLineEndings("\n").Split('\n')
        .SelectMany((part, i) => i == 0 ? [new XText(Legal(part))] : (XNode[])[new XElement(Text + "line-break"), new XText(Legal(part))]);

    /// <summary>Text without the few signs that XML cannot hold, such as U+FFFF.</summary>
    private static string Legal(string text) => string.Concat(text.Where(sign => XmlConvert.IsXmlChar(sign) || char.IsSurrogate(sign)));
}
