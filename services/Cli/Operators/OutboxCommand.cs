using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Operations.V1;
using Spectre.Console;

namespace Netralitas.Cli.Operators;

/// <summary><c>outbox</c>: facts that wait to be published.</summary>
internal sealed class OutboxCommand : OperatorCommand<ListOutboxResponse>
{
    private readonly Option<bool> _parked = new("--parked") { Description = "List only facts that were set aside as unsendable." };
    private readonly Option<int> _limit = Inputs.Limit();

    public OutboxCommand()
        : base("outbox", "Shows how many facts wait to be published, how old the oldest is, and those that could not be sent.")
    {
        Take(_parked, "parked_only");
        Take(_limit, "page_size");
        Add(new RetryOutboxCommand());
    }

    protected override Task<ListOutboxResponse> CallAsync(OperationsService.OperationsServiceClient client, ServiceCall call) =>
        Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListOutboxAsync(
            new ListOutboxRequest { PageSize = size, PageToken = token, ParkedOnly = call.Value(_parked) }, call.Options));

    protected override void Show(IAnsiConsole screen, IReadOnlyList<(string Service, ListOutboxResponse Answer)> answers)
    {
        var depth = Screen.Table("Service", "Waiting", "Oldest", "Being sent", "Unsendable");
        foreach (var (service, outbox) in answers)
        {
            depth.Row(service, $"{outbox.Depth}", OperatorScreen.Age(outbox.OldestAge), $"{outbox.LeasedCount}", $"{outbox.ParkedCount}");
        }

        screen.Write(depth);
        if (answers.Any(one => one.Answer.Facts.Count > 0))
        {
            var table = Screen.Table("Message, service", "Fact, case", "Failures", "Last fault", "Age", "Next try");
            foreach (var (service, fact) in answers.SelectMany(one => one.Answer.Facts.Select(fact => (one.Service, fact))))
            {
                table.Row($"{fact.MessageId}\n{service}", $"{fact.Type}\n{fact.CaseId}", $"{fact.Failures}", fact.LastError, OperatorScreen.Age(fact.Age),
                    fact.ParkTime is null ? OperatorScreen.Moment(fact.NextTryTime) : "never");
            }

            screen.Write(table);
        }

        screen.More(string.Concat(answers.Select(one => one.Answer.NextPageToken)));
    }
}

/// <summary><c>outbox retry</c>.</summary>
internal sealed class RetryOutboxCommand : OperatorCommand<RetryOutboxFactResponse>
{
    private readonly Argument<string> _id = Inputs.Argument("message-id", "Id of the message.");
    private readonly Option<string> _requestId = Inputs.RequestId();

    public RetryOutboxCommand()
        : base("retry", "Lets a fact that was set aside as unsendable be tried again.", ofOne: true)
    {
        Take(_id, "message_id");
        Take(_requestId, "request_id");
    }

    protected override async Task<RetryOutboxFactResponse> CallAsync(OperationsService.OperationsServiceClient client, ServiceCall call) =>
        await client.RetryOutboxFactAsync(new RetryOutboxFactRequest { RequestId = call.Text(_requestId), MessageId = call.Text(_id) }, call.Options);

    protected override void Show(IAnsiConsole screen, IReadOnlyList<(string Service, RetryOutboxFactResponse Answer)> answers) =>
        screen.WriteLine("It is tried again within seconds; ./netralitas outbox shows it if it fails.");
}
