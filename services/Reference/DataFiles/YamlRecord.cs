using NodaTime;
using NodaTime.Text;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Netralitas.Reference;

/// <summary>
/// One mapping of a YAML file. A reader that finds a value wrong reports it and answers with a stand-in, so that
/// reading goes on to the next problem; the book is never made from stand-ins.
/// </summary>
internal sealed class YamlRecord(string file, YamlMappingNode node, Problems problems)
{
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public void Report(string reason) => problems.Add(file, (int)node.Start.Line, reason);

    public void Report(string key, string reason) =>
        problems.Add(file, (int)(Value(key)?.Start.Line ?? node.Start.Line), reason);

    public bool Has(string key) => Value(key) is not null;

    public string Text(string key)
    {
        if (OptionalText(key) is { Length: > 0 } text)
        {
            return text;
        }

        if (Value(key) is null or YamlScalarNode)
        {
            Report(key, $"{key} is missing or empty");
        }

        return string.Empty;
    }

    public string? OptionalText(string key)
    {
        var value = Value(key);
        if (value is not (null or YamlScalarNode))
        {
            Report(key, $"{key} must be a single value");
        }

        return (value as YamlScalarNode)?.Value;
    }

    public int Number(string key, int least, int most)
    {
        var text = Text(key);
        var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (text.Length > 0 && (!isNumber || number < least || number > most))
        {
            Report(key, $"{key} '{text}' is not a whole number from {least} to {most}");
        }

        return number;
    }

    public bool Flag(string key)
    {
        var text = OptionalText(key) ?? "false";
        if (text is not ("true" or "false"))
        {
            Report(key, $"{key} '{text}' is neither true nor false");
        }

        return text == "true";
    }

    public LocalDate Date(string key) => ParseDate(key, Text(key));

    public LocalDate? OptionalDate(string key) => Has(key) ? ParseDate(key, Text(key)) : null;

    public T Word<T>(string key)
        where T : struct, Enum
    {
        var text = Text(key);
        if (!Words.TryParse<T>(text, out var value) && text.Length > 0)
        {
            Report(key, $"{key} '{text}' is not one of {Words.List<T>()}");
        }

        return value;
    }

    /// <summary>A list of at least one word.</summary>
    public IReadOnlyList<T> WordList<T>(string key)
        where T : struct, Enum
    {
        var (texts, values) = (Texts(key), new List<T>());
        foreach (var text in texts)
        {
            if (!Words.TryParse<T>(text, out var value))
            {
                Report(key, $"{key} '{text}' is not one of {Words.List<T>()}");
            }

            values.Add(value);
        }

        if (texts.Count == 0)
        {
            Report(key, $"{key} is missing or empty");
        }

        return values;
    }

    public DateTimeZone Zone(string key)
    {
        var text = Text(key);
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(text);
        if (zone is null && text.Length > 0)
        {
            Report(key, $"{key} '{text}' is no time zone such as Asia/Makassar");
        }

        return zone ?? DateTimeZone.Utc;
    }

    /// <summary>A list of single values; empty when the key is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        if (Value(key) is not { } value)
        {
            return [];
        }

        if (value is YamlSequenceNode sequence && sequence.Children.All(child => child is YamlScalarNode))
        {
            return [.. sequence.Children.Select(child => ((YamlScalarNode)child).Value ?? string.Empty)];
        }

        Report(key, $"{key} must be a list such as [a, b]");
        return [];
    }

    public YamlRecord? Record(string key)
    {
        if (Value(key) is YamlMappingNode mapping)
        {
            return new YamlRecord(file, mapping, problems);
        }

        Report(key, $"{key} must be a mapping of keys to values");
        return null;
    }

    public IReadOnlyList<YamlRecord> Records(string key)
    {
        if (Value(key) is not YamlSequenceNode { Children.Count: > 0 } sequence)
        {
            Report(key, $"{key} must be a list of at least one row");
            return [];
        }

        foreach (var stray in sequence.Children.Where(child => child is not YamlMappingNode))
        {
            problems.Add(file, (int)stray.Start.Line, $"a row of {key} must be a mapping of keys to values");
        }

        return [.. sequence.Children.OfType<YamlMappingNode>().Select(child => new YamlRecord(file, child, problems))];
    }

    /// <summary>Reports the value of a key when an earlier row of the same list had it too.</summary>
    public void RefuseRepeat(HashSet<string> seen, string key)
    {
        if (OptionalText(key) is { Length: > 0 } text && !seen.Add(text))
        {
            Report(key, $"{key} '{text}' appears twice");
        }
    }

    /// <summary>Reports every key that no reader has asked for. To be called after all others.</summary>
    public void RefuseUnknownKeys()
    {
        foreach (var key in node.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? key.ToString();
            if (!_asked.Contains(name))
            {
                problems.Add(file, (int)key.Start.Line, $"unknown key '{name}'");
            }
        }
    }

    private YamlNode? Value(string key)
    {
        _asked.Add(key);
        return node.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private LocalDate ParseDate(string key, string text)
    {
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (!parsed.Success && text.Length > 0)
        {
            Report(key, $"{key} '{text}' is no date such as 2024-11-27");
        }

        return parsed.Success ? parsed.Value : default;
    }
}
