using System.Text.RegularExpressions;
using Netralitas.Contracts.Cases.V1;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Netralitas.Cases.Timeline.Narration;

/// <summary>The sentences and words of <c>phrases.yaml</c>, in both languages.</summary>
internal sealed partial class Phrases
{
    /// <summary>The sentence of each type of event.</summary>
    public Dictionary<string, Phrase> Events { get; init; } = [];

    /// <summary>Parts of sentences.</summary>
    [YamlMember(Alias = "phrases", ApplyNamingConventions = false)]
    public Dictionary<string, Phrase> Parts { get; init; } = [];

    /// <summary>What values are called, by the fact and the value.</summary>
    public Dictionary<string, Dictionary<string, Phrase>> Words { get; init; } = [];

    /// <summary>The phrases that are delivered with the program.</summary>
    public static Phrases Load()
    {
        using var reader = new StreamReader(typeof(Phrases).Assembly.GetManifestResourceStream("phrases.yaml")!);
        return new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<Phrases>(reader);
    }

    /// <summary>What a value of a fact is called; the value itself where no word is known.</summary>
    public string Word(string fact, string value, NarrationLanguage language) =>
        Words.TryGetValue(fact, out var words) && words.TryGetValue(value, out var word) ? word.In(language) : value;

    /// <summary>Fills in a phrase. What stands in brackets goes when a word in it is missing.</summary>
    public static string Fill(string phrase, IReadOnlyDictionary<string, string> words)
    {
        var whole = Optional().Replace(phrase, part =>
            Names().Matches(part.Value).All(name => words.ContainsKey(name.Groups[1].Value)) ? part.Groups[1].Value : "");
        return Names().Replace(whole, name => words.GetValueOrDefault(name.Groups[1].Value, "-"));
    }

    [GeneratedRegex(@"\[([^\[\]]*)\]")]
    private static partial Regex Optional();

    [GeneratedRegex(@"\{([a-z_]+)\}")]
    private static partial Regex Names();
}

/// <summary>The same in both languages.</summary>
internal sealed class Phrase
{
    /// <summary>In Indonesian.</summary>
    public string Id { get; init; } = "";

    /// <summary>In English.</summary>
    public string En { get; init; } = "";

    /// <summary>In one of them; Indonesian when none is given.</summary>
    public string In(NarrationLanguage language) => language == NarrationLanguage.English ? En : Id;
}
