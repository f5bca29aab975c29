using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Hosting;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Bus;

/// <summary>The bus on a RabbitMQ of its own.</summary>
public sealed class RabbitBusTests : IDisposable
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan PublishLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ArrivalLimit = TimeSpan.FromSeconds(15);

    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<Guid> _arrived = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_service_takes_facts_in_soon_after_the_broker_is_back_however_long_it_was_away()
    {
        var cancel = TestContext.Current.CancellationToken;
        var broker = await RabbitServer.StartAsync(_folder.Path, FreePorts.Next(), cancel);
        using var bus = new RabbitBus(broker.Uri, new FactSink(Network.Notifications, TakeAsync), new Backoff(TimeProvider.System), NullLoggerFactory.Instance);
        await bus.StartAsync(cancel);
        try
        {
            await ArrivesAsync(await SentAsync(bus));
            await broker.QueuesOnDiskAsync([FactEndpoints.QueueOf(Network.Cases), FactEndpoints.QueueOf(Network.Notifications)], cancel);
            broker.Kill();
            await Task.Delay(Away, cancel);

            broker = await RabbitServer.StartAsync(_folder.Path, broker.Port, cancel);

            await ArrivesAsync(await SentAsync(bus));
        }
        finally
        {
            await bus.StopAsync(CancellationToken.None);
            broker.Kill();
        }
    }

    private Task ArrivesAsync(Guid id) => Eventually.Be(() => Task.FromResult(_arrived.Contains(id)), arrived => arrived, ArrivalLimit);

    private static async Task<Guid> SentAsync(RabbitBus bus)
    {
        var id = Guid.CreateVersion7();
        await Eventually.Be(async () =>
        {
            using var limit = new CancellationTokenSource(PublishLimit);
            try
            {
                await bus.WaitUntilReadyAsync(TestContext.Current.CancellationToken);
                await bus.PublishAsync([new Delivery(id, TraceParent: null, new TaskOpened(null!))], limit.Token);
                return true;
            }
            catch (Exception e) when (e is not UnroutableException)
            {
                return false;
            }
        }, sent => sent);
        return id;
    }

    private Task TakeAsync(IReadOnlyList<Delivery> facts)
    {
        _arrived.Enqueue(facts.Single().MessageId);
        return Task.CompletedTask;
    }
}
