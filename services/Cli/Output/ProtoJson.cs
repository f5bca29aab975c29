using Google.Protobuf;

namespace Netralitas.Cli.Output;

/// <summary>Messages as protobuf's own JSON: times in ISO 8601 UTC, enumerations by name.</summary>
internal static class ProtoJson
{
    private static readonly JsonFormatter Formatter = new(JsonFormatter.Settings.Default.WithIndentation());

    /// <summary>The message as one JSON document.</summary>
    public static string Write(IMessage message) => Formatter.Format(message);

    /// <summary>The message as JSON in one line.</summary>
    public static string Line(IMessage message) => JsonFormatter.Default.Format(message);
}
