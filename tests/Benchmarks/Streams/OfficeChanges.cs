using Netralitas.Contracts.Agencies.V1;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Benchmarks.Streams;

/// <summary>Makes one change after another to the tasks of an office: each is acknowledged, started and completed.</summary>
internal sealed class OfficeChanges(BenchNetwork network, TaskService.TaskServiceClient client, string officeId) : IDisposable
{
    /// <summary>Changes that a task has in it.</summary>
    public const int PerTask = 3;

    private const int ChangesMax = 10_000;

    private readonly long[] _due = new long[ChangesMax];
    private readonly SemaphoreSlim _turn = new(1);
    private List<string> _tasks = [];
    private int _made;

    /// <summary>How many were made.</summary>
    public int Made => Volatile.Read(ref _made);

    /// <summary>The timestamp at which a change was due, counted from 0.</summary>
    public long DueOf(int number) => Volatile.Read(ref _due[number]);

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    /// <summary>Learns which tasks there are.</summary>
    public async Task LoadAsync(CancellationToken cancel)
    {
        var request = new ListTasksRequest { OfficeId = officeId, State = TaskState.Open, PageSize = 1000 };
        _tasks = [.. (await client.ListTasksAsync(request, network.As(officeId, cancel))).Tasks.Select(task => task.Id)];
    }

    /// <summary>Makes the next change.</summary>
    /// <param name="due">The timestamp at which it was due.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task NextAsync(long due, CancellationToken cancel)
    {
        await _turn.WaitAsync(cancel);
        try
        {
            var number = _made;
            var (task, options, request) = (_tasks[number / PerTask], network.As(officeId, cancel), Guid.NewGuid().ToString());
            Volatile.Write(ref _due[number], due);
            Volatile.Write(ref _made, number + 1);
            _ = (number % PerTask) switch
            {
                0 => (object)await client.AcknowledgeTaskAsync(new AcknowledgeTaskRequest { TaskId = task, RequestId = request }, options),
                1 => await client.StartTaskAsync(new StartTaskRequest { TaskId = task, RequestId = request }, options),
                _ => await client.CompleteTaskAsync(new CompleteTaskRequest { TaskId = task, RequestId = request, DocumentNumber = "1/KPU" }, options),
            };
        }
        finally
        {
            _turn.Release();
        }
    }
}
