namespace Netralitas.Cases.Letters;

/// <summary>What a template may say, by name.</summary>
internal interface IVocabulary
{
    /// <summary>The words that it has.</summary>
    IReadOnlyCollection<string> Words { get; }

    /// <summary>The lists that it has, and what may be said of each item.</summary>
    IReadOnlyDictionary<string, IVocabulary> Lists { get; }
}

/// <summary>What a template may say about something, and how it is said. A template can say nothing else.</summary>
/// <typeparam name="T">What it is about.</typeparam>
internal sealed class Vocabulary<T> : IVocabulary
{
    private readonly Dictionary<string, Func<T, string>> _words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IVocabulary> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<T, IReadOnlyList<Said>>> _items = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Words => _words.Keys;

    public IReadOnlyDictionary<string, IVocabulary> Lists => _lists;

    /// <summary>Adds a word.</summary>
    public Vocabulary<T> Word(string name, Func<T, string> say)
    {
        _words.Add(name, say);
        return this;
    }

    /// <summary>Adds a list.</summary>
    public Vocabulary<T> Each<TItem>(string name, Func<T, IEnumerable<TItem>> items, Vocabulary<TItem> vocabulary)
    {
        _lists.Add(name, vocabulary);
        _items.Add(name, of => [.. items(of).Select(vocabulary.Say)]);
        return this;
    }

    /// <summary>Everything that can be said about one thing.</summary>
    public Said Say(T of) => new(
        _words.ToDictionary(word => word.Key, word => word.Value(of), StringComparer.Ordinal),
        _items.ToDictionary(list => list.Key, list => list.Value(of), StringComparer.Ordinal));
}

/// <summary>What can be said about one thing.</summary>
/// <param name="Words">By name; empty where there is nothing to say.</param>
/// <param name="Lists">By name, what can be said about each item.</param>
internal sealed record Said(IReadOnlyDictionary<string, string> Words, IReadOnlyDictionary<string, IReadOnlyList<Said>> Lists);
