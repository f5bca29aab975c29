using System.Diagnostics;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.IdentityModel.Tokens;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Identity;
using Netralitas.Support;
using Netralitas.Support.Worlds;

namespace Netralitas.Platform.Tests.Identity;

/// <summary>Issuers that publish their keys: a running service follows them.</summary>
public sealed class DiscoveryTests : IAsyncLifetime
{
    private const int ManyTokens = 200;

    private readonly OidcIssuer _issuer = new();
    private readonly OidcIssuer _liar = new() { SaysItIs = "https://another.invalid" };
    private ServiceUnderTest<NotificationsDb> _service = null!;

    public async ValueTask InitializeAsync()
    {
        await _issuer.StartAsync();
        await _liar.StartAsync();
        _service = await StartAsync(_issuer, _liar);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        await _issuer.DisposeAsync();
        await _liar.DisposeAsync();
    }

    [Theory]
    [InlineData(SecurityAlgorithms.RsaSha256)]
    [InlineData(SecurityAlgorithms.RsaSsaPssSha256)]
    public async Task Its_tokens_are_believed(string algorithm) => await ListAsync(_issuer.Token(algorithm));

    [Fact]
    public async Task An_algorithm_that_is_not_on_the_list_is_refused() =>
        await IsRefusedAsync(_issuer.Token(SecurityAlgorithms.RsaSha512), StatusCode.Unauthenticated, "NOT_AUTHENTICATED");

    [Fact]
    public async Task After_a_rotation_the_first_token_of_the_new_key_is_believed_and_the_old_key_no_longer()
    {
        var old = _issuer.Token();
        await ListAsync(old);

        _issuer.Rotate();

        await ListAsync(_issuer.Token());
        await IsRefusedAsync(old, StatusCode.Unauthenticated, "NOT_AUTHENTICATED");
    }

    [Fact]
    public async Task Tokens_that_name_strange_keys_do_not_make_the_service_ask_the_issuer_each_time()
    {
        await ListAsync(_issuer.Token());
        var before = _issuer.Asked;

        for (var i = 0; i < ManyTokens; i++)
        {
            await IsRefusedAsync(_issuer.StrangeToken(), StatusCode.Unauthenticated, "NOT_AUTHENTICATED");
        }

        // Once for the first of them, and once more for every ten seconds that it took.
        (_issuer.Asked - before).ShouldBeInRange(1, ManyTokens / 10);
        await ListAsync(_issuer.Token());
    }

    [Fact]
    public async Task With_the_issuer_away_the_caller_is_told_to_try_again_and_is_believed_when_it_is_back()
    {
        await using var away = new OidcIssuer();
        await using var service = await StartAsync(away);
        await IsRefusedAsync(away.Token(), StatusCode.Unavailable, "ISSUER_UNAVAILABLE", service);

        await away.StartAsync();
        await Task.Delay(IssuerKeys.TryAgainAfter, TestContext.Current.CancellationToken);

        await ListAsync(away.Token(), service);
    }

    [Fact]
    public async Task Many_callers_of_an_issuer_that_hangs_are_told_so_together_and_soon()
    {
        await using var hanging = new OidcIssuer { Hangs = true };
        await hanging.StartAsync();
        await using var service = await StartAsync(hanging);
        var watch = Stopwatch.StartNew();

        await Task.WhenAll(Enumerable.Range(0, ManyTokens).Select(_ => IsRefusedAsync(hanging.Token(), StatusCode.Unavailable, "ISSUER_UNAVAILABLE", service)));

        // One after the other they would wait two seconds each.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task An_answer_that_is_no_document_gives_no_keys()
    {
        await using var broken = new OidcIssuer { Says = "<html>" };
        await broken.StartAsync();
        await using var service = await StartAsync(broken);

        await IsRefusedAsync(broken.Token(), StatusCode.Unavailable, "ISSUER_UNAVAILABLE", service);
    }

    [Fact]
    public async Task A_document_that_names_another_issuer_gives_no_keys() => await IsRefusedAsync(_liar.Token(), StatusCode.Unavailable, "ISSUER_UNAVAILABLE");

    [Fact]
    public async Task A_key_that_was_withdrawn_is_forgotten_without_any_token()
    {
        var keys = IssuerKeys.Published(_issuer.Name, new Uri(_issuer.Discovery), isPlaintext: true, TimeProvider.System);
        using var care = new IssuerCare(
            new Issuers(new Dictionary<string, IssuerKeys> { [_issuer.Name] = keys }), TimeSpan.FromMilliseconds(100), TimeProvider.System, NullLogger<IssuerCare>.Instance);
        await care.StartAsync(TestContext.Current.CancellationToken);
        var old = await Eventually.Be(() => Task.FromResult(keys.Known.SingleOrDefault()?.KeyId), known => known is not null);

        _issuer.Rotate();

        await Eventually.Be(() => Task.FromResult(keys.Known.Single().KeyId), known => known != old);
        await care.StopAsync(TestContext.Current.CancellationToken);
    }

    private static Task<ServiceUnderTest<NotificationsDb>> StartAsync(params OidcIssuer[] issuers) => ServiceUnderTest<NotificationsDb>.StartAsync(
        new NotificationsModule(), World.Clock,
        [.. issuers.SelectMany((issuer, i) => new[] { $"--Identity:Issuers:{i + 1}:Name={issuer.Name}", $"--Identity:Issuers:{i + 1}:Discovery={issuer.Discovery}" })]);

    private async Task IsRefusedAsync(string token, StatusCode status, string reason, ServiceUnderTest<NotificationsDb>? service = null)
    {
        var error = await Should.ThrowAsync<RpcException>(ListAsync(token, service));
        (error.StatusCode, error.Reason()).ShouldBe((status, reason));
    }

    private async Task<ListNotificationsResponse> ListAsync(string token, ServiceUnderTest<NotificationsDb>? service = null) =>
        await new NotificationService.NotificationServiceClient((service ?? _service).Channel)
            .ListNotificationsAsync(new ListNotificationsRequest(), new Metadata { { "authorization", "Bearer " + token } });
}
