using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;

namespace Netralitas.Support;

/// <summary>One real service over real gRPC on loopback, with SQLite in a folder of its own; the test plays the other services on the bus.</summary>
public sealed class ServiceUnderTest<TDb> : IAsyncDisposable
    where TDb : ServiceDbContext
{
    private readonly TestFolder _folder = new();
    private readonly WebApplication _app;
    private readonly MemoryBus _bus = new();
    private readonly LocalIssuer _issuer;
    private readonly GrpcChannel _channel;

    private ServiceUnderTest(IServiceModule<TDb> module, string clock, IEnumerable<string> settings)
    {
        Port = FreePorts.Next();
        _issuer = LocalIssuer.OpenOrCreate(_folder.Path);
        KeyRingFile.OpenOrCreate(KeyRing);
        _app = ServiceHost.Build(
            [
                $"--environment={ServiceHost.LocalEnvironment}", $"--Listen=127.0.0.1:{Port}", "--Storage:Engine=sqlite",
                $"--Storage:Connection=Data Source={_folder.File("service.db")};Pooling=False",
                $"--Requests:HashKey={Convert.ToBase64String(new byte[32])}", $"--Delivery:SecretKey={Convert.ToBase64String(new byte[32])}",
                $"--Identity:Issuers:0:Name={LocalIssuer.Name}", $"--Identity:Issuers:0:KeysFile={LocalIssuer.KeysFile(_folder.Path)}",
                $"--Vault:KeyRing={KeyRing}", $"--LegalClock={clock}", .. settings,
            ],
            module, _bus);
        foreach (var other in Network.Subscriptions.Keys.Where(name => name != module.Name))
        {
            _bus.Add(new FactSink(other, facts =>
            {
                foreach (var fact in facts)
                {
                    Heard.TryAdd(fact.MessageId, fact.Fact);
                }

                return Task.CompletedTask;
            }));
        }

        _channel = GrpcChannel.ForAddress($"http://127.0.0.1:{Port}");
        PatientChannel = BalancedChannel.Open(ServiceAddresses.Parse($"http://127.0.0.1:{Port}"));
    }

    /// <summary>What the service announced, by message id.</summary>
    public ConcurrentDictionary<Guid, object> Heard { get; } = new();

    /// <summary>The service's container.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The key ring of the vault, for Cases.</summary>
    public string KeyRing => _folder.File("vault-keys.json");

    /// <summary>Where the service listens, on loopback.</summary>
    public int Port { get; }

    /// <summary>A channel to the service, in plaintext.</summary>
    public GrpcChannel Channel => _channel;

    /// <summary>A channel by TLS, whose calls are tried once.</summary>
    public GrpcChannel Encrypted(ClientTls tls) => BalancedChannel.Open(ServiceAddresses.Parse($"https://127.0.0.1:{Port}"), attempts: 1, tls);

    /// <summary>A channel that repeats a call which found storage too slow, as agency systems do.</summary>
    public GrpcChannel PatientChannel { get; }

    /// <summary>Starts a service on a legal clock such as <c>2024-10-14T09:00+08:00x1</c>.</summary>
    public static async Task<ServiceUnderTest<TDb>> StartAsync(IServiceModule<TDb> module, string clock, params string[] settings)
    {
        var service = new ServiceUnderTest<TDb>(module, clock, settings);
        await service._bus.StartAsync(service.Services.GetRequiredService<ILoggerFactory>(), CancellationToken.None);
        await service._app.StartAsync();
        await Eventually.Be(() => Task.FromResult(service.Services.GetRequiredService<SchemaGate>().Ready), ready => ready);
        return service;
    }

    /// <summary>The metadata of a call by an office.</summary>
    public Metadata As(string officeId) => As(officeId, DateTimeOffset.UtcNow);

    /// <summary>The same with these roles.</summary>
    public Metadata As(string officeId, Roles roles) => new() { { "authorization", "Bearer " + _issuer.Mint(officeId, DateTimeOffset.UtcNow, roles) } };

    /// <summary>The metadata of a call by an officer of an office, in all business unless told otherwise.</summary>
    public Metadata AsOfficer(string officeId, string officerId, Roles roles = RoleWords.Business) =>
        new() { { "authorization", "Bearer " + _issuer.Mint(officeId, DateTimeOffset.UtcNow, roles, officer: Guid.Parse(officerId)) } };

    /// <summary>The same with a token that was made at another instant.</summary>
    public Metadata As(string officeId, DateTimeOffset issued) => new() { { "authorization", "Bearer " + _issuer.Mint(officeId, issued) } };

    /// <summary>The metadata of a call by one account of an office.</summary>
    public Metadata As(string officeId, Roles roles, string account) =>
        new() { { "authorization", "Bearer " + _issuer.Mint(officeId, DateTimeOffset.UtcNow, roles, account) } };

    /// <summary>Publishes a fact as another service would.</summary>
    public Task TellAsync(object fact, Guid? messageId = null) =>
        _bus.PublishAsync([new Delivery(messageId ?? Guid.CreateVersion7(), TraceParent: null, fact)], TestContext.Current.CancellationToken);

    /// <summary>Works on the service's database.</summary>
    public Task<T> InDatabase<T>(Func<TDb, Task<T>> work) =>
        Services.GetRequiredService<Store<TDb>>().ReadAsync((db, _) => work(db), TestContext.Current.CancellationToken);

    /// <summary>Tells it to stop, and returns when it has.</summary>
    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        PatientChannel.Dispose();
        _channel.Dispose();
        await _app.StopAsync();
        await _bus.DisposeAsync();
        await _app.DisposeAsync();
        _folder.Dispose();
    }
}
