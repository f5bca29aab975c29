using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Spectre.Console;

namespace Netralitas.Cli.Connection;

/// <summary>A command that calls one service: it has an address, a token and two forms of answer.</summary>
internal abstract class ServiceCommand : CallingCommand
{
    private readonly ServiceAddress _service;
    private readonly Option<string> _address;
    private readonly Option<string> _forOffice = Inputs.Text("--for-office", "office", "Call on behalf of this office, for which the calling office holds a mandate. Left out: for itself.");

    /// <summary>A command with the options that all of them have.</summary>
    protected ServiceCommand(string name, string description, ServiceAddress service)
        : base(name, description)
    {
        _service = service;
        _address = new Option<string>("--address")
        {
            Description = $"Address of the {service.Name} service, or those of its replicas separated by commas. Left out: ${service.Variable}, else {service.Default}.", HelpName = "url",
        };
        Add(_address);
        _forOffice.Validators.Add(given =>
        {
            if (given.Tokens.Count > 0 && !given.Tokens[0].Value.All(c => c is > ' ' and <= '~'))
            {
                given.AddError("--for-office: must be the id of an office such as kesbangpol-63.01.");
            }
        });
        Add(_forOffice);
        Caller.AddTo(this);
        SetAction(RunAsync);
    }

    /// <summary>Whether the call is made in somebody's name; the option for the token is there all the same.</summary>
    protected virtual bool NeedsToken => true;

    /// <summary>Calls the service and writes what it answers.</summary>
    /// <param name="call">The call.</param>
    /// <param name="output">Takes the answer.</param>
    /// <param name="json">Whether it is written as JSON.</param>
    protected abstract Task RunAsync(ServiceCall call, TextWriter output, bool json);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var address = _service.Choose(parsed.GetValue(_address));
        var token = Caller.Token(parsed, NeedsToken);
        using var channel = Channels.Open(address, Caller.Tls(parsed));
        try
        {
            await RunAsync(new ServiceCall(parsed, channel.CreateCallInvoker(), token, parsed.GetValue(_forOffice), cancel), parsed.InvocationConfiguration.Output, Caller.WantsJson(parsed));
            return ExitCode.Ok;
        }
        catch (RpcException e) when (!cancel.IsCancellationRequested)
        {
            throw new CallFailedException(e, _service.Name, address, Fields);
        }
        catch (RpcException)
        {
            throw new OperationCanceledException(cancel);
        }
    }
}

/// <summary>A command that makes one call and shows its answer.</summary>
internal abstract class AnswerCommand(string name, string description, ServiceAddress service) : ServiceCommand(name, description, service)
{
    /// <summary>Calls the service.</summary>
    protected abstract Task<Answer> CallAsync(ServiceCall call);

    /// <inheritdoc/>
    protected sealed override async Task RunAsync(ServiceCall call, TextWriter output, bool json)
    {
        var answer = await CallAsync(call);
        if (json)
        {
            await output.WriteLineAsync(ProtoJson.Write(answer.Message));
        }
        else
        {
            answer.Show(Screen.On(output));
        }
    }
}

/// <summary>What a service answered, and how it looks to a person.</summary>
/// <param name="Message">The answer.</param>
/// <param name="Show">Writes it on a screen.</param>
internal sealed record Answer(IMessage Message, Action<IAnsiConsole> Show);
