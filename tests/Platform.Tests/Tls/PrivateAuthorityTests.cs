using Netralitas.Cli.Local;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Bus;
using Netralitas.Platform.Tests.Identity;
using Netralitas.Support;

namespace Netralitas.Platform.Tests.Tls;

/// <summary>An issuer at <c>https://</c> and a RabbitMQ at <c>amqps://</c>, both with certificates of a private authority that the machine trusts, or does not.</summary>
public sealed class PrivateAuthorityTests : IAsyncLifetime
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(10);

    private readonly TestFolder _folder = new();
    private readonly TestAuthority _authority = new();
    private readonly TestAuthority _other = new();
    private readonly int _encrypted = FreePorts.Next();
    private OidcIssuer _issuer = null!;
    private RabbitServer _broker = null!;

    private Uri Broker => new UriBuilder(_broker.Uri) { Scheme = "amqps", Host = "localhost", Port = _encrypted }.Uri;

    public async ValueTask InitializeAsync()
    {
        _issuer = new OidcIssuer { ServerFile = _authority.ServerFile };
        await _issuer.StartAsync();
        var more = $"""
            listeners.ssl.1 = 127.0.0.1:{_encrypted}
            ssl_options.cacertfile = {_authority.AuthorityFile}
            ssl_options.certfile = {_authority.ServerFile}
            ssl_options.keyfile = {_authority.ServerFile}
            """;
        _broker = await RabbitServer.StartAsync(_folder.Path, FreePorts.Next(), new Dictionary<string, string>(), TestContext.Current.CancellationToken, more);
    }

    public async ValueTask DisposeAsync()
    {
        _broker.Kill();
        await _issuer.DisposeAsync();
        _authority.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Where_the_machine_trusts_it_tokens_are_believed_also_after_a_rotation_and_the_bus_consumes()
    {
        await using var service = new TrustingService(_authority.AuthorityFile, _issuer, Broker);
        var old = _issuer.Token();
        (await service.SettledAsync(old)).ShouldBe("");
        await Eventually.Be(ConsumersAsync, count => count > 0, Limit);

        _issuer.Rotate();

        // Where its keys were asked for a moment ago, they are asked for again some seconds later.
        await Eventually.Be(() => service.OutcomeAsync(_issuer.Token()), outcome => outcome.Length == 0);
        (await service.OutcomeAsync(old)).ShouldBe("NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task Where_the_machine_trusts_another_the_issuer_counts_as_away_and_nobody_consumes()
    {
        await using var service = new TrustingService(_other.AuthorityFile, _issuer, Broker);

        (await service.SettledAsync(_issuer.Token())).ShouldBe("ISSUER_UNAVAILABLE");
        _issuer.Asked.ShouldBe(0);
        // One that trusted it would consume by now.
        await Task.Delay(Settled, TestContext.Current.CancellationToken);
        (await ConsumersAsync()).ShouldBe(0u);
    }

    private async Task<uint> ConsumersAsync()
    {
        await using var connection = await RabbitConnections.OpenAsync(_broker.Uri, "a test", TestContext.Current.CancellationToken);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: TestContext.Current.CancellationToken);
        return (await channel.QueueDeclarePassiveAsync(FactEndpoints.QueueOf(Network.Notifications), TestContext.Current.CancellationToken)).ConsumerCount;
    }
}
