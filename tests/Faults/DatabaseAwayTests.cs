using System.Diagnostics;
using Grpc.Core;
using Netralitas.Cli.Up;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Faults;

/// <summary>The database is away, dead or frozen: calls say so in time, nothing grows, and work resumes by itself.</summary>
[Collection<Alone>]
public sealed class DatabaseAwayTests(ClusterWorld world, ITestOutputHelper output) : IClassFixture<ClusterWorld>
{
    private const int Callers = 8;
    // More than have a turn at storage: those who wait for one are told in time as well.
    private const int ManyCallers = 24;
    private const int PaceMs = 50;
    private const long GrowthBytesMax = 50L * 1024 * 1024;
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Frozen = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task A_dead_database_makes_calls_unavailable_within_two_seconds_without_growth_and_work_resumes()
    {
        var accepted = new List<(Situation Situation, string CaseId)>();
        await RaiseSomeAsync(accepted);
        var before = LocalNetwork.ServiceNames.ToDictionary(name => name, WorkingSet);
        world.Network.Postgres!.Kill();
        var answers = await CallAsync(Callers, Away);
        foreach (var (service, bytes) in before)
        {
            output.WriteLine($"{service}: {bytes >> 20} MB before, {WorkingSet(service) >> 20} MB after {Away.TotalSeconds} s");
            (WorkingSet(service) - bytes).ShouldBeLessThan(GrowthBytesMax, service);
        }

        await ResumesAsync(answers, accepted);
    }

    [Fact]
    public async Task A_frozen_database_makes_calls_unavailable_within_two_seconds_and_work_resumes()
    {
        var accepted = new List<(Situation Situation, string CaseId)>();
        await RaiseSomeAsync(accepted);
        world.Network.Postgres!.Pause();
        var answers = await CallAsync(ManyCallers, Frozen);
        world.Network.Postgres!.Resume();

        await ResumesAsync(answers, accepted);
    }

    private async Task ResumesAsync(List<Answer> answers, List<(Situation Situation, string CaseId)> accepted)
    {
        await world.RestartAsync();
        output.WriteLine($"{answers.Count} calls, slowest {answers.Max(answer => answer.Time).TotalMilliseconds:0} ms");
        answers.ShouldAllBe(answer => answer.Code == StatusCode.Unavailable && answer.Reason == "STORAGE_UNAVAILABLE" && answer.Time < AnswerLimit);
        await RaiseSomeAsync(accepted);
        foreach (var (situation, caseId) in accepted)
        {
            var tasks = await Eventually.Be(() => Expectation.TasksOfAsync(world, situation.Handler, caseId), found => found.Count >= situation.Tasks.Count);
            tasks.Select(task => (task.Step, task.OfficeId)).ShouldBe(situation.Tasks, ignoreOrder: true);
        }
    }

    private async Task RaiseSomeAsync(List<(Situation Situation, string CaseId)> accepted)
    {
        foreach (var situation in Situation.All)
        {
            accepted.Add((situation, await Raising.RaiseAsync(world, situation)));
        }
    }

    private async Task<List<Answer>> CallAsync(int callers, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var all = await Task.WhenAll(Enumerable.Range(0, callers).Select(async caller =>
        {
            using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(PaceMs));
            var answers = new List<Answer>();
            while (watch.Elapsed < time && await pace.WaitForNextTickAsync())
            {
                var situation = Situation.All[caller % Situation.All.Count];
                var start = Stopwatch.GetTimestamp();
                var error = await Errors.Refused(world.CasesOnce.RaiseCaseAsync(situation.NewRequest(), world.As(situation.RaisedBy)));
                answers.Add(new Answer(error.StatusCode, error.Reason(), Stopwatch.GetElapsedTime(start)));
            }

            return answers;
        }));
        return [.. all.SelectMany(answers => answers)];
    }

    private long WorkingSet(string service) => Process.GetProcessById(world.Network.ProcessOf(service)!.Pid).WorkingSet64;

    private sealed record Answer(StatusCode Code, string Reason, TimeSpan Time);
}
