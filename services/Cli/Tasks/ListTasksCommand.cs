using System.CommandLine;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task list</c>.</summary>
internal sealed class ListTasksCommand : AnswerCommand
{
    private readonly Option<string> _office = Inputs.Text("--office", "office", "Only tasks of this office, such as bkpsdm-63.72.");
    private readonly Option<string> _case = Inputs.Text("--case", "uuid", "Only tasks of this case.");
    private readonly Option<TaskState> _state = EnumWords<TaskState>.Option("--state", "Only tasks in this state.");
    private readonly Option<bool> _overdue = new("--overdue") { Description = "Only overdue tasks." };
    private readonly Option<string> _officer = Inputs.Text("--officer", "uuid", "Only tasks that this officer has.");
    private readonly Option<int> _limit = Inputs.Limit();

    public ListTasksCommand()
        : base("list", "Lists the tasks that your office may see, most urgent first.", ServiceAddress.Agencies)
    {
        Take(_office, "office_id");
        Take(_case, "case_id");
        Take(_state, "state");
        Take(_overdue, "overdue_only");
        Take(_officer, "officer_id");
        Take(_limit, "page_size");
    }

    protected override async System.Threading.Tasks.Task<Answer> CallAsync(ServiceCall call)
    {
        var client = new TaskService.TaskServiceClient(call.Invoker);
        var response = await Pages.ReadAsync(call.Value(_limit), async (size, token) => await client.ListTasksAsync(
            new ListTasksRequest
            {
                PageSize = size, PageToken = token, OfficeId = call.Text(_office), CaseId = call.Text(_case), State = call.Value(_state),
                OverdueOnly = call.Value(_overdue), OfficerId = call.Text(_officer),
            },
            call.Options));
        return new Answer(response, screen => Show(screen, response));
    }

    private static void Show(IAnsiConsole screen, ListTasksResponse response)
    {
        var table = Screen.Table("Task, case", "What", "Due, state");
        foreach (var task in response.Tasks)
        {
            table.Row(
                $"{task.Id}\n{(task.CaseNumber.Length > 0 ? task.CaseNumber : task.CaseId)}",
                $"{task.Title}\n{task.OfficeId}{(task.SupervisedTask is null ? "" : $"\nfor: {TaskScreen.Supervised(task)}")}",
                $"{LocalTime.Limit(task.DueTime, task.Deadline.TimeZone)}\n{TaskScreen.StateOf(task)}");
        }

        screen.Write(table);
        screen.More(response.NextPageToken);
    }
}
