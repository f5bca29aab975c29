using System.CommandLine;
using Google.Protobuf;
using Grpc.Core;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.Steps;

/// <summary>A command that takes one step of a case: the case, the document that proves the step where it needs one, and the case after it.</summary>
/// <typeparam name="TRequest">The request; its fields of the same names as everywhere are filled here.</typeparam>
/// <typeparam name="TResponse">The answer, which has the case.</typeparam>
internal sealed class StepCommand<TRequest, TResponse> : AnswerCommand
    where TRequest : IMessage, new()
    where TResponse : IMessage
{
    private readonly Func<CallInvoker, TRequest, CallOptions, AsyncUnaryCall<TResponse>> _method;
    private readonly List<Action<TRequest, ServiceCall>> _fills = [];

    /// <summary>A command with what all steps have.</summary>
    public StepCommand(string name, string description, Func<CallInvoker, TRequest, CallOptions, AsyncUnaryCall<TResponse>> method)
        : base(name, description, ServiceAddress.Cases)
    {
        _method = method;
        var id = Inputs.Argument("case-id", "Id of the case.");
        Take(id, "case_id");
        _fills.Add((request, call) => Set(request, "case_id", call.Text(id)));
        if (new TRequest().Descriptor.FindFieldByName("document_number") is not null)
        {
            Fill(Inputs.Text("--document", "number", "Number of the document that proves it. No personal data.", required: true), "document_number");
        }

        Fill(Inputs.Etag(), "etag");
        Fill(Inputs.RequestId(), "request_id");
    }

    /// <summary>Adds an option of its own; what is not given fills nothing.</summary>
    public StepCommand<TRequest, TResponse> With<T>(Option<T> option, string field, Action<TRequest, T> fill)
    {
        Take(option, field);
        _fills.Add((request, call) =>
        {
            if (call.Value(option) is { } given)
            {
                fill(request, given);
            }
        });
        return this;
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var request = new TRequest();
        _fills.ForEach(fill => fill(request, call));
        var response = await _method(call.Invoker, request, call.Options);
        var file = (Case)response.Descriptor.FindFieldByName("case").Accessor.GetValue(response);
        return new Answer(response, screen => screen.Show(file));
    }

    private void Fill(Option<string> option, string field) => With(option, field, (request, given) => Set(request, field, given));

    private static void Set(TRequest request, string field, string value) => request.Descriptor.FindFieldByName(field).Accessor.SetValue(request, value);
}
