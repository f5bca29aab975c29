using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Operations.V1;
using Spectre.Console;

namespace Netralitas.Cli.Operators;

/// <summary><c>parked show</c>.</summary>
internal sealed class ShowParkedCommand : OperatorCommand<GetParkedResponse>
{
    private readonly Argument<string> _id = Inputs.Argument("message-id", "Id of the message.");

    public ShowParkedCommand()
        : base("show", "Shows one of them whole, at every service that set it aside: what it says, and where the fault was.") => Take(_id, "message_id");

    protected override async Task<GetParkedResponse> CallAsync(OperationsService.OperationsServiceClient client, ServiceCall call) =>
        await client.GetParkedAsync(new GetParkedRequest { MessageId = call.Text(_id) }, call.Options);

    protected override void Show(IAnsiConsole screen, IReadOnlyList<(string Service, GetParkedResponse Answer)> answers)
    {
        foreach (var (service, answer) in answers)
        {
            screen.Show(service, answer.Fact, ("Trace", answer.TraceParent));
            screen.Copy("Body", answer.BodyJson);
            screen.Copy("Fault", answer.Error);
            screen.WriteLine();
        }
    }
}
