using System.CommandLine;

namespace Netralitas.Cli.NoticeChannels;

/// <summary><c>channel</c>: where your office is told of its notices beside the streams.</summary>
internal sealed class ChannelCommand : Command
{
    public ChannelCommand()
        : base("channel", "Adds e-mail addresses and webhooks of your office, changes, pauses, resumes and replays them. An administrator's.")
    {
        Add(new CreateChannelCommand());
        Add(new UpdateChannelCommand());
        Add(new ListChannelsCommand());
        Add(new PauseChannelCommand());
        Add(new ResumeChannelCommand());
        Add(new DeleteChannelCommand());
        Add(new RotateSecretCommand());
        Add(new ReplayDeliveriesCommand());
    }
}
