using Netralitas.Cli.Connection;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Operations.V1;
using Spectre.Console;

namespace Netralitas.Cli.Operators;

/// <summary><c>clocks</c>: what falls due, and whether its workers live.</summary>
internal sealed class ClocksCommand()
    : OperatorCommand<ListClocksResponse>("clocks", "Shows what falls due next in each service, how late the oldest is, and whether the workers of the replica that answers live.")
{
    protected override async Task<ListClocksResponse> CallAsync(OperationsService.OperationsServiceClient client, ServiceCall call) =>
        await client.ListClocksAsync(new ListClocksRequest(), call.Options);

    protected override void Show(IAnsiConsole screen, IReadOnlyList<(string Service, ListClocksResponse Answer)> answers)
    {
        var clocks = Screen.Table("Service, clock", "Next", "Late", "By", "Worker");
        var workers = Screen.Table("Service, worker", "Alive", "Last step", "Failures since");
        foreach (var (service, answer) in answers)
        {
            foreach (var clock in answer.Clocks)
            {
                clocks.Row($"{service}, {clock.Name}", clock.Items.Count == 0 ? "" : OperatorScreen.Moment(clock.Items[0].DueTime), $"{clock.LateCount}", OperatorScreen.Age(clock.Lateness), clock.Worker);
            }

            foreach (var worker in answer.Workers)
            {
                workers.Row($"{service}, {worker.Name}", worker.Alive ? "yes" : "NO", OperatorScreen.Moment(worker.LastStepTime), $"{worker.Failures}");
            }
        }

        screen.Write(clocks);
        screen.Write(workers);
        screen.WriteLine(string.Join("; ", answers.Select(one => $"{one.Service}: legal time {OperatorScreen.Moment(one.Answer.LegalTime)}")));
    }
}
