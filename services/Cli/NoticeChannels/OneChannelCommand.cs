using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Cli.NoticeChannels;

/// <summary>A command on one channel that needs nothing but its id.</summary>
internal abstract class OneChannelCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("channel-id", "Id of the channel.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    protected OneChannelCommand(string name, string description)
        : base(name, description, ServiceAddress.Notifications)
    {
        Take(_id, "channel_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    /// <summary>Makes the call for a channel.</summary>
    protected abstract Task<Answer> CallAsync(ChannelService.ChannelServiceClient client, ServiceCall call, (string RequestId, string ChannelId, string Etag) about);

    protected sealed override Task<Answer> CallAsync(ServiceCall call) =>
        CallAsync(new ChannelService.ChannelServiceClient(call.Invoker), call, (call.Text(_requestId), call.Text(_id), call.Text(_etag)));
}

/// <summary><c>channel pause</c>.</summary>
internal sealed class PauseChannelCommand() : OneChannelCommand("pause", "Lets what is to be sent to a channel wait.")
{
    protected override async Task<Answer> CallAsync(ChannelService.ChannelServiceClient client, ServiceCall call, (string RequestId, string ChannelId, string Etag) about)
    {
        var response = await client.PauseChannelAsync(new PauseChannelRequest { RequestId = about.RequestId, ChannelId = about.ChannelId, Etag = about.Etag }, call.Options);
        return new Answer(response, screen => screen.Show(response.Channel));
    }
}

/// <summary><c>channel resume</c>.</summary>
internal sealed class ResumeChannelCommand() : OneChannelCommand("resume", "Sends to a paused channel again, beginning with what waited.")
{
    protected override async Task<Answer> CallAsync(ChannelService.ChannelServiceClient client, ServiceCall call, (string RequestId, string ChannelId, string Etag) about)
    {
        var response = await client.ResumeChannelAsync(new ResumeChannelRequest { RequestId = about.RequestId, ChannelId = about.ChannelId, Etag = about.Etag }, call.Options);
        return new Answer(response, screen => screen.Show(response.Channel));
    }
}

/// <summary><c>channel delete</c>.</summary>
internal sealed class DeleteChannelCommand() : OneChannelCommand("delete", "Deletes a channel with its address; what waits for it is dropped.")
{
    protected override async Task<Answer> CallAsync(ChannelService.ChannelServiceClient client, ServiceCall call, (string RequestId, string ChannelId, string Etag) about)
    {
        var response = await client.DeleteChannelAsync(new DeleteChannelRequest { RequestId = about.RequestId, ChannelId = about.ChannelId, Etag = about.Etag }, call.Options);
        return new Answer(response, screen => Spectre.Console.AnsiConsoleExtensions.WriteLine(screen, $"Channel {about.ChannelId} is deleted."));
    }
}
