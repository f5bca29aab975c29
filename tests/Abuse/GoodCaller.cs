using System.Collections.Concurrent;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Abuse;

/// <summary>An agency system that goes about its work while others strike: every call of it must be answered.</summary>
/// <remarks>Its client is the one that the product has for everybody: it repeats what found storage busy, and nothing else.</remarks>
internal sealed class GoodCaller(World world)
{
    private const int CallsOfRound = 6;
    private static readonly Situation Situation = Situation.All[^1];
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Its office; no striker has its token.</summary>
    public static string Office => Situation.Handler;

    /// <summary>Calls that were answered as they should be.</summary>
    public int Answered { get; private set; }

    /// <summary>What it was refused; must stay empty.</summary>
    public ConcurrentQueue<string> Refused { get; } = new();

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
        var office = world.As(Office);
        var id = (await world.Cases.RaiseCaseAsync(Situation.NewRequest(), office)).Case.Id;
        (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }, office)).Case.Id.ShouldBe(id);
        (await world.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1 }, office)).Cases.ShouldNotBeEmpty();
        await world.Tasks.ListTasksAsync(new ListTasksRequest { CaseId = id }, office);
        await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1 }, office);
        using var watch = world.Cases.WatchCases(new WatchCasesRequest { CaseId = id }, office);
        (await watch.ReadUntilAsync(message => message.SnapshotEnd is not null)).ShouldContain(message => message.Case != null && message.Case.Id == id);
        Answered += CallsOfRound;
    }
}
