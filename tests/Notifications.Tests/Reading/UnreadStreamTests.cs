using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Reading;

/// <summary>By itself because it takes as long as a client may leave a message unread.</summary>
public sealed class UnreadStreamTests
{
    private const string Office = NotificationsFixture.Personnel;
    private const int MoreThanTheWindow = 400;

    [Fact]
    public async Task A_client_that_leaves_one_message_unread_for_too_long_is_cut_off_though_little_waits_for_it()
    {
        await using var service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), StreamLimitTests.Clock);
        var client = new NotificationService.NotificationServiceClient(service.Channel);
        using var idle = client.WatchNotifications(new WatchNotificationsRequest(), service.As(Office));
        await idle.ReadUntilAsync(message => message.Bookmark is not null);
        using var other = client.WatchNotifications(new WatchNotificationsRequest { CaseId = Guid.NewGuid().ToString() }, service.As(Office));
        await Task.WhenAll(Enumerable.Range(0, MoreThanTheWindow).Select(_ => service.TellAsync(new TaskOpened(NotificationsFixture.Task()))));

        // Bookmarks on the other stream of the connection show that time passes and that it lives.
        for (var i = 0; i < 4; i++)
        {
            await other.ReadUntilAsync(message => message.Bookmark is not null);
        }

        (await idle.ReadToErrorAsync()).Error.Reason().ShouldBe("STREAM_TOO_SLOW");
        await other.ReadUntilAsync(message => message.Bookmark is not null);
    }
}
