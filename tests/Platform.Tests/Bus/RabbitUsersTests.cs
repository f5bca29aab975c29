using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Hosting;
using Netralitas.Support;
using RabbitMQ.Client;

namespace Netralitas.Platform.Tests.Bus;

/// <summary>Services on a broker where each may touch only what is its own.</summary>
public sealed class RabbitUsersTests : IDisposable
{
    // What an address must not take literally.
    private const string Password = "p:w/ä%+1";

    private const int LogLines = 500;

    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<Guid> _arrived = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_fact_is_published_by_one_service() =>
        Network.Publications.Values.SelectMany(facts => facts).ShouldBe(Network.Facts.Values, ignoreOrder: true);

    [Fact]
    public async Task Services_work_as_soon_as_the_broker_lets_them_in_and_declare_again_what_was_deleted_before_others_publish()
    {
        var broker = await RabbitServer.StartAsync(_folder.Path, FreePorts.Next(), Cancel);
        using var cases = BusOf(Network.Cases, broker, _ => Task.CompletedTask);
        using var agencies = BusOf(Network.Agencies, broker, TakeAsync);
        try
        {
            await Task.WhenAll(cases.StartAsync(Cancel), agencies.StartAsync(Cancel));
            await RefusesAsync(broker, Network.Cases);
            await RefusesAsync(broker, Network.Agencies);
            await broker.StopAsync(Cancel);
            broker = await RabbitServer.StartAsync(_folder.Path, broker.Port, Network.Subscriptions.Keys.ToDictionary(name => name, _ => Password), Cancel);
            await SentAsync(cases);
            await Eventually.Be(() => Task.FromResult(_arrived.Count), count => count == 1);

            await DeleteAsync(broker, FactEndpoints.QueueOf(Network.Agencies));
            await SentAsync(cases);

            await Eventually.Be(() => Task.FromResult(_arrived.Count), count => count == 2);
        }
        finally
        {
            await cases.StopAsync(CancellationToken.None);
            await agencies.StopAsync(CancellationToken.None);
            broker.Kill();
        }
    }

    private static Task RefusesAsync(RabbitServer broker, string service) => Eventually.Be(
        () => Task.FromResult(broker.Process.LogTail(LogLines)), log => log.Contains($"PLAIN login refused: user '{service}'", StringComparison.Ordinal));

    private static RabbitBus BusOf(string service, RabbitServer broker, Func<IReadOnlyList<Delivery>, Task> take) =>
        new(broker.UriOf(service, Password), new FactSink(service, take), new Backoff(TimeProvider.System), NullLoggerFactory.Instance);

    private static Task SentAsync(RabbitBus bus) => Eventually.Be(async () =>
    {
        await bus.WaitUntilReadyAsync(Cancel);
        try
        {
            await bus.PublishAsync([new Delivery(Guid.CreateVersion7(), TraceParent: null, new CaseRaised(null!))], Cancel);
            return true;
        }
        catch (UnroutableException)
        {
            return false;
        }
    }, sent => sent);

    private static async Task DeleteAsync(RabbitServer broker, string queue)
    {
        await using var connection = await new ConnectionFactory { Uri = broker.Uri }.CreateConnectionAsync(Cancel);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.ExchangeDeleteAsync(queue, cancellationToken: Cancel);
        await channel.QueueDeleteAsync(queue, cancellationToken: Cancel);
    }

    private Task TakeAsync(IReadOnlyList<Delivery> facts)
    {
        _arrived.Enqueue(facts.Single().MessageId);
        return Task.CompletedTask;
    }
}
