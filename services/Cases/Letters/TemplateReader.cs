namespace Netralitas.Cases.Letters;

/// <summary>Reads a template: one line of it is one line of the letter, the first sign of a line is its style.</summary>
/// <param name="file">Name of the file, for problems.</param>
/// <param name="text">Its text.</param>
/// <param name="problems">Takes what is wrong, as <c>file:line: reason</c>.</param>
internal sealed class TemplateReader(string file, string text, List<string> problems)
{
    private const string Begin = "{setiap ";
    private const string End = "{selesai}";

    private static readonly (string Sign, LineStyle Style)[] Signs =
        [("---", LineStyle.Rule), ("== ", LineStyle.Heading), ("= ", LineStyle.Title), ("- ", LineStyle.Item), (">", LineStyle.Signature)];

    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');
    private int _at;

    /// <summary>Reads it all.</summary>
    /// <param name="vocabulary">What it may say.</param>
    public Template Read(IVocabulary vocabulary)
    {
        var parts = Section(vocabulary, [], opened: 0);
        return new Template(parts);
    }

    /// <param name="vocabulary">What may be said here.</param>
    /// <param name="around">Words of the sections around.</param>
    /// <param name="opened">The line that opened the section; 0 for the whole.</param>
    private List<TemplatePart> Section(IVocabulary vocabulary, IReadOnlyCollection<string> around, int opened)
    {
        var (parts, words) = (new List<TemplatePart>(), around.Union(vocabulary.Words).ToHashSet(StringComparer.Ordinal));
        while (_at < _lines.Length)
        {
            var line = _lines[_at++].Trim();
            if (line == End)
            {
                Require(opened > 0, $"'{End}' ends nothing");
                return parts;
            }

            if (line.StartsWith(Begin, StringComparison.Ordinal) && line.EndsWith('}'))
            {
                var (name, number) = (line[Begin.Length..^1].Trim(), _at);
                var isKnown = vocabulary.Lists.TryGetValue(name, out var items);
                Require(isKnown, $"there is no list '{name}' here; there is {Listed(vocabulary.Lists.Keys)}");
                // What is in a list that does not exist cannot be judged, but must end.
                parts.Add(new TemplateSection(name, Section(items ?? vocabulary, words, number)));
            }
            else if (line.Length > 0 && line[0] != '#')
            {
                parts.Add(Line(line, words));
            }
        }

        Require(opened == 0, $"the section that begins in line {opened} has no '{End}'");
        return parts;
    }

    private TemplateLine Line(string line, HashSet<string> words)
    {
        foreach (var name in Template.NamesIn(line).Where(name => !words.Contains(name)))
        {
            Require(false, $"unknown word '{{{name}}}'; here one can say {Listed(words)}");
        }

        var (opening, closing) = (line.Count(sign => sign == '{'), line.Count(sign => sign == '}'));
        Require(opening == closing && opening == Template.NamesIn(line).Count(), "a brace is left open or closed twice");
        var (sign, style) = Signs.FirstOrDefault(one => line.StartsWith(one.Sign, StringComparison.Ordinal), (Sign: "", Style: LineStyle.Body));
        var rest = line[sign.Length..].Trim();
        return style == LineStyle.Body && rest.Split(" | ", 2) is [var label, var value] ? new TemplateLine(LineStyle.Row, $"{label}\t{value}") : new TemplateLine(style, rest);
    }

    private void Require(bool holds, string reason)
    {
        if (!holds)
        {
            problems.Add($"{file}:{Math.Min(_at, _lines.Length)}: {reason}");
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } list ? list : "none";
}
