using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Reporters;

/// <summary><c>reporter add</c>. Who it is comes from a file: what stands on a command line, other users of the machine can read.</summary>
internal sealed class AddReporterCommand : AnswerCommand
{
    private readonly Argument<string> _case = Inputs.Argument("case-id", "Id of the case.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    private readonly Option<string> _file = Inputs.Text("--file", "path",
        "Who it is: a file (- for standard input) with the protobuf JSON of NewReporter, such as {\"kind\": \"REPORTER_KIND_REPORTER\", \"identity\": {\"name\": \"...\"}}.",
        required: true);

    public AddReporterCommand()
        : base("add", "Brings a reporter or witness into the vault of a case and prints the receipt code for the reporter. The handling office.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_file, "reporter");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new AddReporterRequest
        {
            RequestId = call.Text(_requestId), CaseId = call.Text(_case), Reporter = RequestFile.Read<NewReporter>("--file", call.Text(_file)),
        };
        var response = await new ReporterService.ReporterServiceClient(call.Invoker).AddReporterAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Reporter));
    }
}
