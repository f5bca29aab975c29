using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Cli.NoticeChannels;

/// <summary><c>channel create</c>.</summary>
internal sealed class CreateChannelCommand : AnswerCommand
{
    private readonly Option<string> _email = Inputs.Text("--email", "address", "Tell this e-mail address.");
    private readonly Option<string> _url = Inputs.Text("--url", "url", "Tell this webhook; its secret is shown once.");
    private readonly Option<NotificationKind[]> _kinds = EnumWords<NotificationKind>.Options("--kinds", "The kinds of notices that go there. Left out: all.");
    private readonly Option<ChannelLanguage> _language = EnumWords<ChannelLanguage>.Option("--language", "Language of e-mails. Left out: INDONESIAN.");
    private readonly Option<string> _quiet = Inputs.Text("--quiet", "time-time", "Quiet hours in local time, such as 21:00-06:00; what is overdue, or due before they end, comes all the same.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public CreateChannelCommand()
        : base("create", "Adds an e-mail address or a webhook of your office.", ServiceAddress.Notifications)
    {
        Take(_email, "settings.email_address");
        Take(_url, "settings.url");
        Take(_kinds, "settings.notification_kinds");
        Take(_language, "settings.language");
        Take(_quiet, "settings.quiet_hours");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var settings = new ChannelSettings { Language = call.Value(_language), QuietHours = QuietHoursOf(call.Text(_quiet)) };
        settings.NotificationKinds.AddRange(call.Value(_kinds) ?? []);
        if (call.Text(_url).Length > 0)
        {
            settings.Url = call.Text(_url);
        }
        else
        {
            settings.EmailAddress = call.Text(_email);
        }

        if (call.Text(_url).Length > 0 == call.Text(_email).Length > 0)
        {
            throw new UsageException("--url", "give either --url or --email");
        }

        var request = new CreateChannelRequest { RequestId = call.Text(_requestId), Settings = settings };
        var response = await new ChannelService.ChannelServiceClient(call.Invoker).CreateChannelAsync(request, call.Options);
        return new Answer(response, screen => screen.Show(response.Channel, response.Secret));
    }

    private static QuietHours? QuietHoursOf(string text) => text.Split('-') switch
    {
        [""] => null,
        [var start, var end] => new QuietHours { StartTimeOfDay = start, EndTimeOfDay = end },
        _ => throw new UsageException("--quiet", $"'{text}' is not a span of the day; write one such as 21:00-06:00"),
    };
}
