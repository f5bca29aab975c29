using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

public sealed class ReplayTests(DeliveryFixture deliveries)
{
    [Fact]
    public async Task What_a_receiver_lost_comes_again_with_the_same_ids()
    {
        const string Office = "bkpsdm-64.71";
        var channel = (await deliveries.WebhookAsync(Office, "replayed")).Channel;
        for (var i = 0; i < 3; i++)
        {
            await deliveries.TellAsync(Office);
        }

        var made = (await deliveries.AllAsync(Office, DeliveryState.Delivered)).OrderBy(one => one.Id, StringComparer.Ordinal).ToList();
        made.Count.ShouldBe(3);

        await ReplayAsync(new ReplayDeliveriesRequest { NotificationId = made[0].NotificationId });
        await CameAsync(made[0].Id, times: 2);
        await ReplayAsync(new ReplayDeliveriesRequest { StartTime = made[1].CreateTime, EndTime = made[2].CreateTime });
        await CameAsync(made[1].Id, times: 2);
        await ReplayAsync(new ReplayDeliveriesRequest { StartTime = made[1].CreateTime });
        await CameAsync(made[1].Id, times: 3);
        await CameAsync(made[2].Id, times: 2);

        await deliveries.AllAsync(Office, DeliveryState.Delivered);
        deliveries.Receiver.At("replayed").Count.ShouldBe(7);
        (await deliveries.AttemptsAsync(Office)).Count.ShouldBe(7, "every attempt is on record");

        async Task ReplayAsync(ReplayDeliveriesRequest request)
        {
            (request.RequestId, request.ChannelId) = (NotificationsFixture.NewId(), channel.Id);
            await deliveries.Client.ReplayDeliveriesAsync(request, deliveries.As(Office));
            await deliveries.Client.ReplayDeliveriesAsync(request, deliveries.As(Office));
        }

        Task CameAsync(string id, int times) => Eventually.Be(() => Task.FromResult(deliveries.Receiver.At("replayed").Count(one => one.Id == id)), count => count == times);
    }

    [Fact]
    public async Task A_replay_says_what_it_is_about()
    {
        const string Office = "bkpsdm-64.72";
        var channel = (await deliveries.WebhookAsync(Office, "never")).Channel;
        var now = Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow);

        foreach (var request in new[] { new ReplayDeliveriesRequest(), new ReplayDeliveriesRequest { NotificationId = channel.Id, StartTime = now }, new ReplayDeliveriesRequest { EndTime = now } })
        {
            (request.RequestId, request.ChannelId) = (NotificationsFixture.NewId(), channel.Id);
            (await Errors.Refused(deliveries.Client.ReplayDeliveriesAsync(request, deliveries.As(Office)))).BadFields().ShouldBe(["start_time"]);
        }
    }
}
