using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tracks;

/// <summary><c>track get</c>.</summary>
internal sealed class GetTrackCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("track-id", "Id of the track.");

    public GetTrackCommand()
        : base("get", "Shows one track: what was done, and what may be done next, by which office.", ServiceAddress.Agencies) => Take(_id, "track_id");

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new TrackService.TrackServiceClient(call.Invoker).GetTrackAsync(new GetTrackRequest { TrackId = call.Text(_id) }, call.Options);
        return new Answer(response, screen => screen.Show(response.Track));
    }
}
