using System.Text;
using Netralitas.Cli.Local;
using Netralitas.Support;
using RabbitMQ.Client;

namespace Netralitas.Cli.Tests.DeadLetters;

/// <summary>A broker with the queues of the network, and nobody who takes from them. It lies where <c>up</c> puts it.</summary>
public sealed class Broker : IAsyncLifetime
{
    public const string Home = "netralitas.agencies";
    public const string Dead = "netralitas.dead-letters";

    private const int DeliveriesMax = 50;

    private readonly RunFolder _folder = new();
    private RabbitServer _server = null!;
    private IConnection _connection = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>The data folder of the network.</summary>
    public string Folder => _folder.Path;

    public int Port => _server.Port;

    /// <summary>File with the operator's password.</summary>
    public string PasswordFile => Path.Combine(_folder.Path, "rabbitmq", "operator.password");

    public async ValueTask InitializeAsync()
    {
        _server = await RabbitServer.StartAsync(_folder.In("rabbitmq"), FreePorts.Next(), new Dictionary<string, string> { ["agencies"] = "rahasia" }, CancellationToken.None);
        _connection = await new ConnectionFactory { Uri = _server.Uri }.CreateConnectionAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        await _server.StopAsync();
        _folder.Dispose();
    }

    /// <summary>A message that kills its consumer until the broker gives it up.</summary>
    /// <returns>Its id.</returns>
    public async Task<string> KillingAsync(string body = """{"messageType":["urn:message:Netralitas.Contracts.Events:FactGroup[[Netralitas.Contracts.Events:CaseRaised]]"],"message":{}}""", string? id = null)
    {
        id ??= Guid.CreateVersion7().ToString();
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: Cancel);
        var before = await channel.MessageCountAsync(Dead, Cancel);
        var properties = new BasicProperties { MessageId = id, Persistent = true, ContentType = "application/vnd.masstransit+json", Headers = new Dictionary<string, object?> { ["kept"] = "yes" } };
        await channel.BasicPublishAsync("", Home, mandatory: true, properties, Encoding.UTF8.GetBytes(body), Cancel);
        for (var delivery = 0; delivery <= DeliveriesMax; delivery++)
        {
            var got = await Eventually.Be(async () => await channel.BasicGetAsync(Home, autoAck: false, Cancel), got => got is not null);
            await channel.BasicNackAsync(got!.DeliveryTag, multiple: false, requeue: true, Cancel);
        }

        await Eventually.Be(async () => await channel.MessageCountAsync(Dead, Cancel), ready => ready == before + 1);
        return id;
    }

    /// <summary>The ids of the messages in a queue, in order; they stay there.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(string queue) => [.. (await MessagesAsync(queue)).Select(got => got.BasicProperties.MessageId ?? "")];

    /// <summary>The messages in a queue, in order; they stay there.</summary>
    public async Task<IReadOnlyList<BasicGetResult>> MessagesAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: Cancel);
        var all = new List<BasicGetResult>();
        while (await channel.BasicGetAsync(queue, autoAck: false, Cancel) is { } got)
        {
            all.Add(got);
        }

        await channel.BasicNackAsync(0, multiple: true, requeue: true, Cancel);
        await channel.CloseAsync(Cancel);
        return all;
    }

    /// <summary>The same once there are so many: what others were given comes back in a moment, and whoever looks before that changes their order.</summary>
    public async Task<IReadOnlyList<string>> SettledAsync(string queue, int count)
    {
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: Cancel);
        await Eventually.Be(async () => await channel.MessageCountAsync(queue, Cancel), ready => ready == count);
        return await IdsAsync(queue);
    }

    /// <summary>Empties a queue.</summary>
    public async Task EmptyAsync(string queue)
    {
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.QueuePurgeAsync(queue, Cancel);
    }

    /// <summary>Makes a queue and puts a message into it, as a service does with what it cannot read.</summary>
    public async Task UnreadableAsync(string queue, string body)
    {
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: Cancel);
        await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, cancellationToken: Cancel);
        var headers = new Dictionary<string, object?> { ["MT-Fault-ExceptionType"] = "System.Text.Json.JsonException", ["MT-Fault-Timestamp"] = "2024-10-14T01:00:00.0000000Z", ["MT-Fault-Message"] = "text" };
        await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { Headers = headers }, Encoding.UTF8.GetBytes(body), Cancel);
    }
}
