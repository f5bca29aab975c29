using System.Collections.Concurrent;
using Grpc.Core;
using Netralitas.Cli.Watching;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Faults.Checking;
using Netralitas.Support.Worlds;
using ContractsCase = Netralitas.Contracts.Cases.V1.Case;
using ContractsTask = Netralitas.Contracts.Agencies.V1.Task;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Faults.Chaos;

/// <summary>Agency systems that keep a copy by a stream, lose their connection at random and go on with their last token.</summary>
internal sealed class StreamClients(World world, History history, Random chance)
{
    private const int ConnectedMsMin = 300;
    private const int ConnectedMsMax = 12_000;

    private readonly ConcurrentDictionary<string, Metadata> _callers = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _given = new(StringComparer.Ordinal);
    private volatile bool _steady;

    /// <summary>Tasks as they open, each once: work for the callers.</summary>
    public ConcurrentQueue<ContractsTask> Opened { get; } = new();

    /// <summary>Lets every connection last from now on.</summary>
    public void Steady() => _steady = true;

    /// <summary>Starts a client; it keeps its copy until cancelled.</summary>
    /// <param name="kind">What it watches.</param>
    /// <param name="office">Who watches.</param>
    /// <param name="feedsCallers">Whether it puts the tasks that it sees opened into <see cref="Opened"/>.</param>
    /// <param name="stop">Ends it.</param>
    public Task StartAsync(Kind kind, string office, bool feedsCallers, CancellationToken stop)
    {
        var watcher = history.Watch(kind, office);
        return kind switch
        {
            Kind.Case => ReadAsync<WatchCasesResponse, ContractsCase>(
                watcher, token => world.Cases.WatchCases(new WatchCasesRequest { ResumeToken = token }, As(office)), file => file.Etag, stop),
            Kind.Notice => ReadAsync<WatchNotificationsResponse, Notification>(
                watcher, token => world.Notifications.WatchNotifications(new WatchNotificationsRequest { ResumeToken = token }, As(office)), notice => notice.Etag, stop),
            _ => ReadAsync<WatchTasksResponse, ContractsTask>(
                watcher, token => world.Tasks.WatchTasks(new WatchTasksRequest { ResumeToken = token }, As(office)), task => task.Etag, stop,
                task =>
                {
                    // It is shown again as it is when its case gets a number or comes to be late.
                    if (feedsCallers && task.Etag == "1" && task.OfficeId == office && _given.TryAdd(task.Id, true))
                    {
                        Opened.Enqueue(task);
                    }
                }),
        };
    }

    private async Task ReadAsync<TMessage, TResource>(
        Watcher watcher, Func<string, AsyncServerStreamingCall<TMessage>> open, Func<TResource, string> etag, CancellationToken stop, Action<TResource>? seen = null)
        where TMessage : class, IStreamMessage<TResource>
        where TResource : class, IResource
    {
        try
        {
            await foreach (var message in new ResumingStream<TMessage, TResource>(open).ReadAsync(NextBreak, stop))
            {
                watcher.Heard(message switch
                {
                    { Resource: { } resource } => new Message(Said.Stands, resource.Id, long.Parse(etag(resource))),
                    { SnapshotEnd: not null } => new Message(Said.SnapshotEnd),
                    { Bookmark: not null } => new Message(Said.Nothing),
                    _ => new Message(Said.Removed, message.RemovedId),
                });
                if (message.Resource is { } shown)
                {
                    seen?.Invoke(shown);
                }
            }
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.OutOfRange)
        {
            watcher.Heard(new Message(Said.Refused));
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The run is over.
        }
    }

    /// <summary>Breaks the next connection off after a while.</summary>
    private CancellationToken NextBreak()
    {
        if (_steady)
        {
            return CancellationToken.None;
        }

        lock (chance)
        {
            return new CancellationTokenSource(chance.Next(ConnectedMsMin, ConnectedMsMax)).Token;
        }
    }

    private Metadata As(string office) => _callers.GetOrAdd(office, id => world.As(id));
}
