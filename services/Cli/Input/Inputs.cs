using System.CommandLine;

namespace Netralitas.Cli.Input;

/// <summary>Options and arguments that several commands share.</summary>
internal static class Inputs
{
    private const int LimitDefault = 100;

    /// <summary>An option of plain words.</summary>
    public static Option<string> Text(string name, string help, string description, bool required = false) =>
        new(name) { Description = description, HelpName = help, Required = required };

    /// <summary>An option of several codes or ids, separated by commas or given one by one.</summary>
    public static Option<string[]> Texts(string name, string help, string description) => new(name)
    {
        Description = description, HelpName = help, AllowMultipleArgumentsPerToken = true, CustomParser = given => [.. given.Tokens.SelectMany(token => Split(token.Value))],
    };

    /// <summary>The parts of words separated by commas.</summary>
    public static string[] Split(string words) => words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>An option of words for people.</summary>
    public static Option<string> Words(string name, string description, bool required = false) => Text(name, "words", description, required);

    /// <summary>An argument of plain words.</summary>
    public static Argument<string> Argument(string name, string description) => new(name) { Description = description };

    /// <summary>The id of the request.</summary>
    public static Option<string> RequestId() => new("--request-id")
    {
        Description = "UUID of this request: the same again repeats nothing and answers the same. Left out: a new one.",
        HelpName = "uuid",
        DefaultValueFactory = _ => Guid.NewGuid().ToString(),
    };

    /// <summary>The version that the caller decided on.</summary>
    public static Option<string> Etag() =>
        Text("--etag", "etag", "Etag that you last saw: refused if it changed since. Left out: whatever it is now.");

    /// <summary>How much of a list.</summary>
    public static Option<int> Limit()
    {
        var limit = new Option<int>("--limit") { Description = "At most this many; pages are read as needed.", HelpName = "n", DefaultValueFactory = _ => LimitDefault };
        limit.Validators.Add(given =>
        {
            if (given.Tokens.Count > 0 && int.TryParse(given.Tokens[0].Value, out var n) && n < 1)
            {
                given.AddError("--limit: must be at least 1.");
            }
        });
        return limit;
    }
}
