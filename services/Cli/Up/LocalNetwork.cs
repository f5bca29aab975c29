using System.Text.Json;
using Grpc.Core;
using Grpc.Health.V1;
using Netralitas.Cli.Certificates;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Hosting;
using Netralitas.Sandbox;

namespace Netralitas.Cli.Up;

/// <summary>The real network on one machine: the three services, each with one or several processes of its own, on a private PostgreSQL and RabbitMQ.</summary>
/// <remarks>It outlives the program that started it. What is missing, because it was killed, is started by the next <see cref="UpAsync"/>.</remarks>
public sealed class LocalNetwork
{
    private const string PidsFile = "pids.json";

    /// <summary>Most connections that one process takes of the database; those of all replicas that there can be fit into the server's.</summary>
    public const int ConnectionsOfReplica = 40;

    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan PortLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan HealthLimit = TimeSpan.FromSeconds(2);

    /// <summary>The services, in the order of their ports.</summary>
    public static readonly IReadOnlyList<string> ServiceNames = [Network.Cases, Network.Agencies, Network.Notifications];

    private readonly Lock _pids = new();
    private readonly NetworkPlan _plan;

    private readonly string _programs;
    private readonly NetworkSecrets _secrets;
    private readonly IReadOnlyDictionary<string, string?>? _environment;
    private readonly IReadOnlyList<string> _settings;

    private LocalNetwork(
        NetworkFolder folder, NetworkPlan plan, string programs, IReadOnlyDictionary<string, string?>? environment, IReadOnlyList<string> settings) =>
        (Folder, _plan, _programs, _environment, _settings, _secrets) =
        (folder, plan, programs, environment, settings, new NetworkSecrets(Path.Combine(folder.Path, "secrets")));

    /// <summary>Its data folder.</summary>
    public NetworkFolder Folder { get; }

    /// <summary>Opens the network of a folder without starting anything.</summary>
    /// <param name="folder">Its data folder; made if missing.</param>
    /// <param name="portBase">Cases listens on this plus 1, and so on; null for what the folder has.</param>
    /// <param name="clock">Legal clock; null for what the folder has, or the real time.</param>
    /// <param name="replicas">How many processes each service has, 1 to 9; null for what the folder has, or 1.</param>
    /// <param name="programs">Folder of the services' DLLs; null for that of this program.</param>
    /// <param name="environment">Variables for every service that it starts.</param>
    /// <param name="settings">Further settings of every service, as <c>--Section:Name=value</c>; null for none.</param>
    /// <param name="tls">Whether the services of a new network speak TLS.</param>
    /// <exception cref="LocalServerException">The folder has another port base or speaks plaintext, or there cannot be so many replicas.</exception>
    public static LocalNetwork Open(string folder, int? portBase, string? clock, int? replicas = null, string? programs = null,
        IReadOnlyDictionary<string, string?>? environment = null, IReadOnlyList<string>? settings = null, bool tls = false)
    {
        var data = NetworkFolder.Open(folder, clock);
        return new LocalNetwork(data, NetworkPlan.OpenOrCreate(data.Path, portBase, replicas, tls), programs ?? AppContext.BaseDirectory, environment, settings ?? []);
    }

    /// <summary>The authority whose certificates the services show; null when they speak plaintext.</summary>
    /// <exception cref="LocalServerException">The network has not been started yet.</exception>
    public LocalAuthority? Authority => _plan.Tls ? LocalAuthority.Open(Folder.Path) : null;

    /// <summary>How many processes each service has.</summary>
    public int Replicas => _plan.Replicas;

    /// <summary>Address of one replica of a service, counted from 0.</summary>
    public string AddressOf(string service, int replica = 0) => $"{(_plan.Tls ? "https" : "http")}://127.0.0.1:{PortOf(service, replica)}";

    /// <summary>Addresses of all replicas of a service, separated by commas, as clients take them.</summary>
    public string AddressesOf(string service) => string.Join(',', Enumerable.Range(0, Replicas).Select(replica => AddressOf(service, replica)));

    /// <summary>The running process of a replica of a service, counted from 0; null when it is down.</summary>
    public ServiceProcess? ProcessOf(string service, int replica = 0) => ServiceProcess.Load(ProcessFile(service, replica), LogOf(service, replica));

    /// <summary>The running database server; null when it is down.</summary>
    public PostgresServer? Postgres => PostgresServer.Attach(PostgresFolder);

    /// <summary>The running broker; null when it is down.</summary>
    public RabbitServer? Rabbit => RabbitOf(Folder.Path);

    /// <summary>The running broker of the network in a folder; null when there is none.</summary>
    public static RabbitServer? RabbitOf(string folder) => RabbitServer.Attach(RabbitFolderOf(folder));

    /// <summary>Starts what is missing, stops replicas that are too many, and returns when every replica is ready and every queue is safe.</summary>
    /// <param name="tell">Hears what is being done.</param>
    /// <param name="cancel">Ends the start.</param>
    /// <exception cref="LocalServerException">Something did not come up; says what and where its log is.</exception>
    public async Task UpAsync(Action<string> tell, CancellationToken cancel)
    {
        RenewCertificates();
        await StartPostgresAsync(tell, cancel);
        await StartRabbitAsync(tell, cancel);
        await StartServicesAsync(tell, cancel);
        await ReadyAsync(cancel);
        // The others serve by now: no caller finds nobody.
        await StopAsync(Running().Where(one => one.Replica >= Replicas), tell, cancel);
        WritePids();
        var broker = Rabbit!;
        await broker.QueuesOnDiskAsync([.. ServiceNames.Select(service => "netralitas." + service), DeadLetterQueues.OfBroker], cancel);
    }

    /// <summary>Makes what the services show where it is missing or ends before long; those that run take it up by themselves.</summary>
    private void RenewCertificates()
    {
        if (_plan.Tls)
        {
            var now = TimeProvider.System.GetUtcNow();
            var authority = LocalAuthority.OpenOrCreate(Folder.Path, now);
            foreach (var service in ServiceNames)
            {
                authority.RenewService(service, now);
            }
        }
    }

    /// <summary>Starts PostgreSQL unless it runs, with a database for each service and a user who reaches only that.</summary>
    public async Task StartPostgresAsync(Action<string> tell, CancellationToken cancel)
    {
        PostgresServer.DemandOwnUsers(PostgresFolder);
        if (Postgres is null)
        {
            tell($"Starting PostgreSQL on port {_plan.PostgresPort} ...");
            LetPostgresThrough();
            await PortIsFreeAsync(_plan.PostgresPort, cancel);
            var server = await PostgresServer.StartAsync(PostgresFolder, _plan.PostgresPort, cancel);
            await PostgresUsers.SetUpAsync(server, _secrets.DatabasePasswords(ServiceNames), cancel);
            WritePids();
        }
    }

    /// <summary>Starts RabbitMQ unless it runs, with a user for each service who reaches only its own queues.</summary>
    public async Task StartRabbitAsync(Action<string> tell, CancellationToken cancel)
    {
        if (Rabbit is null)
        {
            tell($"Starting RabbitMQ on port {_plan.RabbitPort} ...");
            await PortIsFreeAsync(_plan.RabbitPort, cancel);
            await RabbitServer.StartAsync(RabbitFolderOf(Folder.Path), _plan.RabbitPort, _secrets.BusPasswords(ServiceNames), cancel);
            WritePids();
        }
    }

    /// <summary>Starts every replica that is missing; does not wait until they are ready.</summary>
    public async Task StartServicesAsync(Action<string> tell, CancellationToken cancel)
    {
        foreach (var (service, replica) in Planned())
        {
            await StartServiceAsync(service, replica, tell, cancel);
        }
    }

    /// <summary>Starts one replica of a service, counted from 0, unless it runs; does not wait until it is ready.</summary>
    public async Task StartServiceAsync(string service, int replica, Action<string> tell, CancellationToken cancel)
    {
        if (ProcessOf(service, replica) is not null)
        {
            return;
        }

        var (name, port) = (NameOf(service, replica), PortOf(service, replica));
        await PortIsFreeAsync(port, cancel);
        tell($"Starting {name} on port {port} ...");
        ServiceProcess.StartDotnet(name, AssemblyOf(service), SettingsOf(service, replica), LogOf(service, replica), _environment).Save(ProcessFile(service, replica));
        WritePids();
    }

    /// <summary>Waits until every replica of every service is ready.</summary>
    public async Task ReadyAsync(CancellationToken cancel)
    {
        foreach (var (service, replica) in Planned())
        {
            if (!await Waiting.UntilAsync(async token => ProcessOf(service, replica) is null || await IsReadyAsync(service, replica, token), ReadyLimit, cancel)
                || ProcessOf(service, replica) is null)
            {
                var log = LogOf(service, replica);
                var end = File.Exists(log) ? string.Join('\n', File.ReadLines(log).TakeLast(10)) : "";
                throw new LocalServerException($"{NameOf(service, replica)} did not become ready. Its log is {log}; it ends with:\n{end}");
            }
        }
    }

    /// <summary>Stops what runs: first the services, then the broker, then the database.</summary>
    public async Task DownAsync(Action<string> tell, CancellationToken cancel)
    {
        await StopAsync(Running(), tell, cancel);
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

    private static Task StopAsync(IEnumerable<(ServiceProcess Process, int Replica)> running, Action<string> tell, CancellationToken cancel) =>
        Task.WhenAll(running.Select(one =>
        {
            tell($"Stopping {one.Process.Name} ...");
            return one.Process.StopAsync(StopLimit, cancel);
        }));

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

    private static string RabbitFolderOf(string folder) => Path.Combine(folder, "rabbitmq");

    /// <summary>The replicas that there should be, every service's first before any second.</summary>
    private IEnumerable<(string Service, int Replica)> Planned() =>
        Enumerable.Range(0, Replicas).SelectMany(replica => ServiceNames.Select(service => (service, replica)));

    /// <summary>The replicas that run, those that there should not be among them.</summary>
    private IEnumerable<(ServiceProcess Process, int Replica)> Running() =>
        from replica in Enumerable.Range(0, NetworkPlan.ReplicasMax)
        from service in ServiceNames
        let process = ProcessOf(service, replica)
        where process is not null
        select (process, replica);

    private int PortOf(string service, int replica) => _plan.PortOf(ServiceNames.ToList().IndexOf(service), replica);

    /// <summary>Name of a replica's process and files: <c>cases</c>, <c>cases-1</c> and so on.</summary>
    private static string NameOf(string service, int replica) => replica == 0 ? service : $"{service}-{replica}";

    private string ProcessFile(string service, int replica) => Path.Combine(Folder.Path, NameOf(service, replica) + ".process");

    /// <summary>Log of a replica, kept over its restarts.</summary>
    public string LogOf(string service, int replica) => Path.Combine(Folder.Path, NameOf(service, replica) + ".log");

    private string AssemblyOf(string service) => Path.Combine(_programs, $"Netralitas.{char.ToUpperInvariant(service[0])}{service[1..]}.dll");

    private IEnumerable<string> SettingsOf(string service, int replica)
    {
        var database = Postgres ?? throw new LocalServerException("PostgreSQL is down.");
        return
        [
            .. Folder.Settings,
            $"--Listen=127.0.0.1:{PortOf(service, replica)}",
            "--Storage:Engine=postgres",
            $"--Storage:Connection={database.ConnectionString(service, user: service)};Maximum Pool Size={ConnectionsOfReplica}",
            $"--Bus:Uri=amqp://{service}@127.0.0.1:{_plan.RabbitPort}/",
            $"--Secrets:Folder={_secrets.FolderOf(service)}",
            $"--Services:Agencies={AddressesOf(Network.Agencies)}",
            .. Authority is { } authority ? TlsSettingsOf(service, authority) : [],
            .. _settings,
        ];
    }

    private static IEnumerable<string> TlsSettingsOf(string service, LocalAuthority authority) =>
    [
        $"--Tls:Certificate={authority.FileOf(service)}",
        $"--Tls:Key={authority.FileOf(service)}",
        $"--Tls:Authority={authority.CertificateFile}",
        $"--Identity:Certificates:Authority={authority.CertificateFile}",
        $"--Identity:Certificates:Revoked={authority.RevokedFile}",
    ];

    private async Task<bool> IsReadyAsync(string service, int replica, CancellationToken cancel)
    {
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse(AddressOf(service, replica)), attempts: 1, ClientTls.Open(Authority?.CertificateFile));
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

    /// <summary>Tells other programs the ids of what runs.</summary>
    private void WritePids()
    {
        lock (_pids)
        {
            var pids = ServiceNames.ToDictionary(
                service => service,
                service => (object?)Enumerable.Range(0, NetworkPlan.ReplicasMax).Select(replica => ProcessOf(service, replica)?.Pid).OfType<int>().ToArray());
            pids["postgres"] = Postgres?.Pid;
            pids["rabbitmq"] = Rabbit?.Pid;
            WholeFile.Write(Path.Combine(Folder.Path, PidsFile), JsonSerializer.Serialize(pids));
        }
    }
}
