using Netralitas.Benchmarks.Measuring;

namespace Netralitas.Benchmarks.Results;

/// <summary>For people: a line for each row as it comes, with what stands behind it, and a summary at the end.</summary>
internal sealed class TableReport(TextWriter output) : IReport
{
    private readonly List<Finding> _all = [];

    public void Begin(Latencies diskSync) =>
        output.WriteLine($"Disk: 4 KiB written and synced in {diskSync.P50Ms:0.00} ms (median), {diskSync.P99Ms:0.00} ms (p99).");

    public void Add(Finding finding)
    {
        _all.Add(finding);
        output.WriteLine();
        output.WriteLine(finding.What);
        output.WriteLine($"  {finding.Measured:#,0.##} {finding.Unit} : {finding.Limit:#,0.##} {finding.Unit} ({finding.LimitName})");
        output.WriteLine($"  ratio {finding.Ratio:0.00}, goal {finding.Goal}: {Verdict(finding)}");
        Write("latency", finding.Latencies);
        Write("limit  ", finding.LimitLatencies);
        foreach (var process in finding.Processes)
        {
            output.WriteLine($"  {process.Name,-13} {process.CpuSecondsPerThousand,6:0.00} CPU s per 1,000 {process.Of}"
                + (process.PeakBytes > 0 ? $", peak memory {process.PeakBytes / 1024.0 / 1024:0} MiB" : ""));
        }

        if (finding.Note.Length > 0)
        {
            output.WriteLine($"  {finding.Note}");
        }

        output.Flush();
    }

    public void End()
    {
        var widest = _all.Select(finding => finding.What.Length).DefaultIfEmpty().Max();
        output.WriteLine();
        output.WriteLine($"{"Row",-8} {"What".PadRight(widest)} {"Ratio",8}  {"Goal",-8} Met");
        foreach (var finding in _all)
        {
            output.WriteLine($"{finding.Row,-8} {finding.What.PadRight(widest)} {finding.Ratio,8:0.00}  {finding.Goal,-8} {Verdict(finding)}");
        }
    }

    private static string Verdict(Finding finding) => finding.Met switch { true => "met", false => "NOT MET", null => "-" };

    private void Write(string name, Latencies? latencies)
    {
        if (latencies is not null)
        {
            output.WriteLine($"  {name} p50 {latencies.P50Ms:0.00} ms, p95 {latencies.P95Ms:0.00} ms, p99 {latencies.P99Ms:0.00} ms ({latencies.Count:#,0} samples)");
        }
    }
}
