using System.Collections.Concurrent;
using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Abuse;

/// <summary>An agency system that goes about its work while others strike: every call of it must be answered, the first time.</summary>
internal sealed class GoodCaller : IDisposable
{
    private static readonly Situation Situation = Situation.All[^1];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly World _world;
    private readonly List<GrpcChannel> _channels = [];
    private readonly CaseService.CaseServiceClient _cases;
    private readonly TaskService.TaskServiceClient _tasks;
    private readonly NotificationService.NotificationServiceClient _notices;

    public GoodCaller(World world, IReadOnlyDictionary<string, string> addresses)
    {
        _world = world;
        (_cases, _tasks, _notices) = (new(Open(Network.Cases)), new(Open(Network.Agencies)), new(Open(Network.Notifications)));

        GrpcChannel Open(string service)
        {
            _channels.Add(GrpcChannel.ForAddress(addresses[service]));
            return _channels[^1];
        }
    }

    /// <summary>Its office; no striker has its token.</summary>
    public static string Office => Situation.Handler;

    /// <summary>Calls that were answered as they should be.</summary>
    public int Answered { get; private set; }

    /// <summary>What it was refused; must stay empty.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

    public void Dispose() => _channels.ForEach(channel => channel.Dispose());

    /// <summary>Works until it is told to stop.</summary>
    public async Task WorkAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause);
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await RoundAsync();
            }
            catch (RpcException e)
            {
                Refused.Enqueue(e.Status.ToString());
            }

            await timer.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    /// <summary>One round of its work.</summary>
    public async Task RoundAsync()
    {
        var office = _world.As(Office);
        var id = (await _cases.RaiseCaseAsync(Situation.NewRequest(), office)).Case.Id;
        (await _cases.GetCaseAsync(new GetCaseRequest { CaseId = id }, office)).Case.Id.ShouldBe(id);
        (await _cases.ListCasesAsync(new ListCasesRequest { PageSize = 1 }, office)).Cases.ShouldNotBeEmpty();
        await _tasks.ListTasksAsync(new ListTasksRequest { CaseId = id }, office);
        await _notices.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1 }, office);
        using var watch = _cases.WatchCases(new WatchCasesRequest { CaseId = id }, office);
        (await watch.ResponseStream.MoveNext(CancellationToken.None)).ShouldBeTrue();
        watch.ResponseStream.Current.Case.Id.ShouldBe(id);
        Answered += 6;
    }
}
