using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Identity;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Reading;

/// <summary>Streams end when they must: with a typed error from which the client goes on.</summary>
public sealed class StreamLimitTests
{
    private const string Office = NotificationsFixture.Personnel;
    internal const string Clock = "2024-10-14T09:00+08:00x1";
    private const int Many = 3000;
    private const int AtOnce = 200;
    private static readonly TimeSpan ExpiryLimit = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan SlowLimit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_client_that_does_not_read_is_cut_off_and_others_on_its_connection_are_not_held_up()
    {
        await using var service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), Clock);
        var client = new NotificationService.NotificationServiceClient(service.Channel);
        using var idle = client.WatchNotifications(new WatchNotificationsRequest(), service.As(Office));
        var first = await idle.ReadUntilAsync(message => message.Bookmark is not null);
        using var eager = client.WatchNotifications(new WatchNotificationsRequest(), service.As(Office));
        await eager.ReadUntilAsync(message => message.Bookmark is not null);

        var seen = 0;
        var reading = eager.ReadUntilAsync(message => message.Notification is not null && ++seen == Many, SlowLimit);
        foreach (var batch in Enumerable.Range(0, Many).Chunk(AtOnce))
        {
            await Task.WhenAll(batch.Select(_ => service.TellAsync(new TaskOpened(NotificationsFixture.Task()))));
        }

        var all = (await reading).Where(message => message.Notification is not null).Select(message => message.Notification.Id).ToList();
        all.Distinct().Count().ShouldBe(Many);
        var (read, error) = await idle.ReadToErrorAsync(SlowLimit);
        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.ResourceExhausted, "STREAM_TOO_SLOW"));
        read.Count.ShouldBeLessThan(Many);

        var token = error.Detail<Google.Rpc.ErrorInfo>()!.Metadata["resume_token"];
        token.ShouldBe(first.Concat(read).Last().ResumeToken);
        using var again = client.WatchNotifications(new WatchNotificationsRequest { ResumeToken = token }, service.As(Office));
        var rest = await again.ReadUntilAsync(message => message.Bookmark is not null);
        read.Concat(rest).Where(message => message.Notification is not null).Select(message => message.Notification.Id).ShouldBe(all);
    }

    [Fact]
    public async Task A_stream_ends_with_the_callers_token()
    {
        await using var service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), Clock);
        var client = new NotificationService.NotificationServiceClient(service.Channel);
        var expiry = DateTimeOffset.UtcNow + TimeSpan.FromSeconds(3);
        using var call = client.WatchNotifications(new WatchNotificationsRequest(), service.As(Office, expiry - Authentication.Skew - LocalIssuer.Lifetime));

        var (read, error) = await call.ReadToErrorAsync();

        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.Unauthenticated, "TOKEN_EXPIRED"));
        (DateTimeOffset.UtcNow - expiry).ShouldBeLessThan(ExpiryLimit);
        error.Detail<Google.Rpc.ErrorInfo>()!.Metadata["resume_token"].ShouldBe(read[^1].ResumeToken);
    }

    [Fact]
    public async Task A_service_that_stops_ends_its_streams_with_their_tokens_and_takes_no_new_ones()
    {
        await using var service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), Clock);
        var client = new NotificationService.NotificationServiceClient(service.Channel);
        using var call = client.WatchNotifications(new WatchNotificationsRequest(), service.As(Office));
        var read = await call.ReadUntilAsync(message => message.Bookmark is not null);

        service.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        var error = (await call.ReadToErrorAsync()).Error;
        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.Unavailable, "STREAM_ENDED"));
        error.Detail<Google.Rpc.ErrorInfo>()!.Metadata["resume_token"].ShouldBe(read[^1].ResumeToken);
        using var late = client.WatchNotifications(new WatchNotificationsRequest(), service.As(Office));
        (await late.ReadToErrorAsync()).Error.StatusCode.ShouldBe(StatusCode.Unavailable);
    }

    [Fact]
    public async Task A_token_older_than_the_changes_that_are_kept_has_expired_and_a_new_stream_begins_with_a_snapshot()
    {
        await using var service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), Clock, "--Streams:Kept=00:00:01");
        var client = new NotificationService.NotificationServiceClient(service.Channel);
        using var call = client.WatchNotifications(new WatchNotificationsRequest(), service.As(Office));
        var token = (await call.ReadUntilAsync(message => message.Bookmark is not null))[^1].ResumeToken;
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task()));
        await call.ReadUntilAsync(message => message.Notification is not null);

        var error = await Eventually.Be(async () =>
        {
            using var again = client.WatchNotifications(new WatchNotificationsRequest { ResumeToken = token }, service.As(Office));
            try
            {
                await again.ReadUntilAsync(message => message.Bookmark is not null);
                return null;
            }
            catch (RpcException e)
            {
                return e;
            }
        }, error => error is not null);

        (error!.StatusCode, error.Reason()).ShouldBe((StatusCode.OutOfRange, "RESUME_TOKEN_EXPIRED"));
        using var fresh = client.WatchNotifications(new WatchNotificationsRequest(), service.As(Office));
        (await fresh.ReadUntilAsync(message => message.SnapshotEnd is not null)).Count(message => message.Notification is not null).ShouldBe(1);
    }
}
