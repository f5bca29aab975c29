using System.Text.RegularExpressions;

namespace Netralitas.Cases.Letters;

/// <summary>A template as it was read: its lines, and sections that are repeated for each item of a list.</summary>
internal sealed partial record Template(IReadOnlyList<TemplatePart> Parts)
{
    /// <summary>The lines of a letter.</summary>
    public IEnumerable<LetterLine> Fill(Said said) => Fill(Parts, said, new Dictionary<string, string>());

    /// <summary>Names of the words in a line.</summary>
    public static IEnumerable<string> NamesIn(string text) => Word().Matches(text).Select(match => match.Groups[1].Value);

    /// <param name="parts">What is filled.</param>
    /// <param name="said">What is said here.</param>
    /// <param name="around">Words of the sections around.</param>
    private static IEnumerable<LetterLine> Fill(IReadOnlyList<TemplatePart> parts, Said said, IReadOnlyDictionary<string, string> around)
    {
        var words = new Dictionary<string, string>(around, StringComparer.Ordinal);
        foreach (var (name, value) in said.Words)
        {
            words[name] = value;
        }

        return parts.SelectMany(part => part switch
        {
            TemplateSection section => said.Lists[section.List].SelectMany(item => Fill(section.Parts, item, words)),
            TemplateLine line => Fill(line, words),
            _ => [],
        });
    }

    /// <summary>A line in which every word is empty has nothing to say.</summary>
    private static IEnumerable<LetterLine> Fill(TemplateLine line, Dictionary<string, string> words)
    {
        var names = NamesIn(line.Text).ToList();
        return names.Count > 0 && names.TrueForAll(name => words[name].Length == 0)
            ? []
            : [new LetterLine(line.Style, Word().Replace(line.Text, match => words[match.Groups[1].Value].Replace('\t', ' ')))];
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Word();
}

/// <summary>A part of a template.</summary>
internal abstract record TemplatePart;

/// <summary>A line. In a row a tab divides the name from the value.</summary>
internal sealed record TemplateLine(LineStyle Style, string Text) : TemplatePart;

/// <summary>Parts that are repeated for each item of a list.</summary>
internal sealed record TemplateSection(string List, IReadOnlyList<TemplatePart> Parts) : TemplatePart;

/// <summary>A line of a letter, filled in.</summary>
internal sealed record LetterLine(LineStyle Style, string Text);

/// <summary>How a line looks. The names are those of the styles in <c>styles.xml</c>.</summary>
internal enum LineStyle
{
    /// <summary>Plain words.</summary>
    Body,

    /// <summary>Centred, bold.</summary>
    Title,

    /// <summary>Bold.</summary>
    Heading,

    /// <summary>An item of a list.</summary>
    Item,

    /// <summary>A name and its value.</summary>
    Row,

    /// <summary>To the right: date and signature.</summary>
    Signature,

    /// <summary>A line across the page.</summary>
    Rule,
}
