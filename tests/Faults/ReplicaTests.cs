using System.Diagnostics;
using Grpc.Core;
using Grpc.Health.V1;
using Netralitas.Cli.Local;
using Netralitas.Cli.Up;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Clients;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using static Grpc.Health.V1.Health;
using Status = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Faults;

/// <summary>Two processes of each service: one freezes, wakes up or is stopped under load, and nobody notices.</summary>
public sealed class ReplicaTests(ReplicaTests.TwoOfEach two, ITestOutputHelper output) : IClassFixture<ReplicaTests.TwoOfEach>
{
    private const int Callers = 8;
    private const int CasesOfCaller = 6;

    /// <summary>When the network began to live: over, but not for so long that more than the mark is due.</summary>
    private const string Begin = "2024-10-14T01:00:00Z";

    private static readonly TimeSpan TakenOverWithin = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan StartsWithin = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopsWithin = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CallLimit = TimeSpan.FromSeconds(15);

    private readonly ClusterWorld _world = two.World;
    private readonly Ledger _ledger = new(two.World.Network);

    [Fact]
    public async Task What_a_frozen_replica_held_is_taken_over_and_it_does_no_harm_when_it_wakes_up()
    {
        await RaiseAsync();
        // With the broker frozen, both relays hold what they have claimed.
        _world.Network.Rabbit!.Pause();
        await RaiseAsync();
        await Eventually.Be(async () =>
        {
            _world.Resume("cases", replica: 1);
            await Eventually.Be(LeasesAsync, leases => leases == 2);
            _world.Pause("cases", replica: 1);
            return await LeasesAsync();
        }, leases => leases == 2);
        _world.Pause("agencies", replica: 1);
        _world.Pause("notifications", replica: 1);
        _world.Network.Rabbit!.Resume();

        var watch = Stopwatch.StartNew();
        await HoldsAsync();
        output.WriteLine($"taken over within {watch.Elapsed.TotalSeconds:0.0} s");
        watch.Elapsed.ShouldBeLessThan(TakenOverWithin);

        foreach (var service in LocalNetwork.ServiceNames)
        {
            _world.Resume(service, replica: 1);
        }

        await _world.Network.ReadyAsync(TestContext.Current.CancellationToken);
        await RaiseAsync();
        await HoldsAsync();
    }

    [Fact]
    public async Task Two_clocks_that_wake_up_over_the_same_overdue_tasks_mark_each_once()
    {
        var raised = await RaiseAsync();
        await HoldsAsync();
        var ids = string.Join(',', raised.Select(one => $"'{one.CaseId}'"));
        Array.ForEach([0, 1], replica => _world.Pause("agencies", replica));
        await _ledger.CountAsync("agencies", $"WITH late AS (UPDATE task SET due_time = '{Begin}', last_rung = 'remind', next_rung = 'due', next_rung_time = '{Begin}' WHERE case_id IN ({ids}) RETURNING 1) SELECT count(*) FROM late");
        Array.ForEach([0, 1], replica => _world.Resume("agencies", replica));

        var tasks = raised.SelectMany(one => one.Situation.Tasks.Select(task => (task.Office, one.Situation.Handler))).ToList();
        await Eventually.Be(() => _ledger.CountAsync("agencies", "SELECT count(*) FROM task WHERE overdue_time IS NOT NULL"), marked => marked >= tasks.Count);
        two.Marks += tasks.Count;
        // The office that must do it, and the one that waits for it.
        two.MarksTold += tasks.Sum(task => task.Office == task.Handler ? 1 : 2);

        await HoldsAsync();
        (await _ledger.CountAsync("agencies", $"SELECT count(*) FROM task WHERE case_id IN ({ids}) AND version = 2 AND last_rung = 'due'")).ShouldBe(tasks.Count);
        (await _ledger.CountAsync("agencies", "SELECT count(*) FROM rung")).ShouldBe(two.Marks);
        (await _ledger.CountAsync("notifications", "SELECT count(*) FROM notification WHERE kind = 'TaskOverdue'")).ShouldBe(two.MarksTold);
    }

    [Fact]
    public async Task A_replica_that_is_told_to_stop_under_load_fails_no_call_and_loses_nothing()
    {
        foreach (var service in LocalNetwork.ServiceNames)
        {
            using var process = await AsOursAsync(_world.Network.ProcessOf(service, replica: 1)!);
            try
            {
                await StopUnderLoadAsync(service, process);
            }
            finally
            {
                process.Kill();
                await _world.RestartAsync();
            }
        }

        await HoldsAsync();
    }

    private async Task StopUnderLoadAsync(string service, Process process)
    {
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse(_world.Network.AddressOf(service, replica: 1)));
        var health = new HealthClient(channel);
        await Eventually.Be(() => StatusAsync(health), status => status == Status.Serving, StartsWithin);
        using var watch = health.Watch(new HealthCheckRequest(), cancellationToken: TestContext.Current.CancellationToken);
        var stopping = new Stopwatch();
        await RaiseAsync(() =>
        {
            stopping.Start();
            Process.Start("kill", ["-TERM", $"{process.Id}"]).Dispose();
        });

        // Under load it may have called itself not ready before; what it says last counts, and that the stream ends well.
        var last = Status.Unknown;
        while (await watch.ResponseStream.MoveNext(TestContext.Current.CancellationToken))
        {
            last = watch.ResponseStream.Current.Status;
        }

        last.ShouldBe(Status.NotServing);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        output.WriteLine($"{service} stopped within {stopping.Elapsed.TotalSeconds:0.0} s");
        (stopping.Elapsed < StopsWithin, process.ExitCode).ShouldBe((true, 0), service);
    }

    private static async Task<Status> StatusAsync(HealthClient health)
    {
        try
        {
            return (await health.CheckAsync(new HealthCheckRequest(), deadline: DateTime.UtcNow.AddSeconds(5))).Status;
        }
        catch (RpcException)
        {
            return Status.Unknown;
        }
    }

    /// <summary>Stops a process and starts the same again as a child of ours, who alone learn its exit code.</summary>
    private static async Task<Process> AsOursAsync(ServiceProcess process)
    {
        var command = (await File.ReadAllTextAsync($"/proc/{process.Pid}/cmdline")).Split('\0', StringSplitOptions.RemoveEmptyEntries);
        (await process.StopAsync(StopsWithin)).ShouldBeTrue();
        return Process.Start(command[0], command[1..]);
    }

    /// <summary>How many relays of Cases hold facts.</summary>
    private Task<long> LeasesAsync() => _ledger.CountAsync("cases", "SELECT count(DISTINCT lease) FROM outbox WHERE lease IS NOT NULL");

    private async Task HoldsAsync()
    {
        await Expectation.HoldsAsync(_world, two.Accepted);
        await _ledger.HoldsAsync([.. two.Accepted.Select(one => one.Situation)], two.Marks, two.MarksTold);
    }

    /// <summary>Raises cases from several callers at once, without ever asking again; lists tasks and notices between; does something in the middle.</summary>
    private async Task<IReadOnlyList<(Situation Situation, string CaseId)>> RaiseAsync(Action? inTheMiddle = null)
    {
        var done = 0;
        var raised = await Task.WhenAll(Enumerable.Range(0, Callers).Select(async caller =>
        {
            var mine = new List<(Situation, string)>();
            for (var i = 0; i < CasesOfCaller; i++)
            {
                var situation = Situation.All[(caller + i) % Situation.All.Count];
                var office = _world.As(situation.RaisedBy);
                mine.Add((situation, (await _world.Cases.RaiseCaseAsync(situation.NewRequest(), office, DateTime.UtcNow + CallLimit)).Case.Id));
                if (Interlocked.Increment(ref done) == Callers * CasesOfCaller / 2)
                {
                    inTheMiddle?.Invoke();
                }

                await _world.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1 }, office, DateTime.UtcNow + CallLimit);
                await _world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1 }, office, DateTime.UtcNow + CallLimit);
            }

            return mine;
        }));
        two.Accepted.AddRange(raised.SelectMany(mine => mine));
        return [.. raised.SelectMany(mine => mine)];
    }

    /// <summary>A network with two processes of each service, and all that it has accepted.</summary>
    public sealed class TwoOfEach : IAsyncLifetime
    {
        public ClusterWorld World { get; } = new() { Replicas = 2 };

        public List<(Situation Situation, string CaseId)> Accepted { get; } = [];

        /// <summary>Tasks marked overdue so far.</summary>
        public int Marks { get; set; }

        /// <summary>Notices that the marks made.</summary>
        public int MarksTold { get; set; }

        public ValueTask InitializeAsync() => World.InitializeAsync();

        public ValueTask DisposeAsync() => World.DisposeAsync();
    }
}
