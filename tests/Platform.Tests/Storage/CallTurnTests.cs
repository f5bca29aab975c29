using Microsoft.EntityFrameworkCore;
using Netralitas.Notifications;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>No more calls are in storage at the same time than it can serve; the workers of the process do not wait behind them.</summary>
public sealed class CallTurnTests(Databases databases)
{
    [Fact]
    public async Task One_call_too_many_is_refused_when_its_turn_does_not_come_and_a_worker_has_no_turn_to_wait_for()
    {
        var cancel = TestContext.Current.CancellationToken;
        var postgres = await PostgresStore.OpenAsync(databases, TimeProvider.System);
        var end = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var holding = Enumerable.Range(0, postgres.Engine.CallsMax).Select(_ => postgres.Store.ReadAsync((_, _) => end.Task, cancel)).ToList();

        (await Should.ThrowAsync<StorageUnavailableException>(postgres.Store.ReadAsync((_, _) => Task.FromResult(1), cancel))).Message.ShouldContain("other calls");
        (await postgres.Store.ReadAsync((_, _) => Task.FromResult(2), cancel, Store<NotificationsDb>.BackgroundLimit)).ShouldBe(2);

        end.SetResult(0);
        await Task.WhenAll(holding).ContinueWith(ended => _ = ended.Exception, TaskScheduler.Default);
        (await postgres.Store.ReadAsync((_, _) => Task.FromResult(3), cancel)).ShouldBe(3);
    }

    [Fact]
    public async Task A_call_waits_for_its_turn_once_and_has_it_until_it_is_answered_and_its_work_has_ended()
    {
        var cancel = TestContext.Current.CancellationToken;
        var postgres = await PostgresStore.OpenAsync(databases, TimeProvider.System);
        Task<int> ReadAsync(int result) => postgres.Store.ReadAsync((_, _) => Task.FromResult(result), cancel);
        var (read, readAgain, end) = (Gate(), Gate(), Gate());
        async Task<int> CallAsync()
        {
            using var turn = CallTurn.Begin();
            await ReadAsync(0);
            read.SetResult();
            await readAgain.Task;
            // Two at once, and one that nobody waits for.
            _ = postgres.Store.ReadAsync(async (_, _) =>
            {
                await end.Task;
                return 0;
            }, cancel);
            return (await Task.WhenAll(ReadAsync(1), ReadAsync(2))).Sum();
        }

        var call = CallAsync();
        await read.Task;
        var others = Gate();
        var holding = Enumerable.Range(0, postgres.Engine.CallsMax - 1).Select(_ => postgres.Store.ReadAsync(async (_, _) =>
        {
            await others.Task;
            return 0;
        }, cancel)).ToList();
        await Should.ThrowAsync<StorageUnavailableException>(ReadAsync(3));

        readAgain.SetResult();

        (await call).ShouldBe(3);
        await Should.ThrowAsync<StorageUnavailableException>(ReadAsync(4));
        end.SetResult();
        (await Eventually.Be(() => ReadAsync(5), five => five == 5)).ShouldBe(5);
        others.SetResult();
        await Task.WhenAll(holding).ContinueWith(ended => _ = ended.Exception, TaskScheduler.Default);
    }

    [Fact]
    public async Task While_calls_are_worked_off_the_others_wait_and_are_all_served()
    {
        var cancel = TestContext.Current.CancellationToken;
        var postgres = await PostgresStore.OpenAsync(databases, TimeProvider.System);
        var each = CallTurns.StillLimit * 0.8;

        // The last of them wait three times as long.
        var calls = Enumerable.Range(0, postgres.Engine.CallsMax * 4).Select(_ => postgres.Store.ReadAsync(
            (db, within) => db.Database.ExecuteSqlAsync($"SELECT pg_sleep({each.TotalSeconds})", within), cancel)).ToList();

        await Task.WhenAll(calls);
    }

    [Fact]
    public async Task Work_whose_caller_was_told_to_try_again_goes_on_to_its_end()
    {
        var cancel = TestContext.Current.CancellationToken;
        var postgres = await PostgresStore.OpenAsync(databases, TimeProvider.System);
        var id = Guid.CreateVersion7();
        var slow = postgres.Store.WriteAsync(
            async (db, within) =>
            {
                await db.Database.ExecuteSqlAsync($"SELECT pg_sleep({(Store<NotificationsDb>.CallLimit * 1.5).TotalSeconds})", within);
                db.Inbox.Add(new InboxRow { MessageId = id, HandleTime = default });
            }, cancel);

        (await Should.ThrowAsync<StorageUnavailableException>(slow)).Message.ShouldContain("did not answer");

        await Eventually.Be(() => postgres.Store.ReadAsync((db, within) => db.Inbox.AnyAsync(row => row.MessageId == id, within), cancel), isThere => isThere);
    }

    private static TaskCompletionSource Gate() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
