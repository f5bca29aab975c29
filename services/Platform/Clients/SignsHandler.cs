using System.Net;

namespace Netralitas.Platform.Clients;

/// <summary>Sees at the transport which replicas answer, and tells gRPC that one is away whose pings stay without an answer.</summary>
/// <remarks>The transport calls that an error of the protocol, which gRPC takes for INTERNAL and nobody repeats.</remarks>
internal sealed class SignsHandler(PeerSigns signs, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    // RFC 9113, section 7: what the transport ends a connection with whose pings stay without an answer.
    private const long ProtocolError = 1;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var peer = new DnsEndPoint(request.RequestUri!.DnsSafeHost, request.RequestUri.Port);
        try
        {
            var answer = await base.SendAsync(request, cancellationToken);
            signs.Answered(peer);
            return answer;
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConnectionError)
        {
            signs.Unreached(peer);
            throw;
        }
        catch (HttpRequestException e) when (e.InnerException is HttpProtocolException { ErrorCode: ProtocolError })
        {
            signs.Silent(peer);
            // Without the cause: gRPC looks through all causes for an error of the protocol.
            throw new HttpRequestException("The connection is lost.", new IOException(e.InnerException.Message));
        }
    }
}
