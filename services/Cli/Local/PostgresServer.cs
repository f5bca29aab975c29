using System.Globalization;
using Netralitas.Platform.Hosting;
using Npgsql;

namespace Netralitas.Cli.Local;

/// <summary>A private PostgreSQL in a folder of its own, on loopback only, for local networks and tests.</summary>
/// <remarks>
/// Durable like the real one (fsync on): what it acknowledged survives <see cref="Kill"/>. Who connects needs a password; that of the
/// operator, who may do everything, is in the folder, random and readable by its owner only.
/// As root it runs as the user <c>postgres</c>, because PostgreSQL refuses root; otherwise as the current user.
/// </remarks>
public sealed class PostgresServer
{
    private const string Operator = "netralitas";
    // Three services of nine replicas with 40 connections each, and some for people and tests: see docs/operations.md.
    private const int ConnectionsMax = 1200;
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(30);
    private readonly string _cluster;
    private readonly ServiceProcess _process;

    private PostgresServer(string cluster, int port, ServiceProcess process)
    {
        _cluster = cluster;
        Port = port;
        _process = process;
    }

    /// <summary>The port on 127.0.0.1.</summary>
    public int Port { get; }

    /// <summary>The id of its first process, the postmaster.</summary>
    public int Pid => _process.Pid;

    /// <summary>The first process: to pause, to watch, or to find its log.</summary>
    public ServiceProcess Process => _process;

    /// <summary>Starts the server of this folder and waits until it answers. A new folder gets an empty database cluster.</summary>
    /// <param name="folder">Where everything of it is kept; made if missing. After a crash it recovers from what is there.</param>
    /// <param name="port">A free loopback port; a restart may use another.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <exception cref="LocalServerException">PostgreSQL is not installed, runs already, or did not come up within a minute.</exception>
    public static async Task<PostgresServer> StartAsync(string folder, int port, CancellationToken cancellation = default)
    {
        folder = Path.GetFullPath(folder);
        DemandOwnUsers(folder);
        if (IsRunning(folder))
        {
            throw new LocalServerException($"PostgreSQL runs in {folder} already.");
        }

        FreePorts.Demand(port);
        var programs = PostgresPrograms.Find();
        var cluster = ClusterOf(folder);
        if (!Directory.Exists(cluster))
        {
            Directory.CreateDirectory(folder);
            await programs.CreateClusterAsync(cluster, Operator, KeptFile.Password(PasswordFileOf(folder)), cancellation);
        }

        ClearRemains(cluster);
        // Before the process: whoever finds that asks for its port.
        WholeFile.Write(PortFileOf(folder), port.ToString(CultureInfo.InvariantCulture));
        var process = programs.StartServer(
            folder,
            LogOf(folder),
            [
                "-D", cluster, "-p", port.ToString(CultureInfo.InvariantCulture), "-c", "listen_addresses=127.0.0.1",
                // No socket files: the folder's path may be longer than they allow.
                "-c", "unix_socket_directories=",
                "-c", $"max_connections={ConnectionsMax}", "-c", "fsync=on",
                // A young network grows from nothing: what the server knows of its tables is soon out of date. By the server's default a table is looked
                // through again whenever a tenth has changed; while it grows quickly that takes a third of the processor time.
                "-c", "autovacuum_naptime=5s", "-c", "autovacuum_analyze_scale_factor=0.5",
                // In the folder, so that a killed server leaves nothing in the system's shared memory.
                "-c", "dynamic_shared_memory_type=mmap",
            ]);
        process.Save(ProcessFileOf(folder));

        var server = new PostgresServer(cluster, port, process);
        try
        {
            return await Waiting.UntilAsync(async token => !process.IsRunning || await server.AnswersAsync(token), StartLimit, cancellation) && process.IsRunning
                ? server
                : throw new LocalServerException($"PostgreSQL did not come up in {folder}. Its log, {process.Log}, ends with:\n{process.LogTail()}");
        }
        catch
        {
            server.Kill();
            throw;
        }
    }

    /// <summary>Finds the server that runs in this folder, whoever started it.</summary>
    /// <returns>Null when none runs there.</returns>
    public static PostgresServer? Attach(string folder)
    {
        folder = Path.GetFullPath(folder);
        return ServiceProcess.Load(ProcessFileOf(folder), LogOf(folder)) is { } process
            ? new PostgresServer(ClusterOf(folder), int.Parse(File.ReadAllText(PortFileOf(folder)), CultureInfo.InvariantCulture), process)
            : null;
    }

    /// <summary>Whether a server runs in this folder.</summary>
    public static bool IsRunning(string folder) => Attach(folder) is not null;

    /// <summary>Refuses a folder of an older version, in which everyone on this machine was the operator and owned everything.</summary>
    /// <exception cref="LocalServerException">It is one.</exception>
    public static void DemandOwnUsers(string folder)
    {
        if (Directory.Exists(ClusterOf(folder)) && !File.Exists(PasswordFileOf(folder)))
        {
            throw new LocalServerException($"The database in {folder} was made by an older version, without passwords and users of its own. Choose another --data, or remove the folder.");
        }
    }

    /// <summary>How the operator reaches a database of it, with the password: short time limits, statements prepared by use, pooled connections not reset.</summary>
    /// <param name="database">Its name; it need not exist yet.</param>
    /// <remarks>As nothing is reset between uses, take only locks and settings that end with the transaction.</remarks>
    public string ConnectionString(string database) =>
        new NpgsqlConnectionStringBuilder(ConnectionString(database, Operator)) { Password = File.ReadAllText(PasswordFileOf(Path.GetDirectoryName(_cluster)!)) }.ConnectionString;

    /// <summary>The same for another user, without the password.</summary>
    /// <param name="database">Its name.</param>
    /// <param name="user">The user's name.</param>
    public string ConnectionString(string database, string user) => new NpgsqlConnectionStringBuilder
    {
        Host = "127.0.0.1",
        Port = Port,
        Username = user,
        Database = database,
        MaxAutoPrepare = 40,
        AutoPrepareMinUsages = 2,
        NoResetOnClose = true,
        Timeout = 1,
        CommandTimeout = 5,
        CancellationTimeout = 500,
    }.ConnectionString;

    /// <summary>Makes an empty database unless it is there. Only the operator can connect to it.</summary>
    /// <param name="name">Lower-case letters, digits and underscores.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">The name has other characters.</exception>
    public async Task CreateDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        if (name.Length is 0 or > 63 || !name.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_'))
        {
            throw new ArgumentException("A database's name has 1 to 63 lower-case letters, digits and underscores.", nameof(name));
        }

        try
        {
            await ExecuteAsync("postgres", $"CREATE DATABASE {name}", cancellation);
        }
        catch (PostgresException exists) when (exists.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            return;
        }

        await ExecuteAsync("postgres", $"REVOKE ALL ON DATABASE {name} FROM PUBLIC", cancellation);
    }

    /// <summary>Runs statements as the operator.</summary>
    /// <param name="database">Where.</param>
    /// <param name="sql">The statements, made of constants and of names that <see cref="CreateDatabaseAsync"/> accepts: neither can be a parameter.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The first value of the first row, if there is one.</returns>
    internal async Task<object?> ExecuteAsync(string database, string sql, CancellationToken cancellation)
    {
        await using var connection = await OpenAsync(database, cancellation);
#pragma warning disable CA2100 // See above.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync(cancellation);
    }

    /// <summary>Stops it in good order: open transactions are rolled back and connections closed at once.</summary>
    /// <exception cref="LocalServerException">It had to be killed.</exception>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        // A frozen server hears only this.
        _process.Resume();
        _process.Break();
        if (!await _process.WaitForExitAsync(StopLimit, cancellation))
        {
            Kill();
            throw new LocalServerException($"PostgreSQL did not stop in {StopLimit.TotalSeconds} s and was killed. Its log: {_process.Log}");
        }
    }

    /// <summary>Kills all of it at one blow (SIGKILL), as a crash of the machine would.</summary>
    public void Kill()
    {
        // Frozen first: it cannot start another child while we look for them.
        _process.Pause();
        KillRemains(_cluster);
        _process.Kill();
    }

    /// <summary>Freezes all of it (SIGSTOP): connections stay open and nothing answers.</summary>
    public void Pause() => ForEachProcess(process => process.Pause());

    /// <summary>Lets it go on after <see cref="Pause"/>.</summary>
    public void Resume() => ForEachProcess(process => process.Resume());

    private static string ClusterOf(string folder) => Path.Combine(folder, "cluster");

    private static string LogOf(string folder) => Path.Combine(folder, "postgres.log");

    private static string ProcessFileOf(string folder) => Path.Combine(folder, "process");

    private static string PasswordFileOf(string folder) => Path.Combine(folder, "operator.password");

    private static string PortFileOf(string folder) => Path.Combine(folder, "port");

    /// <summary>Puts away what a killed server left, which would keep a new one from starting.</summary>
    /// <remarks>
    /// PostgreSQL trusts its own lock file only as far as process ids go: when the id belongs to another process by
    /// now, it refuses to start. Its children outlive it for a moment when it alone was killed; they must be gone first.
    /// </remarks>
    private static void ClearRemains(string cluster)
    {
        KillRemains(cluster);
        File.Delete(Path.Combine(cluster, "postmaster.pid"));
    }

    /// <summary>Every process of a server works in its cluster's folder.</summary>
    private static void KillRemains(string cluster)
    {
        foreach (var remains in ProcessesIn(cluster))
        {
            remains.Kill();
        }
    }

    private static IEnumerable<ServiceProcess> ProcessesIn(string cluster) =>
        ServiceProcess.FindAll("postgres", ProcessTable.WorkingIn(cluster, "postgres"));

    private void ForEachProcess(Action<ServiceProcess> act)
    {
        foreach (var process in ProcessesIn(_cluster))
        {
            act(process);
        }
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken cancellation)
    {
        // Not pooled: an idle connection would be broken by the next restart.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString(database)) { Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await OpenAsync("postgres", cancellation);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
