using System.Net;
using System.Net.Sockets;
using Grpc.Core;
using Microsoft.Extensions.Logging.Abstractions;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Clients;
using Netralitas.Platform.Tests.Identity;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using static Netralitas.Contracts.Notifications.V1.NotificationService;

namespace Netralitas.Platform.Tests.Tls;

/// <summary>How a running service speaks TLS.</summary>
public sealed class ServerTlsTests : IAsyncLifetime
{
    private const string Office = "bkpsdm-63.72";
    private const byte Alert = 21, Handshake = 22, ProtocolVersion = 70;

    private readonly TestAuthority _authority = new();
    private ServiceUnderTest<NotificationsDb> _service = null!;

    public async ValueTask InitializeAsync() =>
        _service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), World.Clock, [.. _authority.Settings, "--Limits:StrangerCallsPerSecond=1000000"]);

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task TLS_1_2_is_answered_and_TLS_1_1_refused_by_its_version()
    {
        (await AnswerAsync(version: 0x03))[0].ShouldBe(Handshake);

        var refused = await AnswerAsync(version: 0x02);
        (refused[0], refused[^1]).ShouldBe((Alert, ProtocolVersion));
    }

    [Fact]
    public async Task Plaintext_ends_with_an_error_and_the_service_goes_on()
    {
        (await Should.ThrowAsync<RpcException>(ListAsync(new NotificationServiceClient(_service.Channel)))).StatusCode
            .ShouldBeOneOf(StatusCode.Unavailable, StatusCode.Internal);

        await CallAsync(_authority.Client());
    }

    [Fact]
    public async Task A_client_that_does_not_trust_the_authority_does_not_call()
    {
        using var foreign = new TestAuthority();

        (await Should.ThrowAsync<RpcException>(CallAsync(foreign.Client()))).Status.Detail.ShouldContain("The remote certificate");
        (await Should.ThrowAsync<RpcException>(CallAsync(ClientTls.OfSystem))).Status.Detail.ShouldContain("The remote certificate");
    }

    [Fact]
    public async Task A_name_that_the_DNS_knows_is_called_by_TLS()
    {
        using var channel = BalancedChannel.Open(ServiceAddresses.Parse($"dns+https:///localhost:{_service.Port}"), attempts: 1, _authority.Client());

        await new NotificationServiceClient(channel).ListNotificationsAsync(new ListNotificationsRequest(), _service.As(Office));
    }

    [Fact]
    public async Task A_replaced_certificate_is_shown_to_new_connections_and_nothing_breaks()
    {
        using var channel = _service.Encrypted(_authority.Client());
        var client = new NotificationServiceClient(channel);
        using var stream = client.WatchNotifications(new WatchNotificationsRequest(), _service.As(Office));
        await stream.ReadUntilAsync(message => message.Bookmark is not null);
        using var replaced = new CancellationTokenSource();
        var calls = CallUntilAsync(client, replaced.Token);
        var before = await ServerCertificate.ShownAsync(_service.Port);

        _authority.ReplaceServer();

        await Eventually.Be(() => ServerCertificate.ShownAsync(_service.Port), shown => shown != before);
        await replaced.CancelAsync();
        (await calls).ShouldBeGreaterThan(1);
        await CallAsync(_authority.Client());
        var caseId = Guid.CreateVersion7();
        await _service.TellAsync(new TaskOpened(CertificateTests.Encrypted.Task(caseId, Office)));
        (await stream.ReadUntilAsync(message => message.Notification is not null))[^1].Notification.CaseId.ShouldBe(caseId.ToString());
    }

    [Fact]
    public async Task A_replaced_certificate_of_a_client_is_shown_once_its_connection_is_old()
    {
        var (file, other) = (_authority.Write(TestAuthority.Office(Office)), _authority.Write(TestAuthority.Office("bkpsdm-63.71")));
        await _service.TellAsync(new TaskOpened(CertificateTests.Encrypted.Task(Guid.CreateVersion7(), "bkpsdm-63.71")));
        var own = ClientTls.OwnIn("Tls:Certificate", file, file);
        using var channel = BalancedChannel.Open(
            ServiceAddresses.Parse($"https://127.0.0.1:{_service.Port}"), attempts: 1, new ClientTls(ClientTls.AuthorityIn("Tls:Authority", _authority.AuthorityFile), own),
            connectionAge: TimeSpan.FromSeconds(1));
        var client = new NotificationServiceClient(channel);
        async Task<int> NoticesAsync() => (await client.ListNotificationsAsync(new ListNotificationsRequest())).Notifications.Count;
        (await NoticesAsync()).ShouldBe(0);

        TestAuthority.Replace(file, await File.ReadAllTextAsync(other, TestContext.Current.CancellationToken));
        own.Renew(NullLogger.Instance);

        (await Eventually.Be(NoticesAsync, notices => notices > 0)).ShouldBe(1);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_used_leaves_the_one_before()
    {
        var (before, good) = (await ServerCertificate.ShownAsync(_service.Port), await File.ReadAllTextAsync(_authority.ServerFile, TestContext.Current.CancellationToken));
        var client = _authority.Write(TestAuthority.Office(Office));
        await CallAsync(_authority.Client(client));

        TestAuthority.Replace(_authority.ServerFile, good.Replace("-----BEGIN PRIVATE KEY-----", "-----BEGIN NOTHING-----", StringComparison.Ordinal));
        // The service looks at its certificate before it looks at the lists: when the list is noticed, the certificate was looked at.
        _authority.Revoke(client);
        await Eventually.Be(() => IsRefusedAsync(_authority.Client(client)), refused => refused);
        (await ServerCertificate.ShownAsync(_service.Port)).ShouldBe(before);

        _authority.ReplaceServer();
        await Eventually.Be(() => ServerCertificate.ShownAsync(_service.Port), shown => shown != before);
    }

    private static async Task<int> CallUntilAsync(NotificationServiceClient client, CancellationToken end)
    {
        var done = 0;
        for (; !end.IsCancellationRequested; done++)
        {
            (await Should.ThrowAsync<RpcException>(ListAsync(client))).StatusCode.ShouldBe(StatusCode.Unauthenticated);
        }

        return done;
    }

    private async Task CallAsync(ClientTls tls)
    {
        using var channel = _service.Encrypted(tls);
        await new NotificationServiceClient(channel).ListNotificationsAsync(new ListNotificationsRequest(), _service.As(Office));
    }

    private async Task<bool> IsRefusedAsync(ClientTls tls)
    {
        try
        {
            await CallAsync(tls);
            return false;
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unauthenticated)
        {
            return true;
        }
    }

    private static async Task ListAsync(NotificationServiceClient client) => await client.ListNotificationsAsync(new ListNotificationsRequest());

    /// <summary>The first record that the server sends to a client which knows this version (3.2 is TLS 1.1) and no later one.</summary>
    private async Task<byte[]> AnswerAsync(byte version)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, _service.Port, TestContext.Current.CancellationToken);
        var stream = socket.GetStream();
        await stream.WriteAsync(Hello(version), TestContext.Current.CancellationToken);
        var record = new byte[7];
        await stream.ReadExactlyAsync(record, TestContext.Current.CancellationToken);
        return record;
    }

    /// <summary>A ClientHello (RFC 5246, section 7.4.1.2) for ECDSA on P-256, by suites of TLS 1.1 and 1.2.</summary>
    private static byte[] Hello(byte version)
    {
        byte[] extensions = [0, 10, 0, 4, 0, 2, 0, 23, 0, 11, 0, 2, 1, 0, 0, 13, 0, 4, 0, 2, 4, 3, 0, 16, 0, 5, 0, 3, 2, (byte)'h', (byte)'2'];
        byte[] body = [3, version, .. new byte[32], 0, 0, 4, 0xC0, 0x2B, 0xC0, 0x09, 1, 0, 0, (byte)extensions.Length, .. extensions];
        byte[] message = [1, 0, 0, (byte)body.Length, .. body];
        return [Handshake, 3, 1, 0, (byte)message.Length, .. message];
    }
}
