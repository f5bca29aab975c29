using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>Channels that wait long after a failure, and what ends that at once.</summary>
public sealed class BackOffTests(DeliveryFixture deliveries)
{
    private const string Office = "bkpsdm-62.10";
    private static readonly string[] Slow = ["--Delivery:RetryFirst=00:10:00", "--Delivery:RetryMost=00:10:00"];

    [Fact]
    public async Task What_waits_for_a_failing_receiver_is_due_when_the_channel_is_and_not_before()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await FailOnceAsync(receiver);

        (await DueAsync(Duration.Zero)).ShouldBeEmpty();
        var (rows, channel) = await service.InDatabase(async db => (await db.Deliveries.ToListAsync(), await db.Channels.SingleAsync()));

        rows.Count.ShouldBe(2);
        (await DueAsync(Duration.FromMinutes(11))).ShouldBe(rows.Select(row => Instant.Max(row.NextTryTime, channel.NextTryTime)), ignoreOrder: true);

        Task<List<Instant>> DueAsync(Duration later)
        {
            var now = SystemClock.Instance.GetCurrentInstant() + later;
            return service.InDatabase(db => DeliveryCare.Due(db, now, now).ToListAsync());
        }
    }

    [Fact]
    public async Task A_channel_with_a_corrected_address_begins_anew_at_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await FailOnceAsync(receiver);
        var (client, administrator) = (new ChannelService.ChannelServiceClient(service.Channel), service.As(Office, Roles.Administrator));
        receiver.Answer = context => Receiver.With(context.Request.Path == "/right" ? 200 : 500)(context);
        var channel = (await client.ListChannelsAsync(new ListChannelsRequest(), administrator)).Channels.Single();
        channel.FailingSinceTime.ShouldNotBeNull();
        channel.Settings.Url = receiver.Url("right");

        var updated = (await client.UpdateChannelAsync(new UpdateChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id, Settings = channel.Settings }, administrator)).Channel;

        updated.FailingSinceTime.ShouldBeNull();
        await Eventually.Be(() => Task.FromResult(receiver.At("right").Select(one => one.Id).Distinct().Count()), count => count == 2);
    }

    [Fact]
    public async Task What_is_being_sent_while_its_channel_is_resumed_is_sent_once()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await deliveries.StartAsync("--Delivery:SendLimit=00:00:30");
        var answer = new TaskCompletionSource();
        receiver.Answer = async context =>
        {
            if (receiver.All.Count > 1)
            {
                await answer.Task;
            }

            await Receiver.With(receiver.All.Count > 1 ? 200 : 500)(context);
        };
        var (client, administrator) = (new ChannelService.ChannelServiceClient(service.Channel), service.As(Office, Roles.Administrator));
        var channel = await AddAsync(service, receiver.Url("resumed"));
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => Task.FromResult(receiver.All.Count), count => count == 2);

        await client.PauseChannelAsync(new PauseChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel }, administrator);
        await client.ResumeChannelAsync(new ResumeChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel }, administrator);
        answer.SetResult();

        await Eventually.Be(() => service.InDatabase(db => db.Deliveries.SingleAsync()), row => row.State == DeliveryState.Delivered);
        receiver.All.Count.ShouldBe(2);
    }

    /// <summary>A service with two deliveries to a receiver that has refused one of them, and is asked again in minutes.</summary>
    private async Task<ServiceUnderTest<NotificationsDb>> FailOnceAsync(Receiver receiver)
    {
        receiver.Answer = Receiver.With(500);
        var service = await deliveries.StartAsync(Slow);
        await AddAsync(service, receiver.Url("wrong"));
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => service.InDatabase(db => db.DeliveryAttempts.CountAsync()), count => count == 1);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        return service;
    }

    private static async Task<string> AddAsync(ServiceUnderTest<NotificationsDb> service, string url) => (await new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
        new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = url } }, service.As(Office, Roles.Administrator))).Channel.Id;
}
