using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases;

/// <summary><c>case register</c>.</summary>
internal sealed class RegisterCaseCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RegisterCaseCommand()
        : base("register", "Registers a case (registrasi) and gives it its official number. The handling office.", ServiceAddress.Cases)
    {
        Take(_id, "case_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new RegisterCaseRequest { RequestId = call.Text(_requestId), CaseId = call.Text(_id), Etag = call.Text(_etag) };
        var response = await new CaseService.CaseServiceClient(call.Invoker).RegisterCaseAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Case));
    }
}
