using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Officers;

/// <summary><c>officer appoint</c>.</summary>
internal sealed class AppointOfficerCommand : AnswerCommand
{
    private readonly Option<string> _office = Inputs.Text("--office", "office", "The office: your own, or one of the same function below it.", required: true);
    private readonly Option<string> _name = Inputs.Text("--name", "words", "Name of the officer.", required: true);
    private readonly Option<string> _roles = RoleList.Option();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public AppointOfficerCommand()
        : base("appoint", "Appoints an officer from now on; ./netralitas token --officer ID then makes a token in a local network.", ServiceAddress.Agencies)
    {
        Take(_office, "office_id");
        Take(_name, "name");
        Take(_roles, "roles");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new AppointOfficerRequest
        {
            RequestId = call.Text(_requestId), OfficeId = call.Text(_office), Name = call.Text(_name), Roles = { RoleList.Read(call.Text(_roles)) },
        };
        var response = await new OfficerService.OfficerServiceClient(call.Invoker).AppointOfficerAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Officer));
    }
}
