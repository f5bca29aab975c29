using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Operations.V1;
using Spectre.Console;

namespace Netralitas.Cli.Operators;

/// <summary><c>parked list</c>.</summary>
internal sealed class ListParkedCommand : OperatorCommand<ListParkedResponse>
{
    private readonly Option<string> _type = Inputs.Text("--type", "fact", "Only facts of this name, such as TaskOpened.");
    private readonly Option<ParkedState> _state = EnumWords<ParkedState>.Option("--state", "Only those of which this became. Left out: those that wait.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListParkedCommand()
        : base("list", "Lists facts that could not be handled, with cause and age, the oldest first.")
    {
        Take(_type, "type");
        Take(_state, "state");
        Take(_limit, "page_size");
    }

    protected override Task<ListParkedResponse> CallAsync(OperationsService.OperationsServiceClient client, ServiceCall call) =>
        Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListParkedAsync(
            new ListParkedRequest { PageSize = size, PageToken = token, Type = call.Text(_type), State = call.Value(_state) }, call.Options));

    protected override void Show(IAnsiConsole screen, IReadOnlyList<(string Service, ListParkedResponse Answer)> answers)
    {
        var table = Screen.Table("Message, service", "Fact", "Cause", "Attempts", "Age");
        foreach (var (service, fact) in answers.SelectMany(one => one.Answer.Facts.Select(fact => (one.Service, fact))))
        {
            var state = fact.State == ParkedState.Parked ? "" : "\n" + EnumWords<ParkedState>.Of(fact.State);
            table.Row($"{fact.MessageId}\n{service}", fact.Type + state, OperatorScreen.Short(fact.Cause), $"{fact.Attempts}", OperatorScreen.Age(fact.Age));
        }

        screen.Write(table);
        screen.More(string.Concat(answers.Select(one => one.Answer.NextPageToken)));
    }
}
