using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Officers;

/// <summary><c>officer dismiss</c>.</summary>
internal sealed class DismissOfficerCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("officer-id", "Id of the officer.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public DismissOfficerCommand()
        : base("dismiss", "Ends an officer's term now; the officer's tasks go back to the office.", ServiceAddress.Agencies)
    {
        Take(_id, "officer_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new DismissOfficerRequest { RequestId = call.Text(_requestId), OfficerId = call.Text(_id), Etag = call.Text(_etag) };
        var response = await new OfficerService.OfficerServiceClient(call.Invoker).DismissOfficerAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Officer));
    }
}
