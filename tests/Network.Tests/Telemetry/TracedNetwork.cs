using System.Collections.Concurrent;
using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Agencies;
using Netralitas.Cases;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;
using Netralitas.Sandbox;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using ContractNetwork = Netralitas.Contracts.Events.Network;

namespace Netralitas.Network.Tests.Telemetry;

/// <summary>The three services in this process on a private PostgreSQL and RabbitMQ, and every span that they end.</summary>
public sealed class TracedNetwork : IAsyncLifetime
{
    private static readonly string[] Sources = ["Microsoft.AspNetCore", "MassTransit", "Npgsql", "Netralitas"];

    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<Activity> _spans = new();
    private readonly ActivityListener _listener;
    private readonly List<WebApplication> _services = [];
    private readonly List<GrpcChannel> _channels = [];
    private PostgresServer? _postgres;
    private RabbitServer? _rabbit;

    public TracedNetwork()
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => Sources.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = _spans.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public CaseService.CaseServiceClient Cases { get; private set; } = null!;

    public NotificationService.NotificationServiceClient Notifications { get; private set; } = null!;

    /// <summary>The spans of a trace that have ended so far.</summary>
    public IReadOnlyList<Activity> SpansOf(ActivityTraceId trace) => [.. _spans.Where(span => span.TraceId == trace)];

    /// <summary>Every span that has ended so far.</summary>
    public IReadOnlyList<Activity> Spans => [.. _spans];

    public Metadata As(string officeId) => new() { { "authorization", "Bearer " + LocalIssuer.Open(_folder.Path).Mint(officeId, DateTimeOffset.UtcNow) } };

    public async ValueTask InitializeAsync()
    {
        File.SetUnixFileMode(_folder.Path, File.GetUnixFileMode(_folder.Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        _postgres = await PostgresServer.StartAsync(_folder.File("postgres"), FreePorts.Next());
        _rabbit = await RabbitServer.StartAsync(_folder.File("rabbitmq"), FreePorts.Next());
        var folder = NetworkFolder.Open(_folder.Path, World.Clock);
        var (cases, agencies, notifications) = (FreePorts.Next(), FreePorts.Next(), FreePorts.Next());
        await StartAsync(ContractNetwork.Cases, new CasesModule(), cases, folder, $"--Services:Agencies=http://127.0.0.1:{agencies}");
        await StartAsync(ContractNetwork.Agencies, new AgenciesModule(), agencies, folder);
        await StartAsync(ContractNetwork.Notifications, new NotificationsModule(), notifications, folder);
        Cases = new CaseService.CaseServiceClient(ChannelTo(cases));
        Notifications = new NotificationService.NotificationServiceClient(ChannelTo(notifications));
    }

    public async ValueTask DisposeAsync()
    {
        _channels.ForEach(channel => channel.Dispose());
        await Task.WhenAll(_services.Select(service => service.StopAsync()));
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        _listener.Dispose();
        if (_rabbit is not null)
        {
            await _rabbit.StopAsync();
        }

        if (_postgres is not null)
        {
            await _postgres.StopAsync();
        }

        _folder.Dispose();
    }

    private async Task StartAsync<TDb>(string name, IServiceModule<TDb> module, int port, NetworkFolder folder, params string[] settings)
        where TDb : ServiceDbContext
    {
        await _postgres!.CreateDatabaseAsync(name);
        var service = ServiceHost.Build(
            [
                .. folder.SettingsWithSecrets, $"--Listen=127.0.0.1:{port}", "--Storage:Engine=postgres", $"--Storage:Connection={_postgres.ConnectionString(name)}",
                $"--Bus:Uri={_rabbit!.Uri}", .. settings,
            ],
            module, memoryBus: null);
        _services.Add(service);
        await service.StartAsync();
        await Eventually.Be(() => Task.FromResult(service.Services.GetRequiredService<SchemaGate>().Ready), ready => ready);
    }

    private GrpcChannel ChannelTo(int port)
    {
        var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        _channels.Add(channel);
        return channel;
    }
}
