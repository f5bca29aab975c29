using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Agencies.Tests.Escalation;

/// <summary>What fired is on record as long as it may be needed, and not for ever.</summary>
public sealed class RungPrunerTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task What_fired_in_a_case_that_was_closed_long_ago_is_forgotten_and_nothing_else()
    {
        var (closed, open, fresh, fenced) = (AgenciesFixture.Act(), AgenciesFixture.Act(), AgenciesFixture.Act(), AgenciesFixture.Act());
        await using (var then = await StartAsync("2024-10-27T09:00+08:00x1"))
        {
            foreach (var file in new[] { closed, open, fresh, fenced })
            {
                await then.TellAsync(new CaseRaised(file));
            }

            await Eventually.Be(async () => await Task.WhenAll(new[] { closed, open, fresh, fenced }.Select(file => FiredAsync(then, file))), fired => fired.All(count => count > 6));
            await then.TellAsync(new CaseClosed(closed.Closed() with { ClosedTime = new DateTimeOffset(2024, 10, 28, 0, 0, 0, TimeSpan.Zero) }));
            await then.TellAsync(new CaseClosed(fresh.Closed() with { ClosedTime = new DateTimeOffset(2025, 3, 1, 0, 0, 0, TimeSpan.Zero) }));
            // As if a task of it had not ended with it.
            await then.InDatabase(db => db.Cases.Where(row => row.CaseId == fenced.CaseId).ExecuteUpdateAsync(set => set.SetProperty(row => row.CloseTime, Instant.FromUtc(2024, 10, 28, 0, 0))));
        }

        await using var now = await StartAsync("2025-03-10T09:00+08:00x1");
        await Eventually.Be(() => FiredAsync(now, closed), fired => fired == 0);

        (await FiredAsync(now, open)).ShouldBeGreaterThan(6);
        (await FiredAsync(now, fresh)).ShouldBeGreaterThan(6);
        (await FiredAsync(now, fenced)).ShouldBeGreaterThan(6);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ServiceUnderTest<AgenciesDb>> StartAsync(string clock) => ServiceUnderTest<AgenciesDb>.StartAsync(
        new AgenciesModule(Given.Reference), clock, $"--Storage:Connection=Data Source={_folder.File("agencies.db")};Pooling=False");

    /// <summary>How much of what fired in October 2024 is known; what is open goes on firing.</summary>
    private static Task<int> FiredAsync(ServiceUnderTest<AgenciesDb> service, CaseSnapshot file) =>
        service.InDatabase(db => db.Rungs.CountAsync(row => row.FireTime < Instant.FromUtc(2024, 11, 1, 0, 0) && db.Tasks.Any(task => task.Id == row.TaskId && task.CaseId == file.CaseId)));
}
