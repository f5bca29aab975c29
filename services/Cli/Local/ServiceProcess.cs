using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli.Local;

/// <summary>A process that runs beside this one and may outlive it: its output goes to a file and it has no terminal.</summary>
/// <remarks>
/// It is known by its id and its start, so that a signal never reaches another process that was given the id later.
/// Linux only. Safe for use by several threads.
/// </remarks>
public sealed class ServiceProcess
{
    private const int Interrupt = 2, KillNow = 9, TerminateSoon = 15, ContinueNow = 18, StopNow = 19;
    private static readonly TimeSpan KillLimit = TimeSpan.FromSeconds(10);
    private static readonly Lock Record = new();

    private ServiceProcess(string name, int pid, long startTicks, string log)
    {
        Name = name;
        Pid = pid;
        StartTicks = startTicks;
        Log = log;
    }

    /// <summary>What it is, for messages and records; without blanks.</summary>
    public string Name { get; }

    /// <summary>Its process id.</summary>
    public int Pid { get; }

    /// <summary>When it started, in clock ticks since boot.</summary>
    public long StartTicks { get; }

    /// <summary>The file that takes its output and errors.</summary>
    public string Log { get; }

    /// <summary>Whether it still runs (a stopped one does, one that waits to be reaped does not).</summary>
    public bool IsRunning => ProcessTable.StartTicks(Pid) == StartTicks;

    /// <summary>Starts a program in a session of its own, so that neither Ctrl-C nor a closed terminal reaches it.</summary>
    /// <param name="name">What it is, without blanks.</param>
    /// <param name="program">Path, or a name to be found on PATH.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">The file that takes its output; what is there is kept.</param>
    /// <param name="environment">Variables to add, or to take away where the value is null.</param>
    /// <param name="workingDirectory">Null for ours.</param>
    /// <remarks>It is recorded in the file that the variable NETRALITAS_PIDS names, if any: a line <c>pid start name</c>.</remarks>
    /// <exception cref="LocalServerException">It could not be started.</exception>
    public static ServiceProcess Start(
        string name,
        string program,
        IEnumerable<string> arguments,
        string log,
        IReadOnlyDictionary<string, string?>? environment = null,
        string? workingDirectory = null)
    {
        // The shell ties the output to the file itself: a pipe would end with us. Each step replaces the one before, so the id stays.
        var start = new ProcessStartInfo("setsid", ["sh", "-c", "log=$1; shift; exec \"$@\" </dev/null >>\"$log\" 2>&1", "sh", log, program, .. arguments])
        {
            WorkingDirectory = workingDirectory ?? "",
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[key] = value;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(log))!);
        try
        {
            using var process = Process.Start(start)!;
            var started = new ServiceProcess(name, process.Id, ProcessTable.StartTicks(process.Id) ?? 0, log);
            RecordForCleanUp(started);
            return started;
        }
        catch (System.ComponentModel.Win32Exception refused)
        {
            throw new LocalServerException($"{name} could not be started: {refused.Message}", refused);
        }
    }

    /// <summary>Starts a .NET program.</summary>
    /// <param name="name">What it is, without blanks.</param>
    /// <param name="assembly">Path of its DLL.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">The file that takes its output.</param>
    /// <param name="environment">Variables to add, or to take away where the value is null.</param>
    /// <exception cref="LocalServerException">There is no such DLL, or it could not be started.</exception>
    public static ServiceProcess StartDotnet(
        string name, string assembly, IEnumerable<string> arguments, string log, IReadOnlyDictionary<string, string?>? environment = null)
    {
        if (!File.Exists(assembly))
        {
            throw new LocalServerException($"{name} is not built: {assembly} does not exist.");
        }

        // The very dotnet that runs us, if it is one: PATH may lead to another.
        var host = Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet";
        return Start(name, host, [assembly, .. arguments], log, environment);
    }

    /// <summary>Finds a process that another program, or an earlier run of this one, started.</summary>
    /// <returns>Null when it no longer runs, even if its id now belongs to another process.</returns>
    public static ServiceProcess? Find(string name, int pid, long startTicks, string log)
    {
        var found = new ServiceProcess(name, pid, startTicks, log);
        return found.IsRunning ? found : null;
    }

    /// <summary>Those of these processes that run.</summary>
    internal static IReadOnlyList<ServiceProcess> FindAll(string name, IEnumerable<int> pids) =>
        [.. pids.Select(pid => Find(name, pid, ProcessTable.StartTicks(pid) ?? 0, log: "")).OfType<ServiceProcess>()];

    /// <summary>Finds the process that <see cref="Save"/> wrote down.</summary>
    /// <returns>Null when there is no such file or the process no longer runs.</returns>
    public static ServiceProcess? Load(string file, string log)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var parts = File.ReadAllText(file).Split(' ', 3, StringSplitOptions.TrimEntries);
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var pid)
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var startTicks)
            ? Find(parts[2], pid, startTicks, log)
            : null;
    }

    /// <summary>Writes down which process this is, as one line <c>pid start name</c>.</summary>
    public void Save(string file) => WholeFile.Write(file, Line);

    /// <summary>Asks it to stop (SIGTERM).</summary>
    public void Terminate() => Send(TerminateSoon);

    /// <summary>Asks it to stop as Ctrl-C does (SIGINT).</summary>
    public void Break() => Send(Interrupt);

    /// <summary>Freezes it (SIGSTOP): its sockets stay open and nothing answers.</summary>
    public void Pause() => Send(StopNow);

    /// <summary>Lets it go on after <see cref="Pause"/> (SIGCONT).</summary>
    public void Resume() => Send(ContinueNow);

    /// <summary>Kills it (SIGKILL) and waits until it is gone.</summary>
    /// <exception cref="LocalServerException">It is still there after ten seconds.</exception>
    public void Kill()
    {
        Send(KillNow);
        if (!Waiting.Until(() => !IsRunning, KillLimit))
        {
            throw new LocalServerException($"{Name} (process {Pid}) is still there {KillLimit.TotalSeconds} s after SIGKILL.");
        }
    }

    /// <summary>Asks it to stop and kills it when it has not done so in time.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    /// <returns>True when it stopped by itself.</returns>
    public async Task<bool> StopAsync(TimeSpan limit, CancellationToken cancellation = default)
    {
        Terminate();
        // A paused process hears nothing else.
        Resume();
        if (await WaitForExitAsync(limit, cancellation))
        {
            return true;
        }

        Kill();
        return false;
    }

    /// <summary>Waits until it has ended.</summary>
    /// <returns>False when the limit passed first.</returns>
    public Task<bool> WaitForExitAsync(TimeSpan limit, CancellationToken cancellation = default) =>
        Waiting.UntilAsync(_ => Task.FromResult(!IsRunning), limit, cancellation);

    /// <summary>The last lines of its log, for messages.</summary>
    /// <param name="lines">How many at most.</param>
    public string LogTail(int lines = 10) => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(lines)) : "";

    private string Line => string.Create(CultureInfo.InvariantCulture, $"{Pid} {StartTicks} {Name}\n");

    private void Send(int signal)
    {
        if (IsRunning)
        {
            // A failure means that it ended just now, which is what most signals are for; the callers that care wait and see.
            _ = SendSignal(Pid, signal);
        }
    }

    /// <summary>Has the script that started us stop this process should we not get to it.</summary>
    private static void RecordForCleanUp(ServiceProcess started)
    {
        if (Environment.GetEnvironmentVariable("NETRALITAS_PIDS") is { Length: > 0 } file)
        {
            lock (Record)
            {
                File.AppendAllText(file, started.Line);
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int pid, int signal);
}
