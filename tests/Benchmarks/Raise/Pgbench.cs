using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Netralitas.Cli.Local;

namespace Netralitas.Benchmarks.Raise;

/// <summary>Runs pgbench on a copy of a service's schema, so that nothing in the network hears of what it writes.</summary>
internal sealed partial class Pgbench
{
    private const string Copy = "pgbench_copy";
    private const long IdsPerRun = 1_000_000_000;

    private readonly PostgresServer _server;
    private readonly PgbenchScript _script;
    private readonly string _folder;
    private readonly string _programs;
    private int _runs;

    private Pgbench(PostgresServer server, PgbenchScript script, string folder)
    {
        (_server, _script, _folder) = (server, script, folder);
        // Where the running server comes from, its companions are.
        _programs = Path.GetDirectoryName(File.ResolveLinkTarget($"/proc/{server.Pid}/exe", returnFinalTarget: true)!.FullName)!;
    }

    /// <summary>Copies the schema and writes the script.</summary>
    public static async Task<Pgbench> PrepareAsync(BenchNetwork network, string database, PgbenchScript script, CancellationToken cancel)
    {
        var server = network.Local.Postgres!;
        var pgbench = new Pgbench(server, script, network.Local.Folder.Path);
        await server.CreateDatabaseAsync(Copy, cancel);
        var schema = Path.Combine(pgbench._folder, "schema.sql");
        await pgbench.RunAsync("pg_dump", ["--schema-only", "--file", schema, database], cancel);
        await pgbench.RunAsync("psql", ["--quiet", "--no-psqlrc", "--set", "ON_ERROR_STOP=1", "--file", schema, Copy], cancel);
        await File.WriteAllTextAsync(pgbench.ScriptFile(pipelined: false), script.Text, cancel);
        await File.WriteAllTextAsync(pgbench.ScriptFile(pipelined: true), script.Pipelined, cancel);
        return pgbench;
    }

    /// <summary>Runs the script.</summary>
    /// <param name="clients">How many at the same time.</param>
    /// <param name="seconds">For how long.</param>
    /// <param name="pipelined">Whether statements are sent before the answer to the one before.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Transactions each second.</returns>
    public async Task<double> RateAsync(int clients, int seconds, bool pipelined, CancellationToken cancel)
    {
        var output = await RunAsync(
            "pgbench",
            [
                "-n", "-M", "prepared", "-c", $"{clients}", "-j", "2", "-T", $"{seconds}", "-f", ScriptFile(pipelined), "-D", $"n={++_runs * IdsPerRun}",
                .. _script.Variables.SelectMany(variable => new[] { "-D", $"{variable.Key}={variable.Value}" }), Copy,
            ],
            cancel);
        return double.Parse(Tps().Match(output).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private string ScriptFile(bool pipelined) => Path.Combine(_folder, pipelined ? "pipelined.pgbench" : "plain.pgbench");

    private async Task<string> RunAsync(string program, IReadOnlyList<string> arguments, CancellationToken cancel)
    {
        var path = Path.Combine(_programs, program);
        var start = new ProcessStartInfo(File.Exists(path) ? path : program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        (start.Environment["PGHOST"], start.Environment["PGPORT"]) = ("127.0.0.1", $"{_server.Port}");
        var asOperator = new Npgsql.NpgsqlConnectionStringBuilder(_server.ConnectionString("postgres"));
        (start.Environment["PGUSER"], start.Environment["PGPASSWORD"]) = (asOperator.Username, asOperator.Password);
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return process.ExitCode == 0
            ? await output
            : throw new LocalServerException($"{program} failed:\n{await errors}");
    }

    [GeneratedRegex(@"tps = ([0-9.]+)")]
    private static partial Regex Tps();
}
