using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Benchmarks.Streams;

/// <summary>Many open WatchTasks streams, read as bytes so that the client leaves the machine to the service.</summary>
/// <remarks>A live stream brings the changes of its office in order: the n-th change that comes is the n-th that was made.</remarks>
internal sealed class StreamCrowd : IAsyncDisposable
{
    private const int StreamsPerConnection = 100;

    // A task is longer than this in bytes, a bookmark or the end of a snapshot is shorter.
    private const int TaskBytesMin = 200;

    private static readonly Method<WatchTasksRequest, MessageSize> Watch = new(
        MethodType.ServerStreaming, "netralitas.agencies.v1.TaskService", "WatchTasks",
        Marshallers.Create((request, context) => Write(request, context), _ => new WatchTasksRequest()),
        Marshallers.Create<MessageSize>((_, _) => throw new NotSupportedException(), context => new MessageSize(context.PayloadLength)));

    private readonly BenchNetwork _network;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _reading = [];
    private readonly List<TimeSpan> _times = [];
    private GrpcChannel? _channel;
    private int _open;

    public StreamCrowd(BenchNetwork network) => _network = network;

    /// <summary>Streams that got the whole snapshot and wait for changes.</summary>
    public int Live => Volatile.Read(ref _open);

    /// <summary>How long each change took to each of its streams, since the last call.</summary>
    public IReadOnlyList<TimeSpan> TakeTimes()
    {
        lock (_times)
        {
            List<TimeSpan> taken = [.. _times];
            _times.Clear();
            return taken;
        }
    }

    /// <summary>Opens a stream of an office on its own inbox.</summary>
    /// <param name="officeId">The office.</param>
    /// <param name="changes">The changes of its tasks, to be made later.</param>
    public void Open(string officeId, OfficeChanges changes)
    {
        if (_reading.Count % StreamsPerConnection == 0)
        {
            _channel = _network.Connect(Network.Agencies);
        }

        var channel = _channel!;
        _reading.Add(Task.Run(async () =>
        {
            while (!await ReadAsync(channel, officeId, changes))
            {
                // Too many came at once: again, as any client would.
            }
        }));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_reading);
        _end.Dispose();
    }

    /// <returns>False when the service had no time to open it.</returns>
    private async Task<bool> ReadAsync(GrpcChannel channel, string officeId, OfficeChanges changes)
    {
        var request = new WatchTasksRequest { OfficeId = officeId };
        var live = false;
        using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(Watch, null, _network.Streaming(officeId, _end.Token), request);
        try
        {
            // The snapshot, its end, and the bookmark that says that the stream is live now.
            for (var small = 0; small < 2 && await call.ResponseStream.MoveNext(_end.Token);)
            {
                small += call.ResponseStream.Current.Bytes < TaskBytesMin ? 1 : 0;
            }

            live = true;
            Interlocked.Increment(ref _open);
            for (var number = changes.Made; await call.ResponseStream.MoveNext(_end.Token);)
            {
                if (call.ResponseStream.Current.Bytes >= TaskBytesMin)
                {
                    Note(TimeProvider.System.GetElapsedTime(changes.DueOf(number++)));
                }
            }
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable && !live && !_end.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception e) when (_end.IsCancellationRequested && e is RpcException or OperationCanceledException)
        {
            // Disposed.
        }

        return true;
    }

    private sealed record MessageSize(int Bytes);

    private void Note(TimeSpan time)
    {
        lock (_times)
        {
            _times.Add(time);
        }
    }

    private static void Write(WatchTasksRequest request, SerializationContext context)
    {
        context.SetPayloadLength(request.CalculateSize());
        Google.Protobuf.MessageExtensions.WriteTo(request, context.GetBufferWriter());
        context.Complete();
    }
}
