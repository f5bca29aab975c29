using System.Globalization;
using System.Text.RegularExpressions;
using Netralitas.Cli.Input;

namespace Netralitas.Cli.Output;

/// <summary>Which option of a command fills which field of its request.</summary>
internal sealed partial class FieldOptions(IReadOnlyDictionary<string, string> options)
{
    /// <summary>The option for a field path such as <c>place_region_code</c> or <c>persons[0].name</c>; null when there is none.</summary>
    public string? Of(string field)
    {
        if (options.TryGetValue(field, out var option))
        {
            return option;
        }

        var one = ListField().Match(field);
        if (one.Success && options.TryGetValue(one.Groups[1].Value, out option))
        {
            return $"{option} ({int.Parse(one.Groups[2].Value, CultureInfo.InvariantCulture) + 1})";
        }

        var person = PersonField().Match(field);
        return person.Success && options.TryGetValue("persons", out option)
            ? $"{option} {int.Parse(person.Groups[1].Value, CultureInfo.InvariantCulture) + 1} ({PersonText.KeyOf(person.Groups[2].Value)}=)"
            : null;
    }

    [GeneratedRegex(@"^(\w+)\[(\d{1,4})\]$")]
    private static partial Regex ListField();

    [GeneratedRegex(@"^persons\[(\d{1,4})\]\.([\w.]+)$")]
    private static partial Regex PersonField();
}
