using Netralitas.Notifications;
using Netralitas.Platform.Storage;

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
}
