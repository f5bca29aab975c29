using Grpc.Core;
using Netralitas.Agencies.Tasks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Agencies;

/// <summary>The gRPC face of tasks.</summary>
internal sealed class TaskGrpcService(
    GetTask get, ListTasks list, WatchTasks watch, AssignTask assign, AcknowledgeTask acknowledge, StartTask start, CompleteTask complete, ReturnTask giveBack)
    : TaskService.TaskServiceBase
{
    public override async Task<GetTaskResponse> GetTask(GetTaskRequest request, ServerCallContext context) =>
        new() { Task = await get.HandleAsync(request, Call.Of(context)) };

    public override Task<ListTasksResponse> ListTasks(ListTasksRequest request, ServerCallContext context) =>
        list.HandleAsync(request, Call.Of(context));

    public override Task WatchTasks(WatchTasksRequest request, IServerStreamWriter<WatchTasksResponse> responseStream, ServerCallContext context) =>
        watch.HandleAsync(request, Call.Of(context), responseStream);

    public override async Task<AssignTaskResponse> AssignTask(AssignTaskRequest request, ServerCallContext context) =>
        new() { Task = await assign.HandleAsync(request, Call.Of(context)) };

    public override async Task<AcknowledgeTaskResponse> AcknowledgeTask(AcknowledgeTaskRequest request, ServerCallContext context) =>
        new() { Task = await acknowledge.HandleAsync(request, Call.Of(context)) };

    public override async Task<StartTaskResponse> StartTask(StartTaskRequest request, ServerCallContext context) =>
        new() { Task = await start.HandleAsync(request, Call.Of(context)) };

    public override async Task<CompleteTaskResponse> CompleteTask(CompleteTaskRequest request, ServerCallContext context) =>
        new() { Task = await complete.HandleAsync(request, Call.Of(context)) };

    public override async Task<ReturnTaskResponse> ReturnTask(ReturnTaskRequest request, ServerCallContext context) =>
        new() { Task = await giveBack.HandleAsync(request, Call.Of(context)) };
}
