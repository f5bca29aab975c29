using Netralitas.Cli.Connection;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Cli.NoticeChannels;

/// <summary><c>channel update</c>.</summary>
internal sealed class UpdateChannelCommand : OneChannelCommand
{
    private readonly ChannelOptions _settings = new();

    public UpdateChannelCommand()
        : base("update", "Changes the settings of a channel that are given; the others stay. What waits is sent by the new ones.") => _settings.Add(Take);

    protected override async Task<Answer> CallAsync(ChannelService.ChannelServiceClient client, ServiceCall call, (string RequestId, string ChannelId, string Etag) about)
    {
        var present = (await client.GetChannelAsync(new GetChannelRequest { ChannelId = about.ChannelId }, call.Options)).Channel;
        // Whoever changed it in between is not overruled.
        var request = new UpdateChannelRequest
        {
            RequestId = about.RequestId, ChannelId = about.ChannelId, Settings = _settings.Read(call, present.Settings), Etag = about.Etag.Length > 0 ? about.Etag : present.Etag,
        };
        var response = await client.UpdateChannelAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Channel));
    }
}
