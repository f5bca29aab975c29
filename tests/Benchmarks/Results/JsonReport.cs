using System.Text.Json;
using Netralitas.Benchmarks.Measuring;

namespace Netralitas.Benchmarks.Results;

/// <summary>For programs: one JSON object a line.</summary>
internal sealed class JsonReport(TextWriter output) : IReport
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public void Begin(Latencies diskSync) => Write(new { Row = "disk", What = "4 KiB written and synced", P50Ms = diskSync.P50Ms, P99Ms = diskSync.P99Ms });

    public void Add(Finding finding) => Write(finding);

    public void End()
    {
    }

    private void Write<T>(T line)
    {
        output.WriteLine(JsonSerializer.Serialize(line, Options));
        output.Flush();
    }
}
