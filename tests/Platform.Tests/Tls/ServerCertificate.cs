using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Netralitas.Platform.Tests.Tls;

/// <summary>What a server shows.</summary>
internal static class ServerCertificate
{
    /// <summary>Connects anew, and returns the number of the certificate that the server on this loopback port shows.</summary>
    public static async Task<string> ShownAsync(int port)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port, TestContext.Current.CancellationToken);
        await using var tls = new SslStream(socket.GetStream());
#pragma warning disable CA5359 // Whatever it is: it is only looked at.
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = "localhost", ApplicationProtocols = [SslApplicationProtocol.Http2], RemoteCertificateValidationCallback = (_, _, _, _) => true,
            },
            TestContext.Current.CancellationToken);
#pragma warning restore CA5359
        return ((X509Certificate2)tls.RemoteCertificate!).SerialNumber;
    }
}
