using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

public sealed class PausingTests(DeliveryFixture deliveries)
{
    [Fact]
    public async Task A_channel_that_keeps_failing_is_paused_with_a_notice_that_comes_elsewhere_and_sends_all_when_it_is_resumed()
    {
        const string Office = "bkpsdm-64.09";
        await using var receiver = await Receiver.StartAsync();
        await using var service = await deliveries.StartAsync("--Delivery:PauseAfter=00:00:02");
        var client = new ChannelService.ChannelServiceClient(service.Channel);
        var administrator = service.As(Office, Roles.Administrator);
        receiver.Answer = context => Receiver.With(context.Request.Path == "/good" ? 200 : 500)(context);
        var failing = await CreateAsync("failing");
        await CreateAsync("good");
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));

        var paused = await Eventually.Be(async () => (await client.GetChannelAsync(new GetChannelRequest { ChannelId = failing.Id }, administrator)).Channel, channel => channel.State == ChannelState.Failed);

        (paused.PauseTime - paused.FailingSinceTime).ToTimeSpan().ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(2));
        var notice = (await new NotificationService.NotificationServiceClient(service.Channel).ListNotificationsAsync(new ListNotificationsRequest(), service.As(Office))).Notifications[0];
        (notice.Kind, notice.ChannelId, notice.CaseId, notice.TaskId).ShouldBe((NotificationKind.ChannelPaused, failing.Id, "", ""));
        notice.Text.ShouldStartWith($"Untuk administrator: saluran dijeda karena terus gagal: {failing.Id}. Waktu kejadian: 14 Oktober 2024");
        notice.DueTime.ShouldBeNull();
        await Eventually.Be(() => Task.FromResult(receiver.At("good").Count), count => count == 3);

        receiver.Answer = Receiver.With(200);
        var tried = receiver.At("failing").Count;
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => Task.FromResult(receiver.At("good").Count), count => count == 4);
        receiver.At("failing").Count.ShouldBe(tried, "a paused channel sends nothing");
        await client.ResumeChannelAsync(new ResumeChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = failing.Id }, administrator);

        await Eventually.Be(
            async () => (await client.ListDeliveriesAsync(new ListDeliveriesRequest { ChannelId = failing.Id }, administrator)).Deliveries,
            all => all.Count == 3 && all.All(one => one.State == DeliveryState.Delivered));
        receiver.At("failing").Skip(tried).Select(one => one.Id).Distinct().Count().ShouldBe(3);

        async Task<Channel> CreateAsync(string path) => (await client.CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = receiver.Url(path) } }, administrator)).Channel;
    }

    [Fact]
    public async Task An_administrator_pauses_and_resumes_and_doing_so_again_changes_nothing()
    {
        const string Office = "bkpsdm-62.04";
        var channel = (await deliveries.WebhookAsync(Office, "paused")).Channel;
        var pause = new PauseChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id };
        var paused = (await deliveries.Client.PauseChannelAsync(pause, deliveries.As(Office))).Channel;
        (paused.State, paused.Etag).ShouldBe((ChannelState.Paused, "2"));
        (await deliveries.Client.PauseChannelAsync(new PauseChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id }, deliveries.As(Office))).Channel.ShouldBe(paused);
        await deliveries.TellAsync(Office);
        await deliveries.AllAsync(Office, DeliveryState.Waiting);

        var resumed = (await deliveries.Client.ResumeChannelAsync(new ResumeChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id }, deliveries.As(Office))).Channel;

        (resumed.State, resumed.PauseTime).ShouldBe((ChannelState.Active, null));
        await deliveries.AllAsync(Office, DeliveryState.Delivered);
    }

    [Fact]
    public async Task One_notice_that_is_always_refused_is_given_up_while_others_come_through()
    {
        const string Office = "bkpsdm-64.11";
        await using var receiver = await Receiver.StartAsync();
        await using var service = await deliveries.StartAsync("--Delivery:PauseAfter=00:00:01");
        var client = new ChannelService.ChannelServiceClient(service.Channel);
        var administrator = service.As(Office, Roles.Administrator);
        string? poison = null;
        receiver.Answer = context => Receiver.With(Receiver.Of(context).Id == (poison ??= receiver.All.First().Id) ? 400 : 200)(context);
        await client.CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = receiver.Url("poison") } }, administrator);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));

        var ended = await Eventually.Be(async () =>
        {
            await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
            return (await client.ListDeliveriesAsync(new ListDeliveriesRequest { State = DeliveryState.GivenUp }, administrator)).Deliveries;
        }, all => all.Count > 0, every: TimeSpan.FromMilliseconds(200));

        ended.ShouldHaveSingleItem().Id.ShouldBe(poison);
        (await client.ListChannelsAsync(new ListChannelsRequest(), administrator)).Channels.Single().State.ShouldBe(ChannelState.Active);
    }
}
