using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases;

/// <summary><c>case recuse</c>.</summary>
internal sealed class RecuseOfficeCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<RecusalGround> _ground = EnumWords<RecusalGround>.Option("--ground", "Why.", required: true);
    private readonly Option<string> _office = Inputs.Text("--office", "office", "The office, such as kesbangpol-63.01.", required: true);
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RecuseOfficeCommand()
        : base("recuse", "Keeps an office out of a case: it has a conflict of interest. Its tasks go one tier up. The handling office, or the one above it.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_ground, "ground");
        Take(_office, "office_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new RecuseOfficeRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_id), Ground = call.Value(_ground), OfficeId = call.Text(_office), Etag = call.Text(_etag),
        };
        var response = await new CaseService.CaseServiceClient(call.Invoker).RecuseOfficeAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Case));
    }
}
