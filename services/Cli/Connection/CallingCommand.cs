using System.CommandLine;
using Netralitas.Cli.Output;

namespace Netralitas.Cli.Connection;

/// <summary>A command that calls services: it says who calls, and knows which of its options fills which field of a request.</summary>
internal abstract class CallingCommand(string name, string description) : Command(name, description)
{
    private readonly Dictionary<string, string> _options = new(StringComparer.Ordinal);

    /// <summary>Who calls, whom it trusts, and how the answer is to look; to be added to the options.</summary>
    protected CallerChoice Caller { get; } = new();

    /// <summary>Which option fills which field.</summary>
    protected FieldOptions Fields => new(_options);

    /// <summary>Adds an option that fills a field of the request, so that an error of that field can name the option.</summary>
    protected void Take(Option option, string field)
    {
        _options[field] = option.Name;
        Add(option);
    }

    /// <summary>Adds an argument that fills a field of the request.</summary>
    protected void Take(Argument argument, string field)
    {
        _options[field] = $"<{argument.Name}>";
        Add(argument);
    }
}
