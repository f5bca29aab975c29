using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Mandates;

/// <summary><c>mandate revoke</c>.</summary>
internal sealed class RevokeMandateCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("mandate-id", "Id of the mandate.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RevokeMandateCommand()
        : base("revoke", "Ends a mandate now.", ServiceAddress.Agencies)
    {
        Take(_id, "mandate_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new RevokeMandateRequest { RequestId = call.Text(_requestId), MandateId = call.Text(_id), Etag = call.Text(_etag) };
        var response = await new MandateService.MandateServiceClient(call.Invoker).RevokeMandateAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Mandate));
    }
}
