using System.Text;
using RabbitMQ.Client;
using ContractNetwork = Netralitas.Contracts.Events.Network;

namespace Netralitas.Network.Tests.Privacy;

/// <summary>A queue of its own at the exchange of every fact: gets a copy of all that goes over the broker.</summary>
public sealed class Tap : IAsyncDisposable
{
    private const string Queue = "scan";
    private const int MessagesMax = 10_000;

    private readonly IConnection _connection;
    private readonly IChannel _channel;
    private readonly List<string> _taken = [];

    private Tap(IConnection connection, IChannel channel) => (_connection, _channel) = (connection, channel);

    public static async Task<Tap> OpenAsync(Uri broker)
    {
        var connection = await new ConnectionFactory { Uri = broker }.CreateConnectionAsync();
        var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: false, exclusive: true, autoDelete: true);
        foreach (var fact in ContractNetwork.Facts.Keys)
        {
            await channel.QueueBindAsync(Queue, "netralitas.fact." + fact, "");
        }

        return new Tap(connection, channel);
    }

    /// <summary>Every message so far: head and body.</summary>
    public async Task<IReadOnlyList<string>> TakenAsync()
    {
        while (_taken.Count < MessagesMax && await _channel.BasicGetAsync(Queue, autoAck: true) is { } message)
        {
            var head = (message.BasicProperties.Headers ?? new Dictionary<string, object?>()).Select(pair => $"{pair.Key}={(pair.Value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : pair.Value)}");
            _taken.Add($"{message.Exchange} {string.Join(';', head)} {Encoding.UTF8.GetString(message.Body.Span)}");
        }

        return _taken;
    }

    /// <summary>Puts a message into the queue past all services.</summary>
    public ValueTask PlantAsync(string text) => _channel.BasicPublishAsync("", Queue, Encoding.UTF8.GetBytes(text));

    public async ValueTask DisposeAsync()
    {
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
