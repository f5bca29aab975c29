using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Cli.NoticeChannels;

/// <summary><c>channel rotate-secret</c>.</summary>
internal sealed class RotateSecretCommand : OneChannelCommand
{
    private readonly Option<bool> _atOnce = new("--at-once") { Description = "Stop signing with the secret before at once, because somebody else may know it. Left out: both sign for three days." };

    public RotateSecretCommand()
        : base("rotate-secret", "Gives a webhook a new secret and shows it once.") => Take(_atOnce, "at_once");

    protected override async Task<Answer> CallAsync(ChannelService.ChannelServiceClient client, ServiceCall call, (string RequestId, string ChannelId, string Etag) about)
    {
        var request = new RotateSecretRequest { RequestId = about.RequestId, ChannelId = about.ChannelId, Etag = about.Etag, AtOnce = call.Value(_atOnce) };
        var response = await client.RotateSecretAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Channel, response.Secret));
    }
}
