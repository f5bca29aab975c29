using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;
using Spectre.Console;

namespace Netralitas.Cli.NoticeChannels;

/// <summary><c>channel list</c>.</summary>
internal sealed class ListChannelsCommand() : AnswerCommand("list", "Lists the channels of your office.", ServiceAddress.Notifications)
{
    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new ChannelService.ChannelServiceClient(call.Invoker).ListChannelsAsync(new ListChannelsRequest(), call.Options);
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListChannelsResponse response)
    {
        var table = Screen.Table("Channel", "To", "Kinds", "Quiet", "State");
        foreach (var channel in response.Channels)
        {
            table.Row(channel.Id, ChannelScreen.TargetOf(channel), ChannelScreen.KindsOf(channel), ChannelScreen.QuietOf(channel.Settings), EnumWords<ChannelState>.Of(channel.State));
        }

        screen.Write(table);
    }
}
