using System.Globalization;
using System.Text;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Netralitas.Cli.Local;

/// <summary>A private RabbitMQ node in a folder of its own, on loopback only, for local networks and tests.</summary>
/// <remarks>
/// It has its own name, cookie, port mapper (epmd) and data, so that any number can run side by side, whatever the system runs.
/// The node's name is part of its data: it is chosen once per folder. The network's exchanges, queues and bindings are there before anyone
/// can connect. There is no user <c>guest</c>: the operator's password is in the folder, random and readable by its owner only.
/// </remarks>
public sealed class RabbitServer
{
    private const int AttemptsMax = 3;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan QueuesLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan PortMapperLimit = TimeSpan.FromSeconds(10);
    private readonly RabbitFolder _files;
    private readonly ServiceProcess _node;
    private readonly ServiceProcess? _portMapper;

    private RabbitServer(RabbitFolder files, int port, ServiceProcess node, ServiceProcess? portMapper)
    {
        _files = files;
        Port = port;
        _node = node;
        _portMapper = portMapper;
    }

    /// <summary>The AMQP port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The id of the node's process (beam).</summary>
    public int Pid => _node.Pid;

    /// <summary>The node's process: to watch, or to find its log.</summary>
    public ServiceProcess Process => _node;

    /// <summary>Where the operator connects, who may do everything, with the password.</summary>
    public Uri Uri => UriOf(RabbitFolder.Operator, _files.OperatorPassword);

    /// <summary>Where another user connects.</summary>
    /// <param name="user">The user's name.</param>
    /// <param name="password">The user's password.</param>
    public Uri UriOf(string user, string password) =>
        new(string.Create(CultureInfo.InvariantCulture, $"amqp://{user}:{Uri.EscapeDataString(password)}@127.0.0.1:{Port}/"));

    /// <summary>Starts the node of this folder and waits until it answers.</summary>
    /// <param name="folder">Where everything of it is kept; made if missing. What was durable in it is there again.</param>
    /// <param name="port">A free loopback port for AMQP; a restart may use another.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="LocalServerException">RabbitMQ is not installed, runs already, or did not come up within two minutes.</exception>
    public static Task<RabbitServer> StartAsync(string folder, int port, CancellationToken cancellation = default) =>
        StartAsync(folder, port, new Dictionary<string, string>(), cancellation);

    /// <summary>The same with a user for each of these services, who may touch only its own queues and the exchanges of what it publishes.</summary>
    /// <param name="folder">See above.</param>
    /// <param name="port">See above.</param>
    /// <param name="passwords">The password of each service's user, who has the service's name.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <param name="more">Further lines of its settings.</param>
    /// <exception cref="LocalServerException">See above.</exception>
    public static async Task<RabbitServer> StartAsync(
        string folder, int port, IReadOnlyDictionary<string, string> passwords, CancellationToken cancellation, string more = "")
    {
        var files = new RabbitFolder(Path.GetFullPath(folder));
        if (IsRunning(folder))
        {
            throw new LocalServerException($"RabbitMQ runs in {folder} already.");
        }

        FreePorts.Demand(port);
        var program = RabbitPrograms.FindServer();
        Directory.CreateDirectory(folder);
        files.WriteSettings(port, passwords, more);

        // A killed node leaves its port mapper behind: stopped here, so that there is one per node.
        ServiceProcess.Load(files.PortMapperProcess, files.PortMapperLog)?.Kill();
        var (portMapper, portMapperPort) = await StartPortMapperAsync(files, cancellation);
        var node = ServiceProcess.Start("rabbitmq", program, [], files.Log, files.Environment(portMapperPort, FreePorts.Next()), files.Folder);
        node.Save(files.NodeProcess);

        var server = new RabbitServer(files, port, node, portMapper);
        try
        {
            return await Waiting.UntilAsync(async token => !node.IsRunning || await server.AnswersAsync(token), StartLimit, cancellation) && node.IsRunning
                ? server
                : throw new LocalServerException($"RabbitMQ did not come up in {folder}. Its log, {node.Log}, ends with:\n{node.LogTail()}");
        }
        catch
        {
            server.Kill();
            throw;
        }
    }

    /// <summary>Finds the node that runs in this folder, whoever started it.</summary>
    /// <returns>Null when none runs there.</returns>
    public static RabbitServer? Attach(string folder)
    {
        var files = new RabbitFolder(Path.GetFullPath(folder));
        return ServiceProcess.Load(files.NodeProcess, files.Log) is { } node
            ? new RabbitServer(files, files.ReadPort(), node, ServiceProcess.Load(files.PortMapperProcess, files.PortMapperLog))
            : null;
    }

    /// <summary>Whether a node runs in this folder.</summary>
    public static bool IsRunning(string folder) => Attach(folder) is not null;

    /// <summary>Waits until new quorum queues of the virtual host / would survive <see cref="Kill"/>.</summary>
    /// <remarks>
    /// RabbitMQ writes a new quorum queue's registration to the disk some time after it confirmed the declaration. Killed
    /// before, it starts the queue again as an empty member that elects no leader: what was confirmed is lost, and calls
    /// to the queue hang. Queues that are older than a few seconds are safe.
    /// </remarks>
    /// <param name="queues">The names of the queues.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="LocalServerException">They were not on disk in time.</exception>
    public async Task QueuesOnDiskAsync(IReadOnlyCollection<string> queues, CancellationToken cancellation = default)
    {
        var names = queues.Select(queue => Encoding.UTF8.GetBytes("%2F_" + queue)).ToArray();
        async Task<bool> AreWritten(CancellationToken token)
        {
            if (!File.Exists(_files.QuorumQueueNames))
            {
                return false;
            }

            var written = await File.ReadAllBytesAsync(_files.QuorumQueueNames, token);
            return names.All(name => written.AsSpan().IndexOf(name) >= 0);
        }

        if (!await Waiting.UntilAsync(AreWritten, QueuesLimit, cancellation))
        {
            throw new LocalServerException($"Not all of these queues were on disk in {QueuesLimit.TotalSeconds} s: {string.Join(", ", queues)}. The log: {_node.Log}");
        }
    }

    /// <summary>Stops the node in good order, and its port mapper.</summary>
    /// <exception cref="LocalServerException">It had to be killed.</exception>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        var companions = Companions();
        var stopped = await _node.StopAsync(StopLimit, cancellation);
        End(companions);
        if (!stopped)
        {
            throw new LocalServerException($"RabbitMQ did not stop in {StopLimit.TotalSeconds} s and was killed. Its log: {_node.Log}");
        }
    }

    /// <summary>Kills the node (SIGKILL), as a crash would, and its port mapper.</summary>
    public void Kill()
    {
        var companions = Companions();
        _node.Kill();
        End(companions);
    }

    /// <summary>Freezes the node (SIGSTOP): connections stay open and nothing answers.</summary>
    public void Pause() => _node.Pause();

    /// <summary>Lets it go on after <see cref="Pause"/>.</summary>
    public void Resume() => _node.Resume();

    /// <summary>The small programs that the node runs to resolve names and measure the disk. They end a moment after it.</summary>
    private IReadOnlyList<ServiceProcess> Companions() => ServiceProcess.FindAll("rabbitmq", ProcessTable.DescendantsOf(Pid));

    private void End(IReadOnlyList<ServiceProcess> companions)
    {
        foreach (var companion in companions)
        {
            companion.Kill();
        }

        _portMapper?.Kill();
    }

    /// <summary>
    /// Erlang would start a port mapper by itself, detached and for good. Started here it is a process that we know and stop.
    /// </summary>
    private static async Task<(ServiceProcess Process, int Port)> StartPortMapperAsync(RabbitFolder files, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            var port = FreePorts.Next();
            var process = ServiceProcess.Start(
                "epmd", RabbitPrograms.FindPortMapper(), ["-address", "127.0.0.1", "-port", port.ToString(CultureInfo.InvariantCulture)], files.PortMapperLog);
            process.Save(files.PortMapperProcess);
            if (await Waiting.UntilAsync(_ => Task.FromResult(!process.IsRunning || !FreePorts.IsFree(port)), PortMapperLimit, cancellation) && process.IsRunning)
            {
                return (process, port);
            }

            process.Kill();
            if (attempt == AttemptsMax)
            {
                throw new LocalServerException($"Erlang's port mapper (epmd) did not come up. Its log, {process.Log}, ends with:\n{process.LogTail()}");
            }
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        // The port opens only when the node has started everything else; until then this is cheaper than an attempt to connect.
        if (FreePorts.IsFree(Port))
        {
            return false;
        }

        try
        {
            await using var connection = await new ConnectionFactory { Uri = Uri }.CreateConnectionAsync(cancellation);
            return true;
        }
        catch (BrokerUnreachableException)
        {
            return false;
        }
    }
}
