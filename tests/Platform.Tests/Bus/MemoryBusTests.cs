using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Bus;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Bus;

/// <summary>The bus of the sandbox says that facts are safe when every hearer has taken them in, and not before.</summary>
public sealed class MemoryBusTests : IAsyncLifetime
{
    private readonly MemoryBus _bus = new();
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _taken = new();
    private readonly ConcurrentQueue<int> _arrived = new();

    public async ValueTask InitializeAsync()
    {
        _bus.Add(new FactSink(Network.Cases, async facts =>
        {
            _arrived.Enqueue(facts.Count);
            await _taken[facts[^1].MessageId].Task;
        }));
        _bus.Add(new FactSink(Network.Notifications, _ => Task.CompletedTask));
        await _bus.StartAsync(NullLoggerFactory.Instance, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // What a failed test has left waiting must not hold up the bus.
        foreach (var taken in _taken.Values)
        {
            taken.TrySetResult();
        }

        await _bus.DisposeAsync();
    }

    [Fact]
    public async Task That_a_message_comes_which_was_given_up_does_not_say_that_what_goes_with_its_facts_now_has_come()
    {
        var (old, added) = (NewFact(), NewFact());
        using (var limit = new CancellationTokenSource())
        {
            var given = _bus.PublishAsync([old], limit.Token);
            await Eventually.Be(() => Task.FromResult(_arrived.Count), count => count == 1);
            await limit.CancelAsync();
            await Should.ThrowAsync<OperationCanceledException>(given);
        }

        var publishing = _bus.PublishAsync([old, added], TestContext.Current.CancellationToken);
        await Eventually.Be(() => Task.FromResult(_arrived.Count), count => count == 2);
        _taken[old.MessageId].SetResult();
        await Task.Delay(TimeSpan.FromMilliseconds(300), TestContext.Current.CancellationToken);
        publishing.IsCompleted.ShouldBeFalse();

        _taken[added.MessageId].SetResult();
        await publishing.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private Delivery NewFact()
    {
        var id = Guid.CreateVersion7();
        _taken[id] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return new Delivery(id, TraceParent: null, new TaskOpened(null!));
    }
}
