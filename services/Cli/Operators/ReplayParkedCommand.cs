using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Operations.V1;
using Spectre.Console;

namespace Netralitas.Cli.Operators;

/// <summary><c>parked replay</c>.</summary>
internal sealed class ReplayParkedCommand : OperatorCommand<ReplayParkedResponse>
{
    private readonly Argument<string> _id = Inputs.Argument("message-id", "Id of the message.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public ReplayParkedCommand()
        : base("replay", "Handles one of them again, now; its effect is once for ever, however late and however often.", ofOne: true)
    {
        Take(_id, "message_id");
        Take(_requestId, "request_id");
    }

    protected override async Task<ReplayParkedResponse> CallAsync(OperationsService.OperationsServiceClient client, ServiceCall call) =>
        await client.ReplayParkedAsync(new ReplayParkedRequest { RequestId = call.Text(_requestId), MessageId = call.Text(_id) }, call.Options);

    protected override void Show(IAnsiConsole screen, IReadOnlyList<(string Service, ReplayParkedResponse Answer)> answers) =>
        screen.Show(answers[0].Service, answers[0].Answer.Fact);
}
