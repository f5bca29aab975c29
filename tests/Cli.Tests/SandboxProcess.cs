using System.Diagnostics;
using Netralitas.Support;

namespace Netralitas.Cli.Tests;

/// <summary>The sandbox as a process of its own, as a person starts it.</summary>
internal sealed class SandboxProcess : IDisposable
{
    private readonly Process _process;
    private readonly Lock _lock = new();
    private readonly List<string> _output = [];
    private readonly List<string> _error = [];

    private SandboxProcess(IEnumerable<string> args, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Netralitas.Cli.dll"), "sandbox", .. args])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => Add(_output, line.Data);
        _process.ErrorDataReceived += (_, line) => Add(_error, line.Data);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public IReadOnlyList<string> Output => Copy(_output);

    public IReadOnlyList<string> Error => Copy(_error);

    /// <summary>Starts it and waits until it says that it is ready.</summary>
    public static Task<SandboxProcess> ReadyAsync(params string[] args) => ReadyAsync(new Dictionary<string, string>(), args);

    /// <summary>The same with settings from the environment.</summary>
    public static async Task<SandboxProcess> ReadyAsync(IReadOnlyDictionary<string, string> environment, params string[] args)
    {
        var sandbox = new SandboxProcess(args, environment);
        await Eventually.Be(() => Task.FromResult(sandbox), it => it.Output.Contains("ready") || it._process.HasExited, TimeSpan.FromSeconds(60));
        sandbox.Output.ShouldContain("ready", string.Join('\n', sandbox.Error));
        return sandbox;
    }

    /// <summary>Starts one that must refuse to start, and waits for its end.</summary>
    public static async Task<(int Code, IReadOnlyList<string> Error)> RefusedAsync(params string[] args)
    {
        using var sandbox = new SandboxProcess(args);
        return (await sandbox.EndAsync(), sandbox.Error);
    }

    /// <summary>Sends a signal such as <c>TERM</c> and waits for the end.</summary>
    public async Task<int> SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        return await EndAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    private void Add(List<string> lines, string? line)
    {
        lock (_lock)
        {
            if (line is not null)
            {
                lines.Add(line);
            }
        }
    }

    private List<string> Copy(List<string> lines)
    {
        lock (_lock)
        {
            return [.. lines];
        }
    }
}
