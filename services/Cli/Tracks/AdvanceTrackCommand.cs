using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tracks;

/// <summary><c>track advance</c>.</summary>
internal sealed class AdvanceTrackCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("track-id", "Id of the track.");
    private readonly Argument<string> _step = Inputs.Argument("step", "The step, such as acknowledge; `track get` lists those that may be taken.");
    private readonly Option<string> _document = Inputs.Text("--document", "number", "Number of the document that proves it. No personal data.", required: true);
    private readonly Option<string> _sanction = Inputs.Text("--sanction", "class", "Class of the sanction, such as SEVERE, for a step that imposes one.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public AdvanceTrackCommand()
        : base("advance", "Takes a step of a track for your office. It completes the task that your office has for it.", ServiceAddress.Agencies)
    {
        Take(_id, "track_id");
        Take(_step, "step");
        Take(_document, "document_number");
        Take(_sanction, "sanction_class_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new AdvanceTrackRequest
        {
            RequestId = call.Text(_requestId), TrackId = call.Text(_id), Step = call.Text(_step), DocumentNumber = call.Text(_document),
            SanctionClassId = call.Text(_sanction), Etag = call.Text(_etag),
        };
        var response = await new TrackService.TrackServiceClient(call.Invoker).AdvanceTrackAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Track));
    }
}
