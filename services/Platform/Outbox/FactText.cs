using System.Text.Json;
using Netralitas.Contracts.Events;

namespace Netralitas.Platform.Outbox;

/// <summary>Facts as the databases keep them: a name and JSON.</summary>
internal static class FactText
{
    public static string Write(object fact) => JsonSerializer.Serialize(fact, fact.GetType());

    /// <exception cref="UnreadableException">Not a fact that this version knows.</exception>
    public static object Read(string type, string body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, Network.Facts[type]) ?? throw new JsonException("The body is null.");
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or KeyNotFoundException)
        {
            throw new UnreadableException(e);
        }
    }
}

/// <summary>Not a fact that this version knows.</summary>
internal sealed class UnreadableException(Exception inner) : Exception($"Unreadable: {inner.GetType().Name}.", inner);
