using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Hosting;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Bus;

/// <summary>A broker at <c>amqps://</c> whose certificate nobody trusts hears nothing.</summary>
public sealed class EncryptedBrokerTests : IDisposable
{
    private readonly TestAuthority _authority = new();
    private readonly TcpListener _broker = new(IPAddress.Loopback, 0);

    public EncryptedBrokerTests() => _broker.Start();

    private Uri Address => new($"amqps://guest:guest@127.0.0.1:{((IPEndPoint)_broker.LocalEndpoint).Port}/");

    public void Dispose()
    {
        _broker.Dispose();
        _authority.Dispose();
    }

    [Fact]
    public async Task The_topology_is_not_declared()
    {
        var declared = RabbitTopology.DeclareAsync(Address, Network.Notifications, TestContext.Current.CancellationToken);

        (await HeardAsync()).ShouldBe(0);
        await Should.ThrowAsync<Exception>(declared);
    }

    [Fact]
    public async Task The_bus_does_not_connect()
    {
        using var bus = new RabbitBus(Address, new FactSink(Network.Notifications, _ => Task.CompletedTask), new Backoff(TimeProvider.System), NullLoggerFactory.Instance);
        await bus.StartAsync(TestContext.Current.CancellationToken);

        (await HeardAsync()).ShouldBe(0);
        await bus.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How many bytes the next client sends after its handshake.</summary>
    private async Task<int> HeardAsync()
    {
        var cancel = TestContext.Current.CancellationToken;
        using var client = await _broker.AcceptTcpClientAsync(cancel);
        using var shown = X509Certificate2.CreateFromPemFile(_authority.ServerFile);
        await using var tls = new SslStream(client.GetStream());
        try
        {
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = shown }, cancel);
            return await tls.ReadAsync(new byte[8], cancel);
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            // The client ended the handshake, or the connection.
            return 0;
        }
    }
}
