using System.Globalization;
using System.Net;
using Grpc.Core;

namespace Netralitas.Support.Raw;

/// <summary>Calls a service with bytes and headers of the test's choice: HTTP/2 as it should be, and no gRPC library to put anything right.</summary>
public sealed class RawChannel(string address) : IDisposable
{
    private const string Status = "grpc-status";

    private readonly HttpClient _http = new(new SocketsHttpHandler { EnableMultipleHttp2Connections = true })
    {
        BaseAddress = new Uri(address), Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Sends a body to a method and reads all of the answer.</summary>
    /// <param name="path">Full method, such as <c>/grpc.health.v1.Health/Check</c>.</param>
    /// <param name="body">The body; <see cref="Framing"/> makes the usual one.</param>
    /// <param name="headers">Headers, in place of the usual ones of the same name.</param>
    /// <param name="cancel">Leaves the call.</param>
    /// <exception cref="HttpRequestException">The connection was cut, or the stream reset without an answer.</exception>
    public async Task<RawAnswer> CallAsync(string path, HttpContent body, IEnumerable<(string Name, string Value)> headers, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentNullException.ThrowIfNull(headers);
        var given = headers.ToList();
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = body, Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        var usual = new[] { ("content-type", "application/grpc"), ("te", "trailers") };
        foreach (var (name, value) in usual.Where(header => given.TrueForAll(other => other.Name != header.Item1)).Concat(given))
        {
            _ = request.Headers.TryAddWithoutValidation(name, value) || body.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        // A status among the headers says that nothing follows; the stream may be reset then, because our side of it is still open.
        var message = response.Headers.Contains(Status) ? [] : await response.Content.ReadAsByteArrayAsync(cancel);
        return new RawAnswer(response.StatusCode, StatusOf(response), DetailsOf(response), message);
    }

    public void Dispose() => _http.Dispose();

    private static StatusCode? StatusOf(HttpResponseMessage response) =>
        int.TryParse(Find(response, Status), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? (StatusCode)code : null;

    private static Google.Rpc.Status? DetailsOf(HttpResponseMessage response)
    {
        var text = Find(response, "grpc-status-details-bin");
        return text is null ? null : Google.Rpc.Status.Parser.ParseFrom(Convert.FromBase64String(text.PadRight((text.Length + 3) / 4 * 4, '=')));
    }

    private static string? Find(HttpResponseMessage response, string name) =>
        response.TrailingHeaders.TryGetValues(name, out var values) || response.Headers.TryGetValues(name, out values) ? values.First() : null;
}

/// <summary>What a service answered.</summary>
/// <param name="Http">Status of HTTP.</param>
/// <param name="Status">Status of gRPC; null when the answer has none.</param>
/// <param name="Details">The typed details; null when the answer has none.</param>
/// <param name="Body">The messages, each with its length before it.</param>
public sealed record RawAnswer(HttpStatusCode Http, StatusCode? Status, Google.Rpc.Status? Details, byte[] Body)
{
    /// <summary>The reason, such as <c>MALFORMED_MESSAGE</c>; empty when the answer has none.</summary>
    public string Reason => Details?.Details.Where(detail => detail.Is(Google.Rpc.ErrorInfo.Descriptor)).Select(detail => detail.Unpack<Google.Rpc.ErrorInfo>().Reason).SingleOrDefault() ?? "";
}
