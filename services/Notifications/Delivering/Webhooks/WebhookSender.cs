using System.Net;
using System.Net.Http.Headers;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using NodaTime;

namespace Netralitas.Notifications.Delivering.Webhooks;

/// <summary>Sends notices to webhooks. What the receiver answers beyond the status is not read.</summary>
internal sealed class WebhookSender : IChannelSender, IDisposable
{
    private const int HeadersKiB = 16;
    private const int DrainedBytesMax = 64 * 1024;
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan DrainLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan ConnectionAge = TimeSpan.FromMinutes(2);

    private readonly HttpClient _http;
    private readonly ChannelSecrets _secrets;
    private readonly TimeProvider _time;

    public WebhookSender(DeliveryOptions options, ChannelSecrets secrets, TimeProvider time)
        : this(new PinnedConnections(options.Allows, Dns.GetHostAddressesAsync), new ReceiverTrust(options.Authorities), secrets, time)
    {
    }

    internal WebhookSender(PinnedConnections connections, ReceiverTrust trust, ChannelSecrets secrets, TimeProvider time)
    {
        (_secrets, _time) = (secrets, time);
        _http = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = async (context, cancel) => await connections.ConnectAsync(context.DnsEndPoint, cancel),
            SslOptions = { RemoteCertificateValidationCallback = (_, shown, sent, errors) => trust.Trusts(shown, sent, errors) },
            ConnectTimeout = ConnectLimit,
            PooledConnectionLifetime = ConnectionAge,
            MaxResponseHeadersLength = HeadersKiB,
            MaxResponseDrainSize = DrainedBytesMax,
            ResponseDrainTimeout = DrainLimit,
            // No span and no header of a trace: an address may hold what is nobody's business.
            ActivityHeadersPropagator = null,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public async Task<Outcome> SendAsync(ChannelRow channel, Letter letter, CancellationToken cancel)
    {
        using var request = Request(channel, letter);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return new Outcome(response.IsSuccessStatusCode ? AttemptOutcome.Delivered : AttemptOutcome.Refused, (int)response.StatusCode);
        }
        catch (HttpRequestException e)
        {
            return new Outcome(KindOf(e));
        }
        catch (OperationCanceledException e) when (e.InnerException is TimeoutException)
        {
            return new Outcome(AttemptOutcome.TimedOut);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(ChannelRow channel, Letter letter)
    {
        var now = Instant.FromDateTimeOffset(_time.GetUtcNow());
        var timestamp = now.ToUnixTimeSeconds().ToString();
        var body = CloudEvent.Write(letter.Id, letter.Notices[0]);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(channel.Target))
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue(CloudEvent.MediaType, "utf-8") } },
            Headers =
            {
                { WebhookSignature.TimestampHeader, timestamp },
                { WebhookSignature.Header, WebhookSignature.Of(timestamp, body, _secrets.Signing(channel, now)) },
                { "User-Agent", "Netralitas" },
            },
        };
    }

    private static AttemptOutcome KindOf(HttpRequestException e) => e switch
    {
        { InnerException: ForbiddenAddressException } => AttemptOutcome.AddressForbidden,
        { HttpRequestError: HttpRequestError.NameResolutionError } => AttemptOutcome.NameUnknown,
        { HttpRequestError: HttpRequestError.SecureConnectionError } => AttemptOutcome.NotEncrypted,
        _ => AttemptOutcome.NotConnected,
    };
}
