using System.Text.Json;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Events;
using Netralitas.Sandbox;

namespace Netralitas.Cli.Up;

/// <summary>The real network on one machine: the three services as processes of their own, on a private PostgreSQL and RabbitMQ.</summary>
/// <remarks>It outlives the program that started it. What is missing, because it was killed, is started by the next <see cref="UpAsync"/>.</remarks>
public sealed class LocalNetwork
{
    private const string PidsFile = "pids.json";
    private const string DeadLetters = "netralitas.dead-letters";
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan PortLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(2);

    /// <summary>The services, in the order of their ports.</summary>
    public static readonly IReadOnlyList<string> ServiceNames = [Network.Cases, Network.Agencies, Network.Notifications];

    private readonly NetworkPlan _plan;

    private LocalNetwork(NetworkFolder folder, NetworkPlan plan) => (Folder, _plan) = (folder, plan);

    /// <summary>Its data folder.</summary>
    public NetworkFolder Folder { get; }

    /// <summary>Opens the network of a folder without starting anything.</summary>
    /// <param name="folder">Its data folder; made if missing.</param>
    /// <param name="portBase">Cases listens on this plus 1, and so on; null for what the folder has.</param>
    /// <param name="clock">Legal clock; null for what the folder has, or the real time.</param>
    public static LocalNetwork Open(string folder, int? portBase, string? clock)
    {
        var data = NetworkFolder.Open(folder, clock);
        return new LocalNetwork(data, NetworkPlan.OpenOrCreate(data.Path, portBase));
    }

    /// <summary>Address of a service.</summary>
    public string AddressOf(string service) => $"http://127.0.0.1:{PortOf(service)}";

    /// <summary>The running process of a service; null when it is down.</summary>
    public ServiceProcess? ProcessOf(string service) => ServiceProcess.Load(ProcessFile(service), LogOf(service));

    /// <summary>The running database server; null when it is down.</summary>
    public PostgresServer? Postgres => PostgresServer.Attach(PostgresFolder);

    /// <summary>The running broker; null when it is down.</summary>
    public RabbitServer? Rabbit => RabbitServer.Attach(RabbitFolder);

    /// <summary>Starts what is missing and returns when every service is ready and every queue is safe.</summary>
    /// <param name="tell">Hears what is being done.</param>
    /// <param name="cancel">Ends the start.</param>
    /// <exception cref="LocalServerException">Something did not come up; says what and where its log is.</exception>
    public async Task UpAsync(Action<string> tell, CancellationToken cancel)
    {
        await StartPostgresAsync(tell, cancel);
        await StartRabbitAsync(tell, cancel);
        foreach (var service in ServiceNames)
        {
            await StartServiceAsync(service, tell, cancel);
        }

        await ReadyAsync(cancel);
        var broker = RabbitServer.Attach(RabbitFolder)!;
        await broker.QueuesOnDiskAsync([.. ServiceNames.Select(service => "netralitas." + service), DeadLetters], cancel);
    }

    /// <summary>Starts PostgreSQL with the three databases unless it runs.</summary>
    public async Task StartPostgresAsync(Action<string> tell, CancellationToken cancel)
    {
        if (Postgres is null)
        {
            tell($"Starting PostgreSQL on port {_plan.PostgresPort} ...");
            LetPostgresThrough();
            await PortIsFreeAsync(_plan.PostgresPort, cancel);
            var server = await PostgresServer.StartAsync(PostgresFolder, _plan.PostgresPort, cancel);
            foreach (var service in ServiceNames)
            {
                await server.CreateDatabaseAsync(service, cancel);
            }

            WritePids();
        }
    }

    /// <summary>Starts RabbitMQ unless it runs.</summary>
    public async Task StartRabbitAsync(Action<string> tell, CancellationToken cancel)
    {
        if (Rabbit is null)
        {
            tell($"Starting RabbitMQ on port {_plan.RabbitPort} ...");
            await PortIsFreeAsync(_plan.RabbitPort, cancel);
            await RabbitServer.StartAsync(RabbitFolder, _plan.RabbitPort, cancel);
            WritePids();
        }
    }

    /// <summary>Starts a service unless it runs; does not wait until it is ready.</summary>
    public async Task StartServiceAsync(string service, Action<string> tell, CancellationToken cancel)
    {
        if (ProcessOf(service) is not null)
        {
            return;
        }

        await PortIsFreeAsync(PortOf(service), cancel);
        tell($"Starting {service} on port {PortOf(service)} ...");
        ServiceProcess.StartDotnet(service, AssemblyOf(service), SettingsOf(service), LogOf(service)).Save(ProcessFile(service));
        WritePids();
    }

    /// <summary>Waits until every service is ready.</summary>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        foreach (var service in ServiceNames)
        {
            if (!await Waiting.UntilAsync(async token => ProcessOf(service) is null || await IsReadyAsync(service, token), ReadyLimit, cancel)
                || ProcessOf(service) is null)
            {
                throw new LocalServerException($"{service} did not become ready. Its log is {LogOf(service)}; it ends with:\n{string.Join('\n', LastLines(service))}");
            }
        }
    }

    /// <summary>Stops what runs: first the services, then the broker, then the database.</summary>
    public async Task DownAsync(Action<string> tell, CancellationToken cancel)
    {
        await Task.WhenAll(ServiceNames.Select(ProcessOf).OfType<ServiceProcess>().Select(process =>
        {
            tell($"Stopping {process.Name} ...");
            return process.StopAsync(StopLimit, cancel);
        }));
        if (Rabbit is { } broker)
        {
            tell("Stopping RabbitMQ ...");
            await broker.StopAsync(cancel);
        }

        if (Postgres is { } database)
        {
            tell("Stopping PostgreSQL ...");
            await database.StopAsync(cancel);
        }

        WritePids();
    }

    /// <summary>The last threads of a killed process may hold its port a moment longer than its id.</summary>
    private static async Task PortIsFreeAsync(int port, CancellationToken cancel)
    {
        if (!await Waiting.UntilAsync(_ => Task.FromResult(FreePorts.IsFree(port)), PortLimit, cancel))
        {
            throw new LocalServerException($"Port {port} is taken by another program; stop it, or use another --port-base with a new --data.");
        }
    }

    /// <summary>As root, PostgreSQL runs as a user of its own, who must be able to pass through our folder (but not to list it).</summary>
    private void LetPostgresThrough()
    {
        if (Environment.IsPrivilegedProcess)
        {
            File.SetUnixFileMode(Folder.Path, File.GetUnixFileMode(Folder.Path) | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        }
    }

    private string PostgresFolder => Path.Combine(Folder.Path, "postgres");

    private string RabbitFolder => Path.Combine(Folder.Path, "rabbitmq");

    private int PortOf(string service) => _plan.PortBase + 1 + ServiceNames.ToList().IndexOf(service);

    private string ProcessFile(string service) => Path.Combine(Folder.Path, service + ".process");

    private string LogOf(string service) => Path.Combine(Folder.Path, service + ".log");

    private static string AssemblyOf(string service) =>
        Path.Combine(AppContext.BaseDirectory, $"Netralitas.{char.ToUpperInvariant(service[0])}{service[1..]}.dll");

    private IEnumerable<string> SettingsOf(string service)
    {
        var database = Postgres ?? throw new LocalServerException("PostgreSQL is down.");
        return
        [
            .. Folder.Settings,
            $"--Listen=127.0.0.1:{PortOf(service)}",
            "--Storage:Engine=postgres",
            $"--Storage:Connection={database.ConnectionString(service)}",
            $"--Bus:Uri=amqp://guest:guest@127.0.0.1:{_plan.RabbitPort}/",
            $"--Services:Agencies={AddressOf(Network.Agencies)}",
        ];
    }

    private async Task<bool> IsReadyAsync(string service, CancellationToken cancel)
    {
        using var channel = GrpcChannel.ForAddress(AddressOf(service));
        try
        {
            var answer = await new Health.HealthClient(channel).CheckAsync(
                new HealthCheckRequest(), deadline: TimeProvider.System.GetUtcNow().UtcDateTime + HealthLimit, cancellationToken: cancel);
            return answer.Status == HealthCheckResponse.Types.ServingStatus.Serving;
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private IEnumerable<string> LastLines(string service) => File.Exists(LogOf(service)) ? File.ReadLines(LogOf(service)).TakeLast(10) : [];

    /// <summary>Tells other programs the ids of what runs.</summary>
    private void WritePids()
    {
        var pids = ServiceNames.ToDictionary(service => service, service => (object?)new[] { ProcessOf(service)?.Pid }.OfType<int>().ToArray());
        pids["postgres"] = Postgres?.Pid;
        pids["rabbitmq"] = Rabbit?.Pid;
        var file = Path.Combine(Folder.Path, PidsFile);
        File.WriteAllText(file + ".new", JsonSerializer.Serialize(pids));
        File.Move(file + ".new", file, overwrite: true);
    }
}
