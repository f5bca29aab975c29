using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Officers;

/// <summary><c>officer change</c>.</summary>
internal sealed class ChangeOfficerCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("officer-id", "Id of the officer.");
    private readonly Option<string> _roles = RoleList.Option();
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public ChangeOfficerCommand()
        : base("change", "Gives an officer these roles instead of those before.", ServiceAddress.Agencies)
    {
        Take(_id, "officer_id");
        Take(_roles, "roles");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new ChangeOfficerRequest
        {
            RequestId = call.Text(_requestId), OfficerId = call.Text(_id), Roles = { RoleList.Read(call.Text(_roles)) }, Etag = call.Text(_etag),
        };
        var response = await new OfficerService.OfficerServiceClient(call.Invoker).ChangeOfficerAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Officer));
    }
}
