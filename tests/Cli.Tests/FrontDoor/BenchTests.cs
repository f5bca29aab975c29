using System.Diagnostics;
using System.Text.Json;

namespace Netralitas.Cli.Tests.FrontDoor;

/// <summary><c>./netralitas bench</c> measures: what it compares with is written for the services as they were once, and they change.</summary>
public sealed class BenchTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    [Theory]
    [Trait("Category", "Long")]
    [InlineData("raise")]
    [InlineData("latency")]
    [InlineData("streams")]
    [InlineData("list")]
    [InlineData("outage")]
    [InlineData("vault")]
    [InlineData("authority")]
    [InlineData("statistics")]
    [InlineData("escalation")]
    public async Task Every_row_gives_figures(string row)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(ScriptRun.Root(), "netralitas"), ["bench", row, "--quick", "--json"])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        })!;
        var cancel = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel).WaitAsync(Limit, cancel);

        process.ExitCode.ShouldBe(0, await errors);
        var findings = (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.GetProperty("row").GetString() == row).ToList();
        findings.ShouldNotBeEmpty();
        findings.ShouldAllBe(finding => finding.GetProperty("measured").GetDouble() > 0 && finding.GetProperty("limit").GetDouble() > 0);
    }
}
