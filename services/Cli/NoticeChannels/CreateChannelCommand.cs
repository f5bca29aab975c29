using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Cli.NoticeChannels;

/// <summary><c>channel create</c>.</summary>
internal sealed class CreateChannelCommand : AnswerCommand
{
    private readonly ChannelOptions _settings = new();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public CreateChannelCommand()
        : base("create", "Adds an e-mail address or a webhook of your office.", ServiceAddress.Notifications)
    {
        _settings.Add(Take);
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new CreateChannelRequest { RequestId = call.Text(_requestId), Settings = _settings.Read(call) };
        var response = await new ChannelService.ChannelServiceClient(call.Invoker).CreateChannelAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Channel, response.Secret));
    }
}
