using System.Collections.Concurrent;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Benchmarks.Latency;

/// <summary>A stream of the office above all that handle, which sees every task of their cases: notes when the last of a case came.</summary>
internal sealed class TaskWatch : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Case> _cases = new(StringComparer.Ordinal);
    private readonly AsyncServerStreamingCall<WatchTasksResponse> _stream;
    private readonly Task _reading;

    private TaskWatch(BenchNetwork network, CancellationToken cancel)
    {
        _stream = new TaskService.TaskServiceClient(network.Connect(Network.Agencies)).WatchTasks(new WatchTasksRequest(), network.Streaming(Situation.Handler(Situation.Place[..2]), cancel));
        _reading = ReadAsync(cancel);
    }

    /// <summary>Opens the stream, before there are cases.</summary>
    public static async Task<TaskWatch> OpenAsync(BenchNetwork network, CancellationToken cancel)
    {
        var watch = new TaskWatch(network, cancel);
        await watch._stream.ResponseHeadersAsync;
        return watch;
    }

    /// <summary>The timestamp at which the last task of a case was seen.</summary>
    public Task<long> LastTaskOf(string caseId) => Of(caseId).Complete.Task;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _stream.Dispose();
        await _reading;
    }

    private async Task ReadAsync(CancellationToken cancel)
    {
        try
        {
            await foreach (var message in _stream.ResponseStream.ReadAllAsync(cancel))
            {
                if (message.Task is { } task)
                {
                    Of(task.CaseId).Add();
                }
            }
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Cancelled)
        {
            // Disposed.
        }
    }

    private Case Of(string caseId) => _cases.GetOrAdd(caseId, _ => new Case());

    private sealed class Case
    {
        private int _tasks;

        public TaskCompletionSource<long> Complete { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Add()
        {
            if (++_tasks == Situation.TaskCount)
            {
                Complete.SetResult(TimeProvider.System.GetTimestamp());
            }
        }
    }
}
