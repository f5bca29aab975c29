using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases;

/// <summary><c>case get</c>.</summary>
internal sealed class GetCaseCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");

    public GetCaseCommand()
        : base("get", "Shows one case, as much of it as your office may see.", ServiceAddress.Cases) => Take(_id, "case_id");

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new CaseService.CaseServiceClient(call.Invoker).GetCaseAsync(new GetCaseRequest { CaseId = call.Text(_id) }, call.Options);
        return new Answer(response, screen => screen.Show(response.Case));
    }
}
