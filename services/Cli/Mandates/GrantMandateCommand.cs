using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Mandates;

/// <summary><c>mandate grant</c>.</summary>
internal sealed class GrantMandateCommand : AnswerCommand
{
    private readonly Option<string> _office = Inputs.Text("--office", "office", "The office on whose behalf is recorded: your own, or one of the same function below it.", required: true);
    private readonly Option<string> _recorder = Inputs.Text("--recorder", "office", "The office that records.", required: true);
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the document that says so.", required: true);
    private readonly Option<Timestamp?> _start = InstantText.Option("--start", "From when it is in force. Left out: from now.");
    private readonly Option<Timestamp?> _end = InstantText.Option("--end", "Until when, at most 731 days after it begins.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public GrantMandateCommand()
        : base("grant", "Lets another office record on behalf of an office.", ServiceAddress.Agencies)
    {
        _end.Required = true;
        Take(_office, "office_id");
        Take(_recorder, "recording_office_id");
        Take(_document, "document_number");
        Take(_start, "start_time");
        Take(_end, "end_time");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new GrantMandateRequest
        {
            RequestId = call.Text(_requestId), OfficeId = call.Text(_office), RecordingOfficeId = call.Text(_recorder), DocumentNumber = call.Text(_document),
            StartTime = call.Value(_start), EndTime = call.Value(_end),
        };
        var response = await new MandateService.MandateServiceClient(call.Invoker).GrantMandateAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Mandate));
    }
}
