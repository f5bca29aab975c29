using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using Netralitas.Cli.Local;

namespace Netralitas.Support;

/// <summary>The system of an agency that takes webhooks, on loopback: it behaves as the test says, and keeps what it was sent.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _scheme;

    private Receiver(WebApplication app, int port, string scheme) => (_app, Port, _scheme) = (app, port, scheme);

    public int Port { get; }

    /// <summary>What it was sent, in the order of arrival.</summary>
    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>How it answers; 204 unless the test says otherwise.</summary>
    public Func<HttpContext, Task> Answer { get; set; } = With(204);

    public static async Task<Receiver> StartAsync(X509Certificate2? certificate = null)
    {
        var port = FreePorts.Next();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            if (certificate is not null)
            {
                listen.UseHttps(certificate);
            }
        }));
        var receiver = new Receiver(builder.Build(), port, certificate is null ? "http" : "https");
        receiver._app.Run(receiver.TakeAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>The address of a path; what came there is told apart by it.</summary>
    public string Url(string path, string host = "127.0.0.1") => $"{_scheme}://{host}:{Port}/{path}";

    /// <summary>What came to a path.</summary>
    public IReadOnlyList<Received> At(string path) => [.. All.Where(one => one.Path == "/" + path)];

    /// <summary>Answers with a status.</summary>
    public static Func<HttpContext, Task> With(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    /// <summary>What is being answered: several may come at the same time.</summary>
    public static Received Of(HttpContext context) => context.Features.Get<Received>()!;

    /// <summary>Answers nothing as long as anybody waits.</summary>
    public static Task HangAsync(HttpContext context)
    {
        var left = new TaskCompletionSource();
        context.RequestAborted.Register(left.SetResult);
        return left.Task;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var received = new Received(context.Request.Path, context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString()), body.ToArray());
        context.Features.Set(received);
        All.Enqueue(received);
        await Answer(context);
    }
}

/// <summary>One request.</summary>
public sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    /// <summary>The CloudEvent.</summary>
    public System.Text.Json.Nodes.JsonNode Event => System.Text.Json.Nodes.JsonNode.Parse(Body)!;

    /// <summary>Its id.</summary>
    public string Id => Event["id"]!.GetValue<string>();
}
