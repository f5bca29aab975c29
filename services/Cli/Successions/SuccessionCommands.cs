using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Successions;

/// <summary><c>office succeed</c>.</summary>
internal sealed class SucceedOfficeCommand : AnswerCommand
{
    private readonly Argument<string> _office = Inputs.Argument("office-id", "The office that has ended, such as kasn.");
    private readonly Option<string> _successor = Inputs.Text("--successor", "office", "Its successor by the reference data.", required: true);
    private readonly Option<string> _decree = Inputs.Text("--decree", "number", "Number of the decree.", required: true);
    private readonly Option<string> _date = Inputs.Text("--date", "day", "Date of the decree, such as 2024-08-24.", required: true);
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Only count what would move." };
    private readonly Option<string> _requestId = Inputs.RequestId();

    public SucceedOfficeCommand()
        : base("succeed", "Moves the open work of an office that has ended to its successor; a run that was broken off goes on by itself, or with the same --request-id.", ServiceAddress.Agencies)
    {
        Take(_office, "office_id");
        Take(_successor, "successor_id");
        Take(_decree, "decree_number");
        Take(_date, "decree_date");
        Take(_dryRun, "dry_run");
        Take(_requestId, "request_id");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new SuccessionService.SuccessionServiceClient(call.Invoker);
        var request = new SucceedOfficeRequest
        {
            RequestId = call.Text(_requestId), OfficeId = call.Text(_office), SuccessorId = call.Text(_successor), DecreeNumber = call.Text(_decree), DecreeDate = call.Text(_date),
            DryRun = call.Value(_dryRun),
        };
        SucceedOfficeResponse response;
        do
        {
            response = await client.SucceedOfficeAsync(request, call.Options);
        }
        while (!request.DryRun && !response.Finished);
        return new Answer(response, screen =>
        {
            var of = response.Succession;
            screen.Facts(("From", of.OfficeName), ("To", of.SuccessorName), ("Tasks", $"{of.TaskCount}"), ("Tracks", $"{of.TrackCount}"), ("Referrals", $"{of.ReferralCount}"));
            var table = Screen.Table("Case", "Task", "Track");
            foreach (var example in response.Examples)
            {
                table.Row(example.CaseId, example.TaskId, example.TrackId);
            }

            screen.Write(table);
        });
    }
}

/// <summary><c>office successions</c>.</summary>
internal sealed class ListSuccessionsCommand : AnswerCommand
{
    private readonly Option<int> _limit = Inputs.Limit();

    public ListSuccessionsCommand()
        : base("successions", "Lists which offices were succeeded, and how far that has come.", ServiceAddress.Agencies) => Take(_limit, "page_size");

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new SuccessionService.SuccessionServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListSuccessionsAsync(
            new ListSuccessionsRequest { PageSize = size, PageToken = token }, call.Options));
        return new Answer(response, screen =>
        {
            var table = Screen.Table("Succession", "From, to", "Decree", "Moved", "State");
            foreach (var one in response.Successions)
            {
                table.Row(
                    one.Id, $"{one.OfficeId}\n{one.SuccessorId}", $"{one.DecreeNumber}\n{one.DecreeDate}", $"{one.TaskCount} tasks\n{one.TrackCount} tracks",
                    one.FinishTime is null ? "goes on" : "done");
            }

            screen.Write(table);
            screen.More(response.NextPageToken);
        });
    }
}
