using System.CommandLine;

namespace Netralitas.Cli.Tracks;

/// <summary><c>track</c>: what happens to persons after they were forwarded.</summary>
internal sealed class TrackCommand : Command
{
    public TrackCommand()
        : base("track", "Shows what becomes of forwarded persons at the offices that act on them, and takes the steps of your own office.")
    {
        Add(new ListTracksCommand());
        Add(new GetTrackCommand());
        Add(new AdvanceTrackCommand());
    }
}
