using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using NodaTime.Text;

namespace Netralitas.Cli.Input;

/// <summary>An instant on the command line: local time with its offset from UTC.</summary>
internal static class InstantText
{
    private static readonly OffsetDateTimePattern Minutes = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<G>");

    /// <summary>An option that takes an instant.</summary>
    public static Option<Timestamp?> Option(string name, string description) => new(name)
    {
        Description = $"{description} Local time with its offset, such as 2024-10-14T09:00+08:00.",
        HelpName = "time",
        CustomParser = given =>
        {
            if (given.Tokens.Count == 0)
            {
                return null;
            }

            var text = given.Tokens[0].Value;
            var read = Minutes.Parse(text) is { Success: true } minutes ? minutes : OffsetDateTimePattern.Rfc3339.Parse(text);
            if (!read.Success)
            {
                given.AddError($"{name}: '{text}' is not a time with its offset; write one such as 2024-10-14T09:00+08:00.");
                return null;
            }

            return Timestamp.FromDateTimeOffset(read.Value.ToInstant().ToDateTimeOffset());
        },
    };
}
