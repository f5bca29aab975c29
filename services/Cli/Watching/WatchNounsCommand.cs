using System.CommandLine;
using Grpc.Core;
using Netralitas.Cli.Connection;
using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Cli.Tasks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Task = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Watching;

/// <summary><c>watch</c> and what can be watched.</summary>
internal sealed class WatchNounsCommand : Command
{
    public WatchNounsCommand()
        : base("watch", "Shows what your office may see and then every change, one line each, until Ctrl-C; a broken connection is mended by itself.")
    {
        Add(new WatchTasksCommand());
        Add(new WatchCasesCommand());
        Add(new WatchNotificationsCommand());
    }
}

/// <summary><c>watch tasks</c>.</summary>
internal sealed class WatchTasksCommand : WatchCommand<WatchTasksResponse, Task>
{
    private readonly Option<string> _office = Inputs.Text("--office", "office", "Only tasks of this office, such as bkpsdm-63.72.");
    private readonly Option<string> _case = Inputs.Text("--case", "uuid", "Only tasks of this case.");

    public WatchTasksCommand()
        : base("tasks", "Tasks that your office may see, and every change of them.", ServiceAddress.Agencies)
    {
        Take(_office, "office_id");
        Take(_case, "case_id");
    }

    protected override AsyncServerStreamingCall<WatchTasksResponse> Open(ServiceCall call, string resumeToken, CallOptions options) =>
        new TaskService.TaskServiceClient(call.Invoker).WatchTasks(
            new WatchTasksRequest { ResumeToken = resumeToken, OfficeId = call.Text(_office), CaseId = call.Text(_case) }, options);

    protected override string Line(Task task) =>
        $"{task.Id}  {task.Step}  {task.OfficeId}  {TaskScreen.StateOf(task)}  due {LocalTime.Limit(task.DueTime, task.Deadline.TimeZone)}";
}

/// <summary><c>watch cases</c>.</summary>
internal sealed class WatchCasesCommand : WatchCommand<WatchCasesResponse, Case>
{
    private readonly Option<string> _case = Inputs.Text("--case", "uuid", "Only this case.");
    private readonly Option<CaseKind> _kind = EnumWords<CaseKind>.Option("--kind", "Only cases of this kind.");
    private readonly Option<string> _election = Inputs.Text("--election", "id", "Only cases of this election, such as pilkada-2024.");
    private readonly Option<string> _place = Inputs.Text("--place", "region", "Only cases of this region and the regions in it, such as 63 or 63.01.");
    private readonly Option<string> _handler = Inputs.Text("--handler", "office", "Only cases handled by this office, such as bawaslu-63.01.");

    public WatchCasesCommand()
        : base("cases", "Cases that your office may see, and every change of them; persons as initials.", ServiceAddress.Cases)
    {
        Take(_case, "case_id");
        Take(_kind, "kind");
        Take(_election, "election_id");
        Take(_place, "place_region_code");
        Take(_handler, "handling_office_id");
    }

    protected override AsyncServerStreamingCall<WatchCasesResponse> Open(ServiceCall call, string resumeToken, CallOptions options) =>
        new CaseService.CaseServiceClient(call.Invoker).WatchCases(
            new WatchCasesRequest
            {
                ResumeToken = resumeToken, CaseId = call.Text(_case), Kind = call.Value(_kind), ElectionId = call.Text(_election),
                PlaceRegionCode = call.Text(_place), HandlingOfficeId = call.Text(_handler),
            }, options);

    protected override string Line(Case file) =>
        $"{file.Id}  {file.OfficialNumber?.Text ?? "no number yet"}  {EnumWords<CaseKind>.Of(file.Kind)}  {EnumWords<CaseState>.Of(file.State)}  {file.PlaceRegionCode}  {file.HandlingOfficeId}";
}

/// <summary><c>watch notifications</c>.</summary>
internal sealed class WatchNotificationsCommand : WatchCommand<WatchNotificationsResponse, Notification>
{
    private readonly Option<string> _case = Inputs.Text("--case", "uuid", "Only notices about this case.");

    public WatchNotificationsCommand()
        : base("notifications", "Notices to your office, and their confirmation.", ServiceAddress.Notifications) => Take(_case, "case_id");

    protected override AsyncServerStreamingCall<WatchNotificationsResponse> Open(ServiceCall call, string resumeToken, CallOptions options) =>
        new NotificationService.NotificationServiceClient(call.Invoker).WatchNotifications(
            new WatchNotificationsRequest { ResumeToken = resumeToken, CaseId = call.Text(_case) }, options);

    protected override string Line(Notification notice) => $"{notice.Id}  {(notice.AcknowledgeTime is null ? "" : "confirmed: ")}{notice.Text}";
}
