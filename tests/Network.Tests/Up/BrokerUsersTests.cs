using Netralitas.Support;
using Netralitas.Support.Worlds;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using RabbitMQ.Client.Exceptions;

namespace Netralitas.Network.Tests.Up;

/// <summary>What the user of a service, here Agencies, may do at the broker.</summary>
[Collection<OneCluster>]
public sealed class BrokerUsersTests(ClusterWorld world) : IAsyncLifetime
{
    private const string Service = "agencies";
    private const string Own = "netralitas.agencies";
    private const string Other = "netralitas.cases";
    private const string OwnFact = "netralitas.fact.TaskOpened";
    private const string OtherFact = "netralitas.fact.CaseRaised";

    private static readonly Dictionary<string, Func<IChannel, Task>> Forbidden = new()
    {
        ["take what another shall hear"] = channel => channel.BasicGetAsync(Other, autoAck: true),
        ["consume it"] = channel => channel.BasicConsumeAsync(Other, autoAck: true, new AsyncEventingBasicConsumer(channel)),
        ["read the dead letters"] = channel => channel.BasicGetAsync("netralitas.dead-letters", autoAck: true),
        ["empty another's queue"] = channel => channel.QueuePurgeAsync(Other),
        ["delete it"] = channel => channel.QueueDeleteAsync(Other),
        ["declare it"] = channel => channel.QueueDeclareAsync(Other, durable: true, exclusive: false, autoDelete: false),
        ["declare one more"] = channel => channel.QueueDeclareAsync("netralitas.more", durable: true, exclusive: false, autoDelete: false),
        ["lead more into it"] = channel => channel.QueueBindAsync(Other, OwnFact, ""),
        ["lead less into it"] = channel => channel.ExchangeUnbindAsync(Other, OwnFact, ""),
        ["copy what another hears"] = channel => channel.ExchangeBindAsync(Own, Other, ""),
        ["delete the exchange of another's fact"] = channel => channel.ExchangeDeleteAsync(OtherFact),
        ["say what only another may say"] = channel => PublishAsync(channel, OtherFact),
        ["say it to one alone"] = channel => PublishAsync(channel, Other),
        ["put it into a queue"] = channel => PublishAsync(channel, "", Other),
    };

    private static readonly TimeSpan RefusalLimit = TimeSpan.FromSeconds(10);

    private IConnection _connection = null!;

    public static TheoryData<string> ForbiddenThings => [.. Forbidden.Keys];

    public async ValueTask InitializeAsync()
    {
        var password = await File.ReadAllTextAsync(Path.Combine(world.Network.Folder.Path, "secrets", Service, "Bus__Password"), TestContext.Current.CancellationToken);
        _connection = await ConnectAsync(Service, password);
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    [Theory]
    [MemberData(nameof(ForbiddenThings))]
    public async Task It_may_not(string thing)
    {
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        try
        {
            await Forbidden[thing](channel);
        }
        catch (OperationInterruptedException)
        {
            // The channel tells why.
        }

        // A publish is refused a moment later.
        var closed = await Eventually.Be(() => Task.FromResult(channel.CloseReason), reason => reason is not null, RefusalLimit);
        closed!.ReplyCode.ShouldBe((ushort)Constants.AccessRefused, closed.ReplyText);
    }

    [Fact]
    public async Task It_may_declare_its_own_queue_and_bind_it_to_what_it_hears()
    {
        await using var channel = await _connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);

        await channel.ExchangeDeclareAsync(Own, ExchangeType.Fanout, durable: true, cancellationToken: TestContext.Current.CancellationToken);
        await channel.QueueBindAsync(Own, Own, "", cancellationToken: TestContext.Current.CancellationToken);
        await channel.ExchangeBindAsync(Own, OtherFact, "", cancellationToken: TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("guest", "guest")]
    [InlineData("operator", "operator")]
    [InlineData("cases", "cases")]
    public async Task Nobody_connects_with_a_wrong_password(string user, string password) =>
        (await Should.ThrowAsync<BrokerUnreachableException>(() => ConnectAsync(user, password))).InnerException.ShouldBeOfType<AuthenticationFailureException>();

    private Task<IConnection> ConnectAsync(string user, string password) =>
        new ConnectionFactory { Uri = world.Network.Rabbit!.UriOf(user, password) }.CreateConnectionAsync(TestContext.Current.CancellationToken);

    private static Task PublishAsync(IChannel channel, string exchange, string queue = "") => channel.BasicPublishAsync(exchange, queue, ReadOnlyMemory<byte>.Empty).AsTask();
}
