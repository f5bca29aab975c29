using System.CommandLine;
using System.Runtime.InteropServices;
using Netralitas.Benchmarks.Authority;
using Netralitas.Benchmarks.Escalation;
using Netralitas.Benchmarks.Latency;
using Netralitas.Benchmarks.Listing;
using Netralitas.Benchmarks.Measuring;
using Netralitas.Benchmarks.Outage;
using Netralitas.Benchmarks.Raise;
using Netralitas.Benchmarks.Results;
using Netralitas.Benchmarks.Statistics;
using Netralitas.Benchmarks.Streams;
using Netralitas.Benchmarks.Vault;
using Netralitas.Cli.Local;

namespace Netralitas.Benchmarks;

/// <summary><c>netralitas bench</c>: measures every row, or one, each as a ratio to its limit.</summary>
internal static class BenchCommand
{
    private const int WrongUse = 2;
    private const int Interrupted = 130;

    private static readonly IReadOnlyList<IRow> Rows = [new RaiseRow(), new LatencyRow(), new StreamsRow(), new ListRow(), new OutageRow(), new VaultRow(), new AuthorityRow(), new CountRow(), new EscalationRow()];

    /// <summary>Parses and runs. Ctrl-C stops what was started.</summary>
    /// <returns>0 when everything could be measured, whether goals are met or not.</returns>
    public static Task<int> RunAsync(string[] args)
    {
        var name = new Argument<string?>("NAME") { Description = Names(), Arity = ArgumentArity.ZeroOrOne };
        name.AcceptOnlyFromAmong([.. Rows.Select(row => row.Name)]);
        var json = new Option<bool>("--json") { Description = "One JSON object a line instead of a table." };
        var quick = new Option<bool>("--quick") { Description = "A smoke test: short runs and less data. Its ratios say little." };
        var root = new RootCommand("Measures the network on private servers; every figure is a ratio to its limit in the same run. See docs/performance.md.")
        {
            name, json, quick,
        };
        root.SetAction((parsed, cancel) =>
        {
            IReport report = parsed.GetValue(json) ? new JsonReport(Console.Out) : new TableReport(Console.Out);
            var rows = Rows.Where(row => parsed.GetValue(name) is not { } wanted || row.Name == wanted);
            return MeasureAsync(rows, report, new BenchPlan(parsed.GetValue(quick), Tell), cancel);
        });
        return InterruptiblyAsync(root.Parse(args));
    }

    /// <summary>Lets a signal cancel the work, so that the servers are stopped however long that takes.</summary>
    private static async Task<int> InterruptiblyAsync(ParseResult parsed)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, stop.Token);

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static async Task<int> MeasureAsync(IEnumerable<IRow> rows, IReport report, BenchPlan plan, CancellationToken cancel)
    {
        try
        {
            plan.Tell("Measuring the disk ...");
            report.Begin(DiskSync.Measure(plan.Pick(500, 100)));
            foreach (var row in rows)
            {
                await foreach (var finding in row.MeasureAsync(plan, cancel))
                {
                    report.Add(finding);
                }
            }

            report.End();
            return 0;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            return Interrupted;
        }
        catch (LocalServerException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return WrongUse;
        }
    }

    private static string Names() => string.Join("\n", Rows.Select(row => $"{row.Name}: {row.About}").Prepend("Measure only this:"));

    private static void Tell(string what) => Console.Error.WriteLine(what);
}
