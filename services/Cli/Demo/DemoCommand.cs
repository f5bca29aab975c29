using System.CommandLine;
using Grpc.Core;
using Netralitas.Cli.Demo.Situations;
using Netralitas.Cli.Output;

namespace Netralitas.Cli.Demo;

/// <summary><c>demo</c>: the main job, end to end.</summary>
internal sealed class DemoCommand : Command
{
    private static readonly IReadOnlyList<Situation> Situations =
    [
        EmployerElsewhere.Situation, ElevenPersons.Situation, VillageHeads.Situation, DistrictHead.Situation,
        TwoTimeZones.Situation, WrongReceiver.Situation, NotRegistered.Situation, LateStudy.Situation,
    ];

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object a line: each expectation, and a summary at the end." };

    public DemoCommand()
        : base("demo", "Plays real situations end to end, prints what went where and until when, and checks it; exit code 0 if all is as it should be.")
    {
        Add(_json);
        SetAction((parsed, cancel) =>
        {
            var output = parsed.InvocationConfiguration.Output;
            return RunAsync(parsed.GetValue(_json) ? new JsonAccount(output) : new ReadableAccount(Screen.On(output)), cancel);
        });
    }

    /// <summary>Plays everything.</summary>
    /// <returns>0 if every expectation held.</returns>
    public static async Task<int> RunAsync(IAccount account, CancellationToken cancel)
    {
        account.Introduce();
        await using var network = await DemoNetwork.StartAsync(cancel);
        var stage = new Stage(network, account, cancel);
        for (var i = 0; i < Situations.Count; i++)
        {
            account.Begin(Situations[i], i + 1);
            await PlayAsync(Situations[i], stage, cancel);
        }

        account.Begin(new Situation("All together", _ => Task.CompletedTask), Situations.Count + 1);
        var summary = await Totals.CountAsync(stage);
        account.End(summary);
        return summary.Failed == 0 ? ExitCode.Ok : ExitCode.Refused;
    }

    /// <summary>A situation that breaks off is an expectation that failed; the others are still played.</summary>
    private static async Task PlayAsync(Situation situation, Stage stage, CancellationToken cancel)
    {
        try
        {
            await situation.Play(stage);
        }
        catch (RpcException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException)
        {
            stage.Expect($"{situation.Title}: goes on to its end", met: false, e.Message);
        }
    }
}
