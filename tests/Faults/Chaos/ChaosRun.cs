using System.Diagnostics;
using Netralitas.Faults.Checking;
using Netralitas.Support.Worlds;

namespace Netralitas.Faults.Chaos;

/// <summary>A run of a network under load and blows, and what the checker says of it afterwards.</summary>
/// <param name="world">The network.</param>
/// <param name="receivers">To whom it sends.</param>
/// <param name="settleLimit">How long everything may take to settle after the last blow; what is missing then is missing.</param>
/// <param name="tell">Hears what happens.</param>
internal sealed class ChaosRun(ClusterWorld world, Receivers receivers, TimeSpan settleLimit, Action<string> tell)
{
    private const int Callers = 32;
    private const int Streams = 300;
    private const int QuietCases = 20;
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan QuietLimit = TimeSpan.FromSeconds(10);
    private static readonly Kind[] Kinds = [Kind.Task, Kind.Case, Kind.Notice];

    private readonly History _history = new();

    /// <summary>Runs it.</summary>
    /// <param name="seed">What callers and clients do by chance.</param>
    /// <param name="schedule">The blows.</param>
    /// <param name="isOver">Whether the blows may end: time run and kills so far.</param>
    /// <returns>Every violation.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(int seed, IEnumerable<Blow> schedule, Func<TimeSpan, int, bool> isOver)
    {
        var clock = new HurriedClock(world);
        await clock.StartAsync();
        await receivers.ConnectAsync(world, _history);
        var clients = new StreamClients(world, _history, new Random(seed));
        using var stopStreams = new CancellationTokenSource();
        using var stopCallers = new CancellationTokenSource();
        var spells = receivers.RunAsync(seed, stopCallers.Token);
        var streams = Start(clients, stopStreams.Token);
        var load = new Load(world, _history, clients.Opened, new Random(seed));
        var callers = Enumerable.Range(0, Callers).Select(_ => load.RunAsync(stopCallers.Token)).ToList();

        var watch = Stopwatch.StartNew();
        var blows = new Blows(world.Network, clock, tell);
        await blows.RunAsync(schedule, () => isOver(watch.Elapsed, blows.Kills));
        await world.RestartAsync();
        await stopCallers.CancelAsync();
        await Task.WhenAll([spells, .. callers]);
        clients.Steady();
        var reader = new OutcomeReader(world.Network, await clock.SlowDownAsync());
        tell($"{watch.Elapsed.TotalSeconds:0} s: {blows.Kills} kills; {_history.Cases.Count} cases and {_history.Moves.Count} moves accepted");
        await SettledAsync(reader);
        tell($"{watch.Elapsed.TotalSeconds:0} s: all is settled");
        await QuietAsync(load);
        var outcome = await SettledAsync(reader);
        await stopStreams.CancelAsync();
        await Task.WhenAll(streams);
        tell($"{outcome.Tasks.Sum(task => task.Climb.Fired.Count)} rungs fired of {outcome.Tasks.Count} tasks; {_history.Arrivals.Count} messages came of {outcome.Deliveries.Count} deliveries");
        tell($"{_history.Watchers.Sum(watcher => watcher.Messages.Count)} messages on {_history.Watchers.Count} streams; in peace {string.Join(' ', _history.QuietDelays.Order().Select(delay => $"{delay.TotalMilliseconds:0}"))} ms");
        return Checker.Violations(_history, outcome);
    }

    private List<Task> Start(StreamClients clients, CancellationToken stop)
    {
        var offices = Situation.All.SelectMany(situation => situation.Tasks.Select(task => task.Office).Append(situation.Handler)).Distinct().Order(StringComparer.Ordinal).ToList();
        return
        [
            .. Enumerable.Range(0, Streams).Select(i => clients.StartAsync(
                Kinds[i / offices.Count % Kinds.Length], offices[i % offices.Count], feedsCallers: i < offices.Count, stop)),
        ];
    }

    /// <summary>Raises cases while nothing is broken, one after the other, and measures how soon the last of their tasks is seen.</summary>
    private async Task QuietAsync(Load load)
    {
        for (var i = 0; i < QuietCases; i++)
        {
            var situation = Situation.All[i % Situation.All.Count];
            var watcher = _history.Watchers.First(one => one.Kind == Kind.Task && one.Office == situation.Handler);
            var before = watcher.Messages.Count;
            var start = Stopwatch.GetTimestamp();
            _history.Accepted(new AcceptedCase(await load.RaiseAsync(situation), situation));
            using var timer = new PeriodicTimer(AskEvery);
            while (watcher.Messages.Skip(before).Count(message => message is { What: Said.Stands, Version: 1 }) < situation.Tasks.Count && Stopwatch.GetElapsedTime(start) < QuietLimit)
            {
                await timer.WaitForNextTickAsync();
            }

            _history.Quiet(Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>Waits until nothing waits any more and every stream has come to the end, or its time is over; what is missing then is missing.</summary>
    private async Task<Checking.Outcome> SettledAsync(OutcomeReader reader)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        while (true)
        {
            await timer.WaitForNextTickAsync();
            var outcome = await reader.ReadAsync();
            if (watch.Elapsed > settleLimit || Checker.Violations(_history, outcome).Count == 0)
            {
                return outcome;
            }
        }
    }
}
