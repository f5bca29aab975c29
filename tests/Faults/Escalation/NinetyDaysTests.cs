using System.Diagnostics;
using Netralitas.Cli.Up;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using NodaTime;
using Npgsql;

namespace Netralitas.Faults.Escalation;

/// <summary>Ninety days in which nobody does anything, while the process that presses them is killed again and again, and is down for days.</summary>
[Collection<Alone>]
public sealed class NinetyDaysTests(ITestOutputHelper output)
{
    private const string SeedVariable = "NETRALITAS_SEED";
    private const int Callers = 8;
    private const int Lives = 6;
    private const int LegalRate = 1000;
    private const int RestMsMax = 2_500;
    private const int HoursApart = 6;
    private static readonly Duration Span = Duration.FromDays(90);
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan SettleLimit = TimeSpan.FromMinutes(4);

    [Fact]
    public Task Every_rung_of_two_thousand_tasks_fires_once_in_order_and_never_early() => HoldsAsync(2_000);

    [Fact]
    [Trait("Category", "Long")]
    public Task Every_rung_of_ten_thousand_tasks_fires_once_in_order_and_never_early() => HoldsAsync(10_000);

    private async Task HoldsAsync(int least)
    {
        // Given, to see the same schedule again, or new.
        var seed = int.TryParse(Environment.GetEnvironmentVariable(SeedVariable), out var given) ? given : Random.Shared.Next();
        output.WriteLine($"{SeedVariable}={seed} gives the same schedule");
        var random = new Random(seed);
        await using var world = new ClusterWorld();
        await world.InitializeAsync();
        var ledger = new Ledger(world.Network);
        var watch = Stopwatch.StartNew();
        await RaiseAsync(world, least);
        await Eventually.Be(() => ledger.CountAsync("agencies", "SELECT count(*) FROM task"), count => count >= least, SettleLimit);
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0} s: tasks are open");

        var begin = LegalClockSetting.Parse(World.Clock, default).Start;
        foreach (var legal in Starts(random).Select(hours => begin + Duration.FromHours(hours)))
        {
            world.Kill("agencies");
            var before = await ledger.CountAsync("agencies", "SELECT count(*) FROM rung");
            var isDue = await ledger.CountAsync("agencies", $"SELECT count(*) FROM task WHERE next_rung_time <= '{legal}'") > 0;
            await LiveAsync(world, legal);
            // Killed while it fires, with more or less of it done, or while it starts and has nothing to fire.
            await Eventually.Be(() => ledger.CountAsync("agencies", "SELECT count(*) FROM rung"), count => count > before || !isDue, SettleLimit, AskEvery);
            using var rest = new PeriodicTimer(TimeSpan.FromMilliseconds(1 + random.Next(RestMsMax)));
            await rest.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        world.Kill("agencies");
        await LiveAsync(world, begin + Span);
        await Eventually.Be(() => ledger.CountAsync("agencies", $"SELECT count(*) FROM task WHERE next_rung_time <= '{begin + Span}'"), count => count == 0, SettleLimit);
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0} s: everything has fired");
        var tasks = await ReadAsync(world.Network);
        output.WriteLine($"{tasks.Count} tasks, {tasks.Sum(task => task.Fired.Count)} rungs fired in {Lives} lives; {string.Join(", ", tasks.GroupBy(task => task.Ladder).Select(one => $"{one.Count()} {one.Key}"))}");
        Violations(tasks, begin + Span).ShouldBeEmpty();
        await ToldAsync(ledger, tasks);
        output.WriteLine($"{watch.Elapsed.TotalSeconds:0} s: and is told");
    }

    /// <summary>The legal hours at which it is started again, hours apart: half of them in the days in which most falls due.</summary>
    private static IEnumerable<int> Starts(Random random) => Enumerable.Range(0, Lives)
        .Select(life => HoursApart * (life % 2 == 0 ? random.Next(1, 14 * 24 / HoursApart) : random.Next(14 * 24 / HoursApart, 85 * 24 / HoursApart))).Distinct().Order();

    private static Task RaiseAsync(ClusterWorld world, int least)
    {
        var opened = 0;
        return Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            for (var i = caller; Volatile.Read(ref opened) < least; i++)
            {
                var situation = Situation.All[i % Situation.All.Count];
                Interlocked.Add(ref opened, situation.Tasks.Count);
                await world.Cases.RaiseCaseAsync(situation.NewRequest(), world.As(situation.RaisedBy));
            }
        }));
    }

    /// <summary>Starts Agencies anew, at a legal instant of its own.</summary>
    private static Task LiveAsync(ClusterWorld world, Instant legal)
    {
        var clock = new LegalClockSetting(legal, LegalRate, SystemClock.Instance.GetCurrentInstant());
        return LocalNetwork.Open(world.Network.Folder.Path, portBase: null, clock: null, settings: [$"--LegalClock={clock}"])
            .StartServiceAsync("agencies", replica: 0, _ => { }, CancellationToken.None);
    }

    private static async Task<IReadOnlyList<Pressed>> ReadAsync(LocalNetwork network)
    {
        await using var source = NpgsqlDataSource.Create(network.Postgres!.ConnectionString("agencies"));
        var fired = new Dictionary<Guid, List<(string Rung, Instant Time, Instant At)>>();
        await using (var rungs = await source.CreateCommand("SELECT task_id, rung, time, fire_time FROM rung WHERE round = 0").ExecuteReaderAsync())
        {
            while (await rungs.ReadAsync())
            {
                fired.TryAdd(rungs.GetGuid(0), []);
                fired[rungs.GetGuid(0)].Add((rungs.GetString(1), Instant.FromDateTimeUtc(rungs.GetDateTime(2)), Instant.FromDateTimeUtc(rungs.GetDateTime(3))));
            }
        }

        var tasks = new List<Pressed>();
        await using var rows = await source.CreateCommand(
            "SELECT id, ladder, office_id, handling_office_id, start_time, due_time, rung_round, state, escalation_level, supervised_task_id FROM task").ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            tasks.Add(new Pressed(
                rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetString(3), Instant.FromDateTimeUtc(rows.GetDateTime(4)), Instant.FromDateTimeUtc(rows.GetDateTime(5)),
                rows.GetInt32(6) == 0 && rows.GetString(7) == "Open", rows.GetInt32(8), rows.GetGuid(9), fired.GetValueOrDefault(rows.GetGuid(0), [])));
        }

        return tasks;
    }

    /// <summary>What is not as the file of ladders says.</summary>
    private static IReadOnlyList<string> Violations(IReadOnlyList<Pressed> tasks, Instant end)
    {
        var plan = ReferenceBook.Load(ReferenceBook.DefaultFolder).Ladders.All[0];
        var supervised = tasks.Select(task => task.SupervisedTaskId).ToHashSet();
        var wrong = new List<string>();
        foreach (var task in tasks)
        {
            var expected = plan.Ladder(task.Ladder)!.Rungs.Select(rung => (rung.Id, rung.Kind, Time: task.Due + Duration.FromHours(rung.Hours)))
                .Where(rung => (rung.Kind != RungKind.Remind || rung.Time > task.Start) && rung.Time <= end).Select(rung => (rung.Id, rung.Time)).ToList();
            if (!task.Untouched || !expected.SequenceEqual(task.Fired.OrderBy(one => one.Time).Select(one => (one.Rung, one.Time))))
            {
                wrong.Add($"{task.Id} on {task.Ladder}: {string.Join(' ', task.Fired)} instead of {string.Join(' ', expected)}");
            }

            if (task.Fired.Exists(one => one.At < one.Time) || !task.Fired.OrderBy(one => one.Time).Select(one => one.At).SequenceEqual(task.Fired.Select(one => one.At).Order()))
            {
                wrong.Add($"{task.Id}: early or out of order: {string.Join(' ', task.Fired)}");
            }
        }

        // Whoever has an office above and was late for long enough is supervised.
        wrong.AddRange(tasks.Where(task => task.Ladder == "default" && task.OfficeId.Contains('.', StringComparison.Ordinal) && !supervised.Contains(task.Id)).Select(task => $"{task.Id}: nobody supervises it"));
        return wrong;
    }

    /// <summary>Every consumer has each fact once.</summary>
    private static async Task ToldAsync(Ledger ledger, IReadOnlyList<Pressed> tasks)
    {
        await ledger.SettledAsync();
        var marks = tasks.Where(task => task.Has("due")).ToList();
        var escalations = tasks.Sum(task => task.Level);
        // Of what was due already when the process came back nobody is reminded.
        await HasAsync("notifications", "notification WHERE kind = 'TaskReminded'", tasks.Sum(task => task.Fired.Count(one => one.At < task.Due)));
        await HasAsync("notifications", "notification WHERE kind = 'TaskOverdue'", marks.Sum(task => task.OfficeId == task.HandlingOfficeId ? 1 : 2));
        await HasAsync("notifications", "notification WHERE kind = 'TaskEscalatedToHead'", tasks.Count(task => task.Has("head")));
        await HasAsync("cases", "case_event WHERE type = 'TASK_OPENED'", tasks.Count);
        await HasAsync("cases", "case_event WHERE type = 'TASK_OVERDUE'", marks.Count);
        await HasAsync("cases", "case_event WHERE type = 'TASK_ESCALATED'", escalations);
        await HasAsync("cases", "(SELECT DISTINCT task_id, task_version FROM case_event WHERE type = 'TASK_ESCALATED') told", escalations);
        foreach (var service in Network.Subscriptions.Keys)
        {
            (await ledger.CountAsync(service, "SELECT count(*) FROM parked")).ShouldBe(0, service);
        }

        async Task HasAsync(string service, string what, int expected)
        {
            await Eventually.Be(() => ledger.CountAsync(service, $"SELECT count(*) FROM {what}"), count => count >= expected, SettleLimit);
            (await ledger.CountAsync(service, $"SELECT count(*) FROM {what}")).ShouldBe(expected, what);
        }
    }

    private sealed record Pressed(
        Guid Id, string Ladder, string OfficeId, string HandlingOfficeId, Instant Start, Instant Due, bool Untouched, int Level, Guid SupervisedTaskId, List<(string Rung, Instant Time, Instant At)> Fired)
    {
        public bool Has(string rung) => Fired.Exists(one => one.Rung == rung);
    }
}
