using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Operations.V1;
using Spectre.Console;

namespace Netralitas.Cli.Operators;

/// <summary><c>parked drop</c>.</summary>
internal sealed class DropParkedCommand : OperatorCommand<DropParkedResponse>
{
    private readonly Argument<string> _id = Inputs.Argument("message-id", "Id of the message.");
    private readonly Option<string> _reason = Inputs.Words("--reason", "Why; name no person.", required: true);
    private readonly Option<string> _requestId = Inputs.RequestId();

    public DropParkedCommand()
        : base("drop", "Gives one of them up; who did so and why stays listed for 90 days (parked list --state DROPPED).", ofOne: true)
    {
        Take(_id, "message_id");
        Take(_reason, "reason");
        Take(_requestId, "request_id");
    }

    protected override async Task<DropParkedResponse> CallAsync(OperationsService.OperationsServiceClient client, ServiceCall call) =>
        await client.DropParkedAsync(new DropParkedRequest { RequestId = call.Text(_requestId), MessageId = call.Text(_id), Reason = call.Text(_reason) }, call.Options);

    protected override void Show(IAnsiConsole screen, IReadOnlyList<(string Service, DropParkedResponse Answer)> answers) =>
        screen.Show(answers[0].Service, answers[0].Answer.Fact);
}
