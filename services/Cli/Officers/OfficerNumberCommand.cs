using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Officers;

/// <summary><c>officer number</c>.</summary>
internal sealed class OfficerNumberCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("officer-id", "Id of the officer.");
    private readonly Option<string> _number = Inputs.Text("--number", "nip", "Number of a civil servant, 18 digits. Left out: what is kept is forgotten. The own office says it once; an office above changes it or lets it be forgotten.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public OfficerNumberCommand()
        : base("number", "Says what number of a civil servant an officer has, who keeps out of cases about that person then. Only a keyed hash of it is kept.", ServiceAddress.Cases)
    {
        Take(_id, "officer_id");
        Take(_number, "employee_number");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new SetOfficerNumberRequest { RequestId = call.Text(_requestId), OfficerId = call.Text(_id), EmployeeNumber = call.Text(_number) };
        var response = await new CaseService.CaseServiceClient(call.Invoker).SetOfficerNumberAsync(request, call.Options);
        return new Answer(response, screen => screen.Facts(("Officer", request.OfficerId), ("Number", request.EmployeeNumber.Length == 0 ? "forgotten" : "kept as a keyed hash")));
    }
}
