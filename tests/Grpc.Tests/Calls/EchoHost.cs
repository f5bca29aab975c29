using System.Net;
using Grpc.AspNetCore.Server;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netralitas.Grpc.Tests.Protos;

namespace Netralitas.Grpc.Tests.Calls;

/// <summary>A server on a free loopback port, HTTP/2 only, and channels to it.</summary>
internal sealed class EchoHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly List<GrpcChannel> channels = [];

    private EchoHost(WebApplication app) => this.app = app;

    public string Address => app.Urls.Single();

    /// <summary>A client over a plain channel of its own.</summary>
    public Echo.EchoClient Client => new(Connect());

    public static async Task<EchoHost> StartAsync(
        EchoMethods methods, Action<GrpcServiceOptions>? grpc = null, Action<ListenOptions>? listen = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, options =>
        {
            options.Protocols = HttpProtocols.Http2;
            listen?.Invoke(options);
        }));
        builder.Services.AddSingleton(methods);
        builder.Services.AddGrpc(options => grpc?.Invoke(options));
        var app = builder.Build();
        app.MapGrpcService<EchoService>();
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new EchoHost(app);
    }

    /// <summary>A channel to this server, closed with it.</summary>
    public GrpcChannel Connect(Action<GrpcChannelOptions>? configure = null)
    {
        var options = new GrpcChannelOptions();
        configure?.Invoke(options);
        var channel = GrpcChannel.ForAddress(Address, options);
        channels.Add(channel);
        return channel;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in channels)
        {
            channel.Dispose();
        }

        await app.DisposeAsync();
    }
}
