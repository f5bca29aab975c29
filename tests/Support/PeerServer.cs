using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netralitas.Cli.Local;

namespace Netralitas.Support;

/// <summary>The other side of a contract: a gRPC server whose answers the test decides.</summary>
public sealed class PeerServer : IAsyncDisposable
{
    private readonly WebApplication _app;

    private PeerServer(WebApplication app, int port) => (_app, Port) = (app, port);

    /// <summary>Where it listens, on loopback.</summary>
    public int Port { get; }

    /// <summary>The same as an address.</summary>
    public string Address => $"http://127.0.0.1:{Port}";

    /// <summary>Serves it.</summary>
    public static async Task<PeerServer> StartAsync<TService>(TService service)
        where TService : class
    {
        var port = FreePorts.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        builder.Services.AddSingleton(service);
        var app = builder.Build();
        app.MapGrpcService<TService>();
        await app.StartAsync();
        return new PeerServer(app, port);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
