using System.Globalization;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli.Local;

/// <summary>The programs of an installed PostgreSQL, and the user to run them as.</summary>
internal sealed class PostgresPrograms
{
    private const string ServerUser = "postgres";
    private static readonly TimeSpan InitLimit = TimeSpan.FromMinutes(2);
    private readonly string _binaries;

    private PostgresPrograms(string binaries) => _binaries = binaries;

    /// <summary>The newest of Debian's versions, or what is on PATH.</summary>
    /// <param name="versionsFolder">Where Debian keeps a folder per version.</param>
    /// <param name="path">Where else to look; null for the variable PATH.</param>
    /// <exception cref="LocalServerException">PostgreSQL is not installed.</exception>
    public static PostgresPrograms Find(string versionsFolder = "/usr/lib/postgresql", string? path = null)
    {
        var versions = Directory.Exists(versionsFolder) ? Directory.EnumerateDirectories(versionsFolder) : [];
        var binaries = versions
            .OrderByDescending(version => decimal.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Select(version => Path.Combine(version, "bin"))
            .Concat((path ?? Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
        return binaries is null
            ? throw new LocalServerException("PostgreSQL is not installed here. Install it, on Debian with: sudo apt-get install postgresql")
            : new PostgresPrograms(binaries);
    }

    /// <summary>Makes an empty cluster in which everyone needs a password (SCRAM-SHA-256); all of it or nothing.</summary>
    /// <param name="cluster">Its folder.</param>
    /// <param name="superUser">Name of the user who may do everything.</param>
    /// <param name="password">That user's password.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="LocalServerException">It could not be made.</exception>
    public async Task CreateClusterAsync(string cluster, string superUser, string password, CancellationToken cancellation)
    {
        var unfinished = cluster + ".unfinished";
        if (Directory.Exists(unfinished))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        Directory.CreateDirectory(unfinished);
        var log = Path.Combine(Path.GetDirectoryName(cluster)!, "initdb.log");
        // A file, because arguments can be seen by everyone; initdb reads it as the server's user.
        var passwordFile = unfinished + ".password";
        KeptFile.Write(passwordFile, password);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chown", "chown", [ServerUser + ":", unfinished, passwordFile], log, $"Is there no user {ServerUser}?", cancellation);
            await RunAsServerUserAsync(
                "test", ["-w", unfinished], log, $"The user {ServerUser} must be able to pass through every folder above it (chmod o+x), or choose another.", cancellation);
        }

        await RunAsServerUserAsync(
            Path.Combine(_binaries, "initdb"), ["-D", unfinished, "-U", superUser, "-A", "scram-sha-256", "--pwfile", passwordFile, "-E", "UTF8", "--locale=C.UTF-8"],
            log, $"Its log: {log}", cancellation);
        File.Delete(passwordFile);
        Directory.Move(unfinished, cluster);
    }

    /// <summary>Starts the server and does not wait for it.</summary>
    public ServiceProcess StartServer(string folder, string log, IReadOnlyList<string> arguments)
    {
        var (program, all) = AsServerUser(Path.Combine(_binaries, "postgres"), arguments);
        return ServiceProcess.Start("postgres", program, all, log, workingDirectory: folder);
    }

    private static Task RunAsServerUserAsync(string program, IReadOnlyList<string> arguments, string log, string advice, CancellationToken cancellation)
    {
        var (first, all) = AsServerUser(program, arguments);
        return RunAsync(Path.GetFileName(program), first, all, log, advice, cancellation);
    }

    /// <summary>Runs a program to its end, with its output in the log; its last line must be the word done, which the shell adds on success.</summary>
    private static async Task RunAsync(
        string name, string program, IReadOnlyList<string> arguments, string log, string advice, CancellationToken cancellation)
    {
        const string Done = "done";
        var process = ServiceProcess.Start(
            name, "sh", ["-c", $"\"$@\" && echo {Done}", "sh", program, .. arguments], log, workingDirectory: Path.GetDirectoryName(log));
        if (!await process.WaitForExitAsync(InitLimit, cancellation) || process.LogTail(1) != Done)
        {
            process.Kill();
            throw new LocalServerException($"PostgreSQL could not be set up: {name} {string.Join(' ', arguments)} failed.\n{process.LogTail()}\n{advice}");
        }
    }

    /// <summary>PostgreSQL refuses to run as root. Nothing stays between us and the program: its process is the one we start.</summary>
    private static (string Program, IReadOnlyList<string> Arguments) AsServerUser(string program, IReadOnlyList<string> arguments) =>
        Environment.IsPrivilegedProcess
            ? ("setpriv", [$"--reuid={ServerUser}", $"--regid={ServerUser}", "--init-groups", "--", program, .. arguments])
            : (program, arguments);
}
