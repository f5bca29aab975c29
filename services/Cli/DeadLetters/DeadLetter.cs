using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Netralitas.Platform.Bus;
using RabbitMQ.Client;

namespace Netralitas.Cli.DeadLetters;

/// <summary>A message that no service could take, as it lies at the broker.</summary>
/// <param name="Id">Id of the message; of one without, <c>sha256-</c> and half of the hash of its body.</param>
/// <param name="Queue">Where it lies.</param>
/// <param name="Home">The service's queue that it came from; null when nothing says so.</param>
/// <param name="Type">Name of the fact, as far as it can be read.</param>
/// <param name="Cause">Why it is here: the broker's word, such as <c>delivery_limit</c>, or the type of the fault.</param>
/// <param name="DeathTime">Since when; null when nothing says so.</param>
/// <param name="SizeBytes">Size of its body.</param>
internal sealed record DeadLetter(string Id, string Queue, string? Home, string? Type, string Cause, DateTimeOffset? DeathTime, int SizeBytes)
{
    private const string Deaths = "x-death";
    private const string FactPrefix = "netralitas.fact.";

    // What the broker and MassTransit noted about its death: it goes back without.
    private static readonly string[] NotedPrefixes = ["x-death", "x-first-death-", "x-last-death-", "x-delivery-count", "MT-Fault-", "MT-Reason"];

    /// <summary>What lies at the broker.</summary>
    public static DeadLetter Of(string queue, BasicGetResult got)
    {
        var headers = got.BasicProperties.Headers ?? new Dictionary<string, object?>();
        var death = headers.TryGetValue(Deaths, out var deaths) && deaths is IList<object?> { Count: > 0 } list ? list[0] as IDictionary<string, object?> : null;
        var since = death is not null && death.TryGetValue("time", out var time) && time is AmqpTimestamp stamp ? DateTimeOffset.FromUnixTimeSeconds(stamp.UnixTime) : FaultTime(headers);
        return new DeadLetter(
            IdOf(got), queue, DeadLetterQueues.HomeOf(queue, Text(death, "queue")), TypeIn(got.Body) ?? TypeOf(Text(death, "exchange")),
            Text(death, "reason") ?? Text(headers, "MT-Fault-ExceptionType") ?? Text(headers, "MT-Reason") ?? "", since, got.Body.Length);
    }

    /// <summary>By what it is named.</summary>
    public static string IdOf(BasicGetResult got) =>
        got.BasicProperties.MessageId is { Length: > 0 } id ? id : "sha256-" + Convert.ToHexStringLower(SHA256.HashData(got.Body.Span)[..16]);

    /// <summary>Its properties as they were before its death.</summary>
    public static BasicProperties Alive(IReadOnlyBasicProperties dead)
    {
        var alive = new BasicProperties(dead) { DeliveryMode = DeliveryModes.Persistent };
        alive.Headers = dead.Headers?.Where(header => !Array.Exists(NotedPrefixes, prefix => header.Key.StartsWith(prefix, StringComparison.Ordinal))).ToDictionary();
        return alive;
    }

    private static DateTimeOffset? FaultTime(IDictionary<string, object?> headers) =>
        DateTimeOffset.TryParse(Text(headers, "MT-Fault-Timestamp"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? Text(IDictionary<string, object?>? table, string key) => table is not null && table.TryGetValue(key, out var value)
        ? value switch { byte[] bytes => Encoding.UTF8.GetString(bytes), null => null, _ => Convert.ToString(value, CultureInfo.InvariantCulture) }
        : null;

    private static string? TypeOf(string? exchange) => exchange?.StartsWith(FactPrefix, StringComparison.Ordinal) == true ? exchange[FactPrefix.Length..] : null;

    /// <summary>The name in MassTransit's envelope; null when the body is none.</summary>
    private static string? TypeIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var envelope = JsonDocument.Parse(body);
            return envelope.RootElement.ValueKind == JsonValueKind.Object && envelope.RootElement.TryGetProperty("messageType", out var types)
                && types.ValueKind == JsonValueKind.Array && types.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } first
                ? first.GetString()!.Split(':')[^1].TrimEnd(']')
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
