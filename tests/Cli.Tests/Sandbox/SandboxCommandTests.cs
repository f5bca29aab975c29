using System.Net;
using System.Net.Sockets;
using Netralitas.Cli.Local;
using Netralitas.Support;

namespace Netralitas.Cli.Tests.Sandbox;

public sealed class SandboxCommandTests(SandboxFixture running)
{
    [Fact]
    public async Task What_was_accepted_is_there_after_the_process_is_killed_and_started_again()
    {
        using var folder = new TestFolder();
        var portBase = FreePorts.Next();
        string[] args = ["--data", folder.Path, "--port-base", $"{portBase}"];
        string id;
        string token;
        using (var first = await SandboxProcess.ReadyAsync([.. args, "--clock", "2024-10-14T09:00+08:00x1"]))
        {
            token = (await CommandRun.OfAsync("token", "--data", folder.Path, "--agency", "bawaslu-63.01")).Output.Trim();
            first.Output.ShouldContain(line => line.StartsWith("bawaslu-63.01 ", StringComparison.Ordinal) && line.Split('.').Length > 3);
            id = (await CommandRun.OfAsync("case", "raise", "--address", $"http://127.0.0.1:{portBase + 1}", "--token", token, "--json", "--kind", "report",
                "--election", "pilkada-2024", "--contest", "regent", "--place", "63.01", "--act-date", "2024-10-10", "--known-date", "2024-10-12",
                "--person", "kind=civil-servant;act=Berkampanye")).Json.GetProperty("case").GetProperty("id").GetString()!;
            (await first.SignalAsync("KILL")).ShouldBe(137);
        }

        // The folder remembers its clock.
        using var second = await SandboxProcess.ReadyAsync(args);
        (await CommandRun.OfAsync("case", "get", id, "--address", $"http://127.0.0.1:{portBase + 1}", "--token", token)).Code.ShouldBe(0);
        var tasks = await Eventually.Be(
            () => CommandRun.OfAsync("task", "list", "--case", id, "--address", $"http://127.0.0.1:{portBase + 2}", "--token", token, "--json"),
            run => run.Json.TryGetProperty("tasks", out var found) && found.GetArrayLength() == 4);
        tasks.Code.ShouldBe(0);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_stops_it_in_good_order(string signal)
    {
        using var folder = new TestFolder();
        using var sandbox = await SandboxProcess.ReadyAsync("--data", folder.Path, "--port-base", $"{FreePorts.Next()}");

        (await sandbox.SignalAsync(signal)).ShouldBe(0);
        sandbox.Error.ShouldNotContain(line => line.StartsWith("fail", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_taken_port_is_told_in_one_line()
    {
        using var folder = new TestFolder();
        var first = FreePorts.Next(count: 3);
        var port = first + 1;
        using var other = new TcpListener(IPAddress.Loopback, port);
        other.Start();

        var (code, error) = await SandboxProcess.RefusedAsync("--data", folder.Path, "--port-base", $"{first - 1}");

        code.ShouldBe(2);
        error.ShouldHaveSingleItem().ShouldContain($"port {port} ");
    }

    [Theory]
    [InlineData("2024-10-14 9 o'clock")]
    [InlineData("2024-10-14T09:00+08:00x0")]
    [InlineData("2024-10-14T09:00+08:00xfast")]
    public async Task A_wrong_clock_is_told_in_one_line(string clock)
    {
        using var folder = new TestFolder();

        var (code, error) = await SandboxProcess.RefusedAsync("--data", folder.Path, "--port-base", $"{FreePorts.Next()}", "--clock", clock);

        code.ShouldBe(2);
        error.ShouldHaveSingleItem().ShouldStartWith("--clock: ");
    }

    [Fact]
    public async Task A_folder_in_use_or_on_another_clock_is_told_in_one_line()
    {
        var inUse = await SandboxProcess.RefusedAsync("--data", running.Folder, "--port-base", $"{FreePorts.Next()}");
        var clock = await SandboxProcess.RefusedAsync("--data", running.Folder, "--port-base", $"{FreePorts.Next()}", "--clock", "2024-02-01T09:00+07:00x1");

        inUse.Code.ShouldBe(2);
        inUse.Error.ShouldHaveSingleItem().ShouldContain("another sandbox uses");
        clock.Code.ShouldBe(2);
        clock.Error.ShouldHaveSingleItem().ShouldContain("--clock");
    }
}
