using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Law;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;
using Spectre.Console;

namespace Netralitas.Cli.Cases;

/// <summary><c>case deadlines</c>.</summary>
internal sealed class DeadlinesCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");

    public DeadlinesCommand()
        : base("deadlines", "Shows the clocks of a case, and how each deadline came to be, day by day. The handling office, or the one above it.", ServiceAddress.Cases) =>
        Take(_id, "case_id");

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new ProcedureService.ProcedureServiceClient(call.Invoker).ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = call.Text(_id) }, call.Options);
        return new Answer(response, screen => Show(screen, response.Clocks));
    }

    private static void Show(IAnsiConsole screen, IReadOnlyList<CaseClock> clocks)
    {
        foreach (var clock in clocks)
        {
            screen.Facts(
                ("Clock", EnumWords<ClockKind>.Of(clock.Kind)), ("Met", clock.MetTime is null ? "not yet" : LocalTime.Moment(clock.MetTime, clock.Reckoning.TimeZone)), ("Late", clock.Overdue ? "yes" : ""));
            ReckoningScreen.Show(screen, clock.Reckoning);
            screen.WriteLine();
        }
    }
}
