using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netralitas.Agencies;
using Netralitas.Cases;
using Netralitas.Notifications;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Sandbox;

/// <summary>The whole network in one process: the three services on three ports, SQLite files in one folder, the bus in memory.</summary>
public sealed class SandboxHost : IAsyncDisposable
{
    private const string LockFile = "sandbox.lock";
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(20);

    private readonly FileStream _lock;
    private readonly MemoryBus _bus;
    private readonly IReadOnlyList<WebApplication> _services;

    private SandboxHost(NetworkFolder folder, FileStream taken, MemoryBus bus, IReadOnlyList<WebApplication> services) =>
        (Folder, _lock, _bus, _services) = (folder, taken, bus, services);

    /// <summary>Its data folder.</summary>
    public NetworkFolder Folder { get; }

    /// <summary>The containers of Cases, Agencies and Notifications, in this order.</summary>
    public IReadOnlyList<IServiceProvider> Services => [.. _services.Select(service => service.Services)];

    /// <summary>Starts it, and returns when all three services answer. What was left unsent is sent again.</summary>
    /// <param name="folder">Its data folder.</param>
    /// <param name="portBase">Cases listens on this plus 1, Agencies plus 2, Notifications plus 3, on 127.0.0.1 only.</param>
    /// <param name="cancel">Ends the start.</param>
    /// <exception cref="SettingException">Another sandbox uses the folder, or a setting is wrong.</exception>
    public static async Task<SandboxHost> StartAsync(NetworkFolder folder, int portBase, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var taken = Take(folder.Path);
        var bus = new MemoryBus();
        List<WebApplication> services =
        [
            ServiceHost.Build([.. Settings(folder, "cases", portBase + 1), $"--Services:Agencies=http://127.0.0.1:{portBase + 2}"], new CasesModule(), bus),
            ServiceHost.Build([.. Settings(folder, "agencies", portBase + 2)], new AgenciesModule(), bus),
            ServiceHost.Build([.. Settings(folder, "notifications", portBase + 3)], new NotificationsModule(), bus),
        ];
        await bus.StartAsync(services[0].Services.GetRequiredService<ILoggerFactory>(), cancel);
        var sandbox = new SandboxHost(folder, taken, bus, services);
        try
        {
            await Task.WhenAll(services.Select(service => service.StartAsync(cancel)));
            await sandbox.ReadyAsync(cancel);
            return sandbox;
        }
        catch
        {
            await sandbox.DisposeAsync();
            throw;
        }
    }

    /// <summary>Waits until it is told to stop.</summary>
    public Task WaitForStopAsync(CancellationToken cancel) => Task.WhenAny(_services.Select(service => service.WaitForShutdownAsync(cancel)));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Task.WhenAll(_services.Select(service => service.StopAsync()));
        await _bus.DisposeAsync();
        foreach (var service in _services)
        {
            await service.DisposeAsync();
        }

        await _lock.DisposeAsync();
    }

    private static IEnumerable<string> Settings(NetworkFolder folder, string service, int port) =>
    [
        .. folder.SettingsWithSecrets,
        $"--Listen=127.0.0.1:{port}",
        "--Storage:Engine=sqlite",
        $"--Storage:Connection=Data Source={Path.Combine(folder.Path, service + ".db")}",
    ];

    private static FileStream Take(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new SettingException("--data", $"another sandbox uses {folder}; stop it or choose another folder");
        }
    }

    private async Task ReadyAsync(CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(PollEvery);
        while (!_services.All(service => service.Services.GetRequiredService<SchemaGate>().Ready))
        {
            if (_services.Any(service => service.Lifetime.ApplicationStopping.IsCancellationRequested))
            {
                throw new SettingException("--data", $"the data in {Folder.Path} cannot be used; the log says why");
            }

            await timer.WaitForNextTickAsync(cancel);
        }
    }
}
