using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Contracts.Reference.V1;

namespace Netralitas.Cli.Law;

/// <summary><c>deadline</c>: how time limits are reckoned.</summary>
internal sealed class DeadlineCommand : Command
{
    public DeadlineCommand()
        : base("deadline", "Shows how a time limit is reckoned, and reckons those that run anew.")
    {
        Add(new PreviewDeadlineCommand());
        Add(new RecomputeDeadlinesCommand());
    }
}

/// <summary><c>deadline preview</c>.</summary>
internal sealed class PreviewDeadlineCommand : AnswerCommand
{
    private readonly Argument<string> _id = Inputs.Argument("rule-id", "Id of the deadline rule, such as DL-11; see rule list --kind DEADLINE.");
    private readonly Option<Timestamp?> _start = InstantText.Option("--start", "When the clock starts.");
    private readonly Option<string> _for = Inputs.Text("--at", "office", "The office that must act, such as bawaslu-63.01: its region and time zone count.");

    public PreviewDeadlineCommand()
        : base("preview", "Reckons a time limit day by day. Nothing is kept.", ServiceAddress.Agencies)
    {
        Take(_id, "rule_id");
        Take(_start, "start_time");
        Take(_for, "office_id");
    }

    protected override async Task<Answer> CallAsync(ServiceCall call)
    {
        var response = await new ReferenceService.ReferenceServiceClient(call.Invoker).PreviewDeadlineAsync(
            new PreviewDeadlineRequest { RuleId = call.Text(_id), StartTime = call.Value(_start), OfficeId = call.Text(_for) }, call.Options);
        return new Answer(response, screen => ReckoningScreen.Show(screen, response.Reckoning));
    }
}
