using System.Collections.Concurrent;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Netralitas.Benchmarks.Latency;

/// <summary>The least that durable work over two services costs: a bare commit, a durable publish and its consumption, and another bare commit.</summary>
internal sealed class Chain : IAsyncDisposable
{
    private const string Database = "bench_chain";
    private const string Queue = "bench.chain";
    private const string Insert = "INSERT INTO hop (id, body) VALUES ($1, $2)";
    private const ushort InFlightMax = 256;
    private static readonly byte[] Body = new byte[700];

    private readonly NpgsqlDataSource _database;
    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<long>> _running = new();

    private Chain(NpgsqlDataSource database, IConnection connection, IChannel channel) => (_database, _connection, _channel) = (database, connection, channel);

    /// <summary>Makes its table and its quorum queue, and begins to consume.</summary>
    public static async Task<Chain> OpenAsync(BenchNetwork network, CancellationToken cancel)
    {
        await network.Local.Postgres!.CreateDatabaseAsync(Database, cancel);
        var database = network.Database(Database);
        await using (var create = database.CreateCommand("CREATE TABLE IF NOT EXISTS hop (id uuid PRIMARY KEY, body bytea NOT NULL)"))
        {
            await create.ExecuteNonQueryAsync(cancel);
        }

        var connection = await new ConnectionFactory { Uri = network.Local.Rabbit!.Uri }.CreateConnectionAsync(cancel);
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, consumerDispatchConcurrency: InFlightMax), cancel);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: cancel);
        await channel.BasicQosAsync(0, InFlightMax, global: false, cancel);
        var chain = new Chain(database, connection, channel);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += (_, delivery) => chain.TakeAsync(delivery);
        await channel.BasicConsumeAsync(Queue, autoAck: false, consumer, cancel);
        return chain;
    }

    /// <summary>Runs it once.</summary>
    /// <returns>The timestamp of its end.</returns>
    public async Task<long> RunAsync(CancellationToken cancel)
    {
        var id = Guid.CreateVersion7();
        var ended = _running[id] = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        await CommitAsync(id);
        var properties = new BasicProperties { MessageId = id.ToString(), Persistent = true };
        await _channel.BasicPublishAsync("", Queue, mandatory: true, properties, Body, cancel);
        return await ended.Task;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task TakeAsync(BasicDeliverEventArgs delivery)
    {
        var id = Guid.Parse(delivery.BasicProperties.MessageId!);
        await CommitAsync(Guid.CreateVersion7());
        if (_running.TryRemove(id, out var ended))
        {
            ended.SetResult(TimeProvider.System.GetTimestamp());
        }

        await _channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
    }

    private async Task CommitAsync(Guid id)
    {
        await using var insert = _database.CreateCommand(Insert);
        insert.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = Body });
        await insert.ExecuteNonQueryAsync();
    }
}
