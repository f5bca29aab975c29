using System.Diagnostics;
using Grpc.Core;
using Grpc.Net.Client;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Tests.Tls;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using static Netralitas.Contracts.Notifications.V1.NotificationService;

namespace Netralitas.Platform.Tests.Identity;

/// <summary>A certificate that is taken back, or ends, while its holder is connected.</summary>
public sealed class RevocationTests : IAsyncLifetime
{
    private static readonly TimeSpan NoticedWithin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LastsFor = TimeSpan.FromSeconds(4);

    private readonly TestAuthority _authority = new();
    private ServiceUnderTest<NotificationsDb> _service = null!;
    private string _certificate = "";
    private GrpcChannel _channel = null!;

    private NotificationServiceClient Client => new(_channel);

    public async ValueTask InitializeAsync()
    {
        _service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), World.Clock, _authority.Settings);
        _certificate = _authority.Write(TestAuthority.Office("bkpsdm-63.72"));
        _channel = _service.Encrypted(_authority.Client(_certificate));
    }

    public async ValueTask DisposeAsync()
    {
        _channel.Dispose();
        await _service.DisposeAsync();
        _authority.Dispose();
    }

    [Fact]
    public async Task Its_calls_are_refused_and_its_streams_end_within_seconds_and_others_go_on()
    {
        using var other = _service.Encrypted(_authority.Client(TestAuthority.Office("kpu-63.01")));
        using var theirs = new NotificationServiceClient(other).WatchNotifications(new WatchNotificationsRequest());
        await theirs.ReadUntilAsync(message => message.Bookmark is not null);
        using var stream = Client.WatchNotifications(new WatchNotificationsRequest());
        await stream.ReadUntilAsync(message => message.Bookmark is not null);
        var watch = Stopwatch.StartNew();

        _authority.Revoke(_certificate);

        (await stream.ReadToErrorAsync()).Error.Reason().ShouldBe("TOKEN_EXPIRED");
        watch.Elapsed.ShouldBeLessThan(NoticedWithin);
        (await CauseAsync()).ShouldBe("REVOKED");
        await new NotificationServiceClient(other).ListNotificationsAsync(new ListNotificationsRequest());
        await theirs.ReadUntilAsync(message => message.Bookmark is not null);
    }

    [Fact]
    public async Task One_that_ends_is_refused_from_then_on()
    {
        var end = DateTimeOffset.UtcNow + LastsFor;
        using var ending = _service.Encrypted(_authority.Client(TestAuthority.Office("kpu-63.01") with { Until = end }));
        using var stream = new NotificationServiceClient(ending).WatchNotifications(new WatchNotificationsRequest());
        await stream.ReadUntilAsync(message => message.Bookmark is not null);

        (await stream.ReadToErrorAsync()).Error.Reason().ShouldBe("TOKEN_EXPIRED");

        (await CauseAsync(ending)).ShouldBe("NOT_IN_TIME");
        DateTimeOffset.UtcNow.ShouldBeInRange(end.AddSeconds(-1), end + NoticedWithin);
    }

    [Fact]
    public async Task While_the_list_is_overdue_nobody_is_believed()
    {
        (await CauseAsync()).ShouldBeNull();

        _authority.Revoke(certificateFile: null, nextUpdate: DateTimeOffset.UtcNow.AddMinutes(-1));
        await Eventually.Be(CauseAsync, cause => cause == "REVOCATION_UNKNOWN");

        _authority.Revoke(certificateFile: null);
        await Eventually.Be(CauseAsync, cause => cause is null);
    }

    [Fact]
    public async Task A_list_that_the_authority_has_not_signed_does_not_replace_its_own()
    {
        using var foreign = new TestAuthority();
        _authority.Revoke(_certificate);
        await Eventually.Be(CauseAsync, cause => cause == "REVOKED");

        TestAuthority.Replace(_authority.RevokedFile, await File.ReadAllTextAsync(foreign.RevokedFile, TestContext.Current.CancellationToken));
        await LookedAsync();

        (await CauseAsync()).ShouldBe("REVOKED");
    }

    /// <summary>Returns when the service has looked at its files once more: it looks at the server's certificate before the lists.</summary>
    private async Task LookedAsync()
    {
        for (var i = 0; i < 2; i++)
        {
            var before = await ServerCertificate.ShownAsync(_service.Port);
            _authority.ReplaceServer();
            await Eventually.Be(() => ServerCertificate.ShownAsync(_service.Port), now => now != before);
        }
    }

    /// <summary>Why a call on the open connection is refused; null when it is not.</summary>
    private Task<string?> CauseAsync() => CauseAsync(_channel);

    private static async Task<string?> CauseAsync(GrpcChannel channel)
    {
        try
        {
            await new NotificationServiceClient(channel).ListNotificationsAsync(new ListNotificationsRequest());
            return null;
        }
        catch (RpcException e) when (e.Reason() == "CERTIFICATE_REFUSED")
        {
            return e.Detail<Google.Rpc.ErrorInfo>()!.Metadata["cause"];
        }
    }
}
