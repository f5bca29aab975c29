using Netralitas.Cli.Up;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Faults.Chaos;

/// <summary>Carries out a schedule: several processes may be down at once, each recovers by itself.</summary>
/// <param name="network">The network.</param>
/// <param name="clock">By which Agencies go.</param>
/// <param name="tell">Hears what happens.</param>
internal sealed class Blows(LocalNetwork network, HurriedClock clock, Action<string> tell)
{
    // The broker's client closes a connection twice when heartbeats end as the connection breaks: rabbitmq-dotnet-client issue 1884.
    private const string ClientsFault = "HeartbeatReadTimerCallback";
    private const int LastLines = 30;
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly HashSet<string> _struck = [];
    private readonly List<Task> _recoveries = [];

    /// <summary>How many processes were killed so far.</summary>
    public int Kills { get; private set; }

    /// <summary>Strikes until the end is reached, then waits until everything has recovered.</summary>
    public async Task RunAsync(IEnumerable<Blow> schedule, Func<bool> isOver)
    {
        foreach (var blow in schedule)
        {
            if (isOver())
            {
                break;
            }

            await PauseAsync(blow.Pause);
            Strike(blow);
        }

        await Task.WhenAll(_recoveries);
    }

    private void Strike(Blow blow)
    {
        var process = $"{blow.Target}-{(blow.Target is Blow.Broker or Blow.Database ? 0 : blow.Replica)}";
        lock (_struck)
        {
            if (!_struck.Add(process))
            {
                return;
            }
        }

        tell(blow.ToString());
        Kills += blow.Harm == Harm.Kill ? 1 : 0;
        _recoveries.Add(StrikeAsync(blow, process));
    }

    private async Task StrikeAsync(Blow blow, string process)
    {
        await SuperviseAsync(blow, process);
        if (blow.Harm != Harm.Freeze)
        {
            await EndAsync(blow);
            await PauseAsync(blow.Length);
            await StartAsync(blow);
        }
        else
        {
            Freeze(blow, frozen: true);
            await PauseAsync(blow.Length);
            Freeze(blow, frozen: false);
        }

        lock (_struck)
        {
            _struck.Remove(process);
        }
    }

    /// <summary>Does what a supervisor does: a process that ended by itself is started again. One fault alone is known to end one, and may.</summary>
    private async Task SuperviseAsync(Blow blow, string process)
    {
        if (blow.Target is Blow.Broker or Blow.Database || network.ProcessOf(blow.Target, blow.Replica) is not null)
        {
            return;
        }

        string.Join('\n', File.ReadLines(network.LogOf(blow.Target, blow.Replica)).TakeLast(LastLines))
            .ShouldContain(ClientsFault, customMessage: $"{process} ended by itself");
        tell($"{process} had ended by itself in the client of the broker, and is started again");
        await StartAsync(blow);
    }

    private async Task EndAsync(Blow blow)
    {
        if (blow.Harm == Harm.Stop)
        {
            (await network.ProcessOf(blow.Target, blow.Replica)!.StopAsync(StopLimit)).ShouldBeTrue($"{blow.Target}-{blow.Replica} did not stop within {StopLimit.TotalSeconds} s");
            return;
        }

        switch (blow.Target)
        {
            case Blow.Broker: network.Rabbit!.Kill(); break;
            case Blow.Database: network.Postgres!.Kill(); break;
            default: network.ProcessOf(blow.Target, blow.Replica)!.Kill(); break;
        }
    }

    private async Task StartAsync(Blow blow)
    {
        switch (blow.Target)
        {
            case Blow.Broker: await network.StartRabbitAsync(_ => { }, CancellationToken.None); break;
            case Blow.Database: await network.StartPostgresAsync(_ => { }, CancellationToken.None); break;
            default:
                // The network gives a service the address of a database that runs.
                await Eventually.Be(() => Task.FromResult(network.Postgres), database => database is not null);
                await (blow.Target == Network.Agencies ? clock.Network : network).StartServiceAsync(blow.Target, blow.Replica, _ => { }, CancellationToken.None);
                break;
        }
    }

    private void Freeze(Blow blow, bool frozen)
    {
        (Action Freeze, Action Thaw) signals = blow.Target switch
        {
            Blow.Broker => (network.Rabbit!.Pause, network.Rabbit!.Resume),
            Blow.Database => (network.Postgres!.Pause, network.Postgres!.Resume),
            _ => (network.ProcessOf(blow.Target, blow.Replica)!.Pause, network.ProcessOf(blow.Target, blow.Replica)!.Resume),
        };
        (frozen ? signals.Freeze : signals.Thaw)();
    }

    private static async Task PauseAsync(TimeSpan length)
    {
        using var timer = new PeriodicTimer(length);
        await timer.WaitForNextTickAsync();
    }
}
