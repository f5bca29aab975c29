using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Netralitas.Cli.Local;

namespace Netralitas.Network.Tests.Privacy;

/// <summary>Takes all telemetry that processes send by OTLP over gRPC, and keeps it as it came: words in it stand as they are.</summary>
public sealed class Collector : IAsyncDisposable
{
    private static readonly byte[] EmptyMessage = new byte[5];

    private readonly ConcurrentQueue<(string Path, string Text)> _taken = new();
    private readonly WebApplication _app;

    private Collector(int port)
    {
        Address = $"http://127.0.0.1:{port}";
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http2));
        _app = builder.Build();
        _app.Run(TakeAsync);
    }

    public string Address { get; }

    /// <summary>What came so far: traces, metrics and logs.</summary>
    public IReadOnlyList<(string Path, string Text)> Taken => [.. _taken];

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector(FreePorts.Next());
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext call)
    {
        using var body = new MemoryStream();
        await call.Request.Body.CopyToAsync(body, call.RequestAborted);
        _taken.Enqueue((call.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
        call.Response.ContentType = "application/grpc";
        call.Response.DeclareTrailer("grpc-status");
        await call.Response.Body.WriteAsync(EmptyMessage, call.RequestAborted);
        call.Response.AppendTrailer("grpc-status", "0");
    }
}
