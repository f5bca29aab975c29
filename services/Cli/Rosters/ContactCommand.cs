using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.NoticeChannels;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Notifications.V1;
using Spectre.Console;

namespace Netralitas.Cli.Rosters;

/// <summary><c>contact</c>: how an officer is reached.</summary>
internal sealed class ContactCommand : Command
{
    public ContactCommand()
        : base("contact", "Sets, shows and removes how an officer of your office is reached: your own, as an administrator anybody's.")
    {
        Add(new SetContactCommand());
        Add(new GetContactCommand());
        Add(new RemoveContactCommand());
    }

    /// <summary>How a contact looks.</summary>
    public static void Show(IAnsiConsole screen, Contact contact)
    {
        if (contact.Settings is not { } settings)
        {
            screen.WriteLine($"{contact.OfficerId} has no contact.");
            return;
        }

        screen.Facts(
            ("Officer", contact.OfficerId), ("E-mail", settings.EmailAddress), ("Quiet", ChannelScreen.QuietOf(settings)), ("Digest", ChannelScreen.DigestOf(settings)),
            ("State", EnumWords<ChannelState>.Of(contact.State)), ("Etag", contact.Etag));
    }
}

/// <summary><c>contact set</c>.</summary>
internal sealed class SetContactCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("officer-id", "Id of the officer.");
    private readonly ChannelOptions _settings = new(isContact: true);
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public SetContactCommand()
        : base("set", "Sets how an officer is reached.", ServiceAddress.Notifications)
    {
        Take(_id, "officer_id");
        _settings.Add(Take);
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new SetContactRequest { RequestId = call.Text(_requestId), OfficerId = call.Text(_id), Settings = _settings.Read(call), Etag = call.Text(_etag) };
        var response = await new RosterService.RosterServiceClient(call.Invoker).SetContactAsync(request, call.Options);
        return new Answer(response, screen => ContactCommand.Show(screen, response.Contact));
    }
}

/// <summary><c>contact get</c>.</summary>
internal sealed class GetContactCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("officer-id", "Id of the officer.");

    public GetContactCommand()
        : base("get", "Shows how an officer is reached.", ServiceAddress.Notifications) => Take(_id, "officer_id");

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new RosterService.RosterServiceClient(call.Invoker).GetContactAsync(new GetContactRequest { OfficerId = call.Text(_id) }, call.Options);
        return new Answer(response, screen => ContactCommand.Show(screen, response.Contact));
    }
}

/// <summary><c>contact remove</c>.</summary>
internal sealed class RemoveContactCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("officer-id", "Id of the officer.");
    private readonly Option<string> _etag = Inputs.Etag();
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RemoveContactCommand()
        : base("remove", "Forgets how an officer is reached; what waits is dropped.", ServiceAddress.Notifications)
    {
        Take(_id, "officer_id");
        Take(_etag, "etag");
        Take(_requestId, "request_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new RemoveContactRequest { RequestId = call.Text(_requestId), OfficerId = call.Text(_id), Etag = call.Text(_etag) };
        var response = await new RosterService.RosterServiceClient(call.Invoker).RemoveContactAsync(request, call.Options);
        return new Answer(response, screen => screen.WriteLine($"The contact of {call.Text(_id)} is forgotten."));
    }
}
