using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Netralitas.Cli.Local;
using Netralitas.Support;

namespace Netralitas.Cli.Tests.Sandbox;

/// <summary>A process that dies between sending a notice and recording it.</summary>
public sealed class KilledDeliveryTests
{
    [Fact]
    public async Task What_was_sent_and_not_recorded_comes_again_with_the_same_id()
    {
        using var folder = new TestFolder();
        var portBase = FreePorts.Next(10);
        using var receiver = new HttpListener();
        var address = $"http://127.0.0.1:{FreePorts.Next()}/hook/";
        receiver.Prefixes.Add(address);
        receiver.Start();
        var (ids, isBack) = (new ConcurrentQueue<string>(), false);
        var taking = TakeAsync();
        string[] args = ["--data", folder.Path, "--port-base", $"{portBase}", "--clock", "2024-10-14T09:00+08:00x1"];
        using (var first = await SandboxProcess.ReadyAsync(args))
        {
            var made = await RunAsync("bkpsdm-63.72", "administrator", 3, "channel", "create", "--url", address);
            made.Code.ShouldBe(0, made.Error);
            var raised = await RunAsync("bawaslu-63.01", "intake", 1, "case", "raise", "--kind", "report", "--election", "pilkada-2024", "--contest", "regent", "--place", "63.01",
                "--act-date", "2024-10-10", "--known-date", "2024-10-12", "--person", "kind=civil-servant;employer=setda-63.72;post=Staf;act=Berorasi");
            raised.Code.ShouldBe(0, raised.Error);
            await Eventually.Be(() => Task.FromResult(ids.Count), count => count == 1);
            await first.SignalAsync("KILL");
        }

        isBack = true;
        using var second = await SandboxProcess.ReadyAsync(args);
        await Eventually.Be(() => Task.FromResult(ids.Count), count => count == 2);

        ids.Distinct().ShouldHaveSingleItem();
        var attempts = await Eventually.Be(async () => (await RunAsync("bkpsdm-63.72", "administrator", 3, "notification", "attempts", "--json")).Json, json => json.TryGetProperty("attempts", out _));
        attempts.GetProperty("attempts").EnumerateArray().ShouldHaveSingleItem().GetProperty("outcome").GetString().ShouldBe("ATTEMPT_OUTCOME_DELIVERED");
        receiver.Stop();
        await taking;

        async Task TakeAsync()
        {
            try
            {
                while (true)
                {
                    var context = await receiver.GetContextAsync();
                    ids.Enqueue((await JsonDocument.ParseAsync(context.Request.InputStream)).RootElement.GetProperty("id").GetString()!);
                    // The first one never hears that it was taken.
                    if (isBack)
                    {
                        context.Response.StatusCode = 204;
                        context.Response.Close();
                    }
                }
            }
            catch (Exception) when (!receiver.IsListening)
            {
                // The test is over.
            }
        }

        async Task<CommandRun> RunAsync(string office, string role, int service, params string[] command)
        {
            var token = await CommandRun.OfAsync("token", "--data", folder.Path, "--agency", office, "--roles", role);
            return await CommandRun.OfAsync([.. command, "--address", $"http://127.0.0.1:{portBase + service}", "--token", token.Output.Trim()]);
        }
    }
}
