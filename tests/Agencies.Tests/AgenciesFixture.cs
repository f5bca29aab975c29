using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Support;

[assembly: AssemblyFixture(typeof(Netralitas.Agencies.Tests.AgenciesFixture))]

namespace Netralitas.Agencies.Tests;

/// <summary>One Agencies service for all tests that call it; each test makes its own cases. It lives on Monday 14 October 2024, 09:00 WITA.</summary>
public sealed class AgenciesFixture : IAsyncLifetime
{
    public const string Personnel = "bkpsdm-63.72";
    public const string Handler = "bawaslu-63.01";

    public ServiceUnderTest<AgenciesDb> Service { get; private set; } = null!;

    public TaskService.TaskServiceClient Tasks { get; private set; } = null!;

    public ReferenceService.ReferenceServiceClient Reference { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(), "2024-10-14T09:00+08:00x1");
        Tasks = new TaskService.TaskServiceClient(Service.Channel);
        Reference = new ReferenceService.ReferenceServiceClient(Service.Channel);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    public Metadata As(string office) => Service.As(office);

    /// <summary>An act in Tanah Laut by someone employed in Banjarbaru.</summary>
    internal static CaseSnapshot Act(string kind = "REPORT") => Given.Case("63.01", kind, persons: Given.Person(employer: "setda-63.72"));

    /// <summary>Lets the service hear of a raised case, and gives the task of a step.</summary>
    internal async Task<TaskMessage> OpenAsync(string step = "identify-person", CaseSnapshot? file = null)
    {
        file ??= Act();
        await Service.TellAsync(new CaseRaised(file));
        return (await OfCaseAsync(file.CaseId)).Single(task => task.Step == step);
    }

    /// <summary>All tasks of a case, as the handling office sees them.</summary>
    public async Task<IReadOnlyList<TaskMessage>> OfCaseAsync(Guid caseId, string office = Handler) =>
        (await Tasks.ListTasksAsync(new ListTasksRequest { CaseId = caseId.ToString(), PageSize = 1000 }, As(office))).Tasks;

    public async Task<TaskMessage> GetAsync(string taskId, string office = Handler) =>
        (await Tasks.GetTaskAsync(new GetTaskRequest { TaskId = taskId }, As(office))).Task;

    /// <summary>What was announced of a case, once there is as much as expected.</summary>
    public Task<List<ITaskEvent>> HeardAsync(Guid caseId, int count) => Eventually.Be(
        () => Task.FromResult(Service.Heard.Values.OfType<ITaskEvent>().Where(fact => fact.Task.CaseId == caseId).ToList()),
        facts => facts.Count >= count);

    public static string NewId() => Guid.NewGuid().ToString();
}
