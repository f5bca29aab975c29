using System.CommandLine;
using System.Reflection;
using Google.Protobuf.Reflection;

namespace Netralitas.Cli.Input;

/// <summary>The words of an enumeration of the contracts, without its prefix: <c>REPORT</c> for <c>CASE_KIND_REPORT</c>.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
internal static class EnumWords<T>
    where T : struct, Enum
{
    private static readonly IReadOnlyDictionary<T, string> Words = Read();

    /// <summary>All words, in the order of the contract.</summary>
    public static string Allowed { get; } = string.Join(", ", Words.Values);

    /// <summary>The word of a value; empty when it is not given.</summary>
    public static string Of(T value) => Words.TryGetValue(value, out var word) ? word : Convert.ToInt32(value, null) == 0 ? "" : value.ToString();

    /// <summary>Reads a word: case does not matter, nor whether its parts are joined by hyphens, nor the prefix.</summary>
    public static bool TryRead(string text, out T value)
    {
        var word = text.Trim().Replace('-', '_').ToUpperInvariant();
        foreach (var (candidate, name) in Words)
        {
            if (word == name || word == Prefix() + name)
            {
                value = candidate;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>An option that takes one of the words; a wrong one is answered with all of them.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="required">Whether it must be given.</param>
    /// <param name="except">Words that callers do not give.</param>
    public static Option<T> Option(string name, string description, bool required = false, params T[] except)
    {
        var allowed = string.Join(", ", Words.Where(word => !except.Contains(word.Key)).Select(word => word.Value));
        return new(name)
        {
            Description = $"{description} One of {allowed}.",
            HelpName = "word",
            Required = required,
            CustomParser = given =>
            {
                if (given.Tokens.Count == 0)
                {
                    return default;
                }

                if (!TryRead(given.Tokens[0].Value, out var value) || except.Contains(value))
                {
                    given.AddError($"{name}: '{given.Tokens[0].Value}' is not one of its words; write one of {allowed}.");
                }

                return value;
            },
        };
    }

    /// <summary>An option that takes several of the words, separated by commas or given one by one.</summary>
    public static Option<T[]> Options(string name, string description) => new(name)
    {
        Description = $"{description} One or several of {Allowed}, separated by commas.",
        HelpName = "word,word",
        AllowMultipleArgumentsPerToken = true,
        CustomParser = given => [.. given.Tokens.SelectMany(token => Inputs.Split(token.Value)).Select(word =>
        {
            if (!TryRead(word, out var value))
            {
                given.AddError($"{name}: '{word}' is not one of its words; write one or several of {Allowed}.");
            }

            return value;
        })],
    };

    private static Dictionary<T, string> Read()
    {
        var prefix = Prefix();
        return Enum.GetValues<T>().Where(value => Convert.ToInt32(value, null) != 0).ToDictionary(value => value, value => Full(value)[prefix.Length..]);
    }

    private static string Prefix() => Full(default)[..^"UNSPECIFIED".Length];

    private static string Full(T value) => typeof(T).GetField(value.ToString())!.GetCustomAttribute<OriginalNameAttribute>()!.Name;
}
