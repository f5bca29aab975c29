using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Grpc.Core;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Operations.V1;
using Spectre.Console;

namespace Netralitas.Cli.Operators;

/// <summary>A command of an operator: it asks one service or all three, and shows their answers together.</summary>
/// <typeparam name="TAnswer">What each answers.</typeparam>
internal abstract class OperatorCommand<TAnswer> : CallingCommand
    where TAnswer : class, IMessage
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Option<string> _service;
    private readonly Option<string> _address = Inputs.Text("--address", "url",
        "Address of that service, or those of its replicas separated by commas. Left out: $NETRALITAS_CASES and the like, else that of a sandbox on the usual ports.");

    /// <summary>A command with the options that all of them have.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it does.</param>
    /// <param name="ofOne">Whether it is about one service, which must be named.</param>
    protected OperatorCommand(string name, string description, bool ofOne = false)
        : base(name, description + " An administrator of the national Bawaslu office.")
    {
        var words = ServiceAddress.All.Select(service => service.Word).ToArray();
        _service = Inputs.Text("--service", string.Join('|', words), ofOne ? "The service." : "The service. Left out: all three.", required: ofOne);
        _service.AcceptOnlyFromAmong(words);
        Add(_service);
        Add(_address);
        Caller.AddTo(this);
        SetAction(RunAsync);
    }

    /// <summary>Asks one service.</summary>
    protected abstract Task<TAnswer> CallAsync(OperationsService.OperationsServiceClient client, ServiceCall call);

    /// <summary>Shows the answers, each with the word of its service.</summary>
    protected abstract void Show(IAnsiConsole screen, IReadOnlyList<(string Service, TAnswer Answer)> answers);

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var (word, address) = (parsed.GetValue(_service), parsed.GetValue(_address));
        if (address is not null && word is null)
        {
            throw new UsageException("--address", "say with --service which service this is");
        }

        var token = Caller.Token(parsed);
        var (answers, failures) = (new List<(string, TAnswer)>(), new List<CallFailedException>());
        foreach (var service in ServiceAddress.All.Where(service => word is null || service.Word == word))
        {
            var addresses = service.Choose(address);
            using var channel = Channels.Open(addresses, Caller.Tls(parsed));
            var invoker = channel.CreateCallInvoker();
            try
            {
                answers.Add((service.Word, await CallAsync(new OperationsService.OperationsServiceClient(invoker), new ServiceCall(parsed, invoker, token, ForOffice: null, cancel))));
            }
            catch (RpcException e) when (!cancel.IsCancellationRequested)
            {
                failures.Add(new CallFailedException(e, service.Name, addresses, Fields));
            }
            catch (RpcException)
            {
                throw new OperationCanceledException(cancel);
            }
        }

        if (answers.Count > 0)
        {
            Write(parsed.InvocationConfiguration.Output, answers, Caller.WantsJson(parsed));
        }

        // What one service has, the others need not have.
        return failures.Find(failed => answers.Count == 0 || failed.Error.StatusCode != StatusCode.NotFound) is { } worst ? throw worst : ExitCode.Ok;
    }

    private void Write(TextWriter output, List<(string Service, TAnswer Answer)> answers, bool json)
    {
        if (json)
        {
            output.WriteLine(new JsonObject(answers.Select(one => KeyValuePair.Create(one.Service, JsonNode.Parse(ProtoJson.Line(one.Answer))))).ToJsonString(Readable));
        }
        else
        {
            Show(Screen.On(output), answers);
        }
    }
}
