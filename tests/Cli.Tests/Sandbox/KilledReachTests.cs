using System.Text.Json;
using System.Text.RegularExpressions;
using Netralitas.Cli.Local;
using Netralitas.Support;

namespace Netralitas.Cli.Tests.Sandbox;

/// <summary>A process that is killed again and again while a notice that nobody reads goes on from one to the next.</summary>
public sealed partial class KilledReachTests : IDisposable
{
    private const string Office = "bawaslu-63.02";

    private readonly TestFolder _folder = new();
    private readonly int _portBase = FreePorts.Next(10);
    private SandboxProcess? _sandbox;

    [Fact]
    public async Task Everybody_is_reached_in_order_and_nobody_by_two_messages()
    {
        await using var mail = new MailServer();
        var settings = new Dictionary<string, string>
        {
            ["NETRALITAS_Delivery__Smtp__Host"] = "127.0.0.1", ["NETRALITAS_Delivery__Smtp__Port"] = $"{mail.Port}", ["NETRALITAS_Delivery__Smtp__Tls"] = "false",
            ["NETRALITAS_Delivery__Smtp__From"] = "netralitas@example.id",
            // Two seconds of the machine each.
            ["NETRALITAS_Reach__OfficerAfter"] = "00:02:00", ["NETRALITAS_Reach__HeadAfter"] = "00:02:00", ["NETRALITAS_Reach__OfficeAboveAfter"] = "00:02:00",
        };
        string[] args = ["--data", _folder.Path, "--port-base", $"{_portBase}", "--clock", "2024-10-14T09:00+08:00x60"];
        _sandbox = await SandboxProcess.ReadyAsync(settings, args);
        var officers = new[] { await OfficerAsync("satu"), await OfficerAsync("dua"), await OfficerAsync("pimpinan") };
        await File.WriteAllTextAsync(
            _folder.File("roster.json"),
            JsonSerializer.Serialize(new
            {
                weeklyShifts = new[]
                {
                    new
                    {
                        weekdays = new[] { "WEEKDAY_MONDAY", "WEEKDAY_TUESDAY" },
                        shift = new { startTimeOfDay = "00:00", endTimeOfDay = "00:00", officerIds = officers[..2] },
                    },
                },
                headOfficerId = officers[2],
            }),
            TestContext.Current.CancellationToken);
        await RunAsync(Office, "administrator", 3, "roster", "set", "--file", _folder.File("roster.json"));
        var raised = await RunAsync("bawaslu-63.01", "intake", 1, "case", "raise", "--kind", "report", "--election", "pilkada-2024", "--contest", "regent", "--place", "63.01",
            "--act-date", "2024-10-10", "--known-date", "2024-10-12", "--person", "kind=civil-servant;employer=setda-63.72;post=Staf;act=Berorasi", "--json");
        await RunAsync("bawaslu-63.01", "plenary,head", 1, "case", "transfer", raised.Json.GetProperty("case").GetProperty("id").GetString()!, "--to", Office, "--reason", "place", "--document", "1/X/2024");

        for (var reached = 1; reached <= 3; reached++)
        {
            await Eventually.Be(() => Task.FromResult(mail.Taken.Count), count => count >= reached, TimeSpan.FromSeconds(60));
            await _sandbox.SignalAsync("KILL");
            _sandbox.Dispose();
            _sandbox = null;
            _sandbox = await SandboxProcess.ReadyAsync(settings, args);
        }

        var above = await Eventually.Be(async () => (await ListAsync("bawaslu-63")).FindAll(one => one.Kind == "NOTIFICATION_KIND_UNREAD_BELOW"), all => all.Count > 0, TimeSpan.FromSeconds(60));

        above.ShouldHaveSingleItem();
        var letters = mail.Taken.Select(one => (To: one.To.Split('<')[1].Split('@')[0], Id: MessageId().Match(one.Text).Groups[1].Value)).Distinct().ToList();
        letters.Select(one => one.To).ShouldBe(["satu", "dua", "pimpinan"], "each by one message, however often it came");
    }

    public void Dispose()
    {
        _sandbox?.Dispose();
        _folder.Dispose();
    }

    private async Task<string> OfficerAsync(string name)
    {
        var made = await RunAsync(Office, "administrator", 2, "officer", "appoint", "--office", Office, "--name", name, "--roles", "plenary", "--json");
        var id = made.Json.GetProperty("officer").GetProperty("id").GetString()!;
        // Notifications hears of it by the bus.
        await Eventually.Be(async () => (await TryAsync(Office, "administrator", 3, "contact", "set", id, "--email", $"{name}@example.id")).Code, code => code == 0);
        return id;
    }

    private async Task<List<(string Id, string Kind)>> ListAsync(string office) =>
        (await RunAsync(office, "reader", 3, "notification", "list", "--json")).Json is var json && json.TryGetProperty("notifications", out var all)
            ? [.. all.EnumerateArray().Select(one => (one.GetProperty("id").GetString()!, one.GetProperty("kind").GetString()!))]
            : [];

    private async Task<CommandRun> RunAsync(string office, string roles, int service, params string[] command)
    {
        var run = await TryAsync(office, roles, service, command);
        run.Code.ShouldBe(0, run.Error);
        return run;
    }

    private async Task<CommandRun> TryAsync(string office, string roles, int service, params string[] command)
    {
        var token = await CommandRun.OfAsync("token", "--data", _folder.Path, "--agency", office, "--roles", roles);
        return await CommandRun.OfAsync([.. command, "--address", $"http://127.0.0.1:{_portBase + service}", "--token", token.Output.Trim()]);
    }

    [GeneratedRegex("Message-ID: <([^>]+)>", RegexOptions.IgnoreCase)]
    private static partial Regex MessageId();
}
