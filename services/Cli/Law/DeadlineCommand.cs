using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Reference.V1;
using Spectre.Console;

namespace Netralitas.Cli.Law;

/// <summary><c>deadline</c>: how time limits are reckoned.</summary>
internal sealed class DeadlineCommand : Command
{
    public DeadlineCommand()
        : base("deadline", "Shows how a time limit is reckoned.") => Add(new PreviewDeadlineCommand());
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
        return new Answer(response, screen => Show(screen, response.Reckoning));
    }

    private static void Show(IAnsiConsole screen, Reckoning reckoning)
    {
        screen.Facts(
            ("Rule", $"{reckoning.Rule.Id} version {reckoning.Rule.Version}: {reckoning.Rule.TitleEn}"), ("Basis", reckoning.Rule.Basis),
            ("Evidence", reckoning.Rule.Evidence), ("Starts", LocalTime.Moment(reckoning.StartTime, reckoning.TimeZone)),
            (reckoning.Rule.Facts.ContainsKey("before") ? "From" : "Until", LocalTime.Limit(reckoning.DueTime, reckoning.TimeZone)));
        if (reckoning.Days.Count == 0)
        {
            return;
        }

        var table = Screen.Table("Day", "Counts as", "Why not");
        foreach (var day in reckoning.Days)
        {
            table.Row(
                LocalTime.Day(day.Date), day.Number > 0 ? $"{day.Number}" : "",
                day.Reason == DayReason.Counts ? "" : day.Holiday.Length > 0 ? day.Holiday : EnumWords<DayReason>.Of(day.Reason).ToLowerInvariant().Replace('_', ' '));
        }

        screen.Write(table);
    }
}
