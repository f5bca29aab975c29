using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>One event that a receiver always refuses, on a channel on which nothing else comes.</summary>
public sealed class AloneTests(DeliveryFixture deliveries)
{
    private const string Office = "kpu-63.07";

    [Fact]
    public async Task It_is_given_up_and_the_channel_goes_on_until_the_next_one_is_refused_too()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await deliveries.StartAsync("--Delivery:PauseAfter=00:00:01");
        var client = await AddAsync(service, receiver.Url("alone"));
        receiver.Answer = Receiver.With(400);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => StateAsync(service), states => states.SequenceEqual([DeliveryState.GivenUp]));
        (await ChannelAsync(service, client)).State.ShouldBe(ChannelState.Active);

        receiver.Answer = Receiver.With(204);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => StateAsync(service), states => states.SequenceEqual([DeliveryState.GivenUp, DeliveryState.Delivered]));
        receiver.Answer = Receiver.With(400);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => StateAsync(service), states => states.SequenceEqual([DeliveryState.GivenUp, DeliveryState.Delivered, DeliveryState.GivenUp]));
        (await ChannelAsync(service, client)).State.ShouldBe(ChannelState.Active);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));

        await Eventually.Be(() => ChannelAsync(service, client), channel => channel.State == ChannelState.Failed);
        (await StateAsync(service))[^1].ShouldBe(DeliveryState.Waiting);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(429)]
    public async Task A_receiver_that_is_out_of_order_or_busy_pauses_the_channel_and_loses_nothing(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await deliveries.StartAsync("--Delivery:PauseAfter=00:00:01");
        var client = await AddAsync(service, receiver.Url("alone"));
        receiver.Answer = Receiver.With(status);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));

        await Eventually.Be(() => ChannelAsync(service, client), channel => channel.State == ChannelState.Failed);

        (await StateAsync(service)).ShouldBe([DeliveryState.Waiting]);
    }

    [Fact]
    public async Task Of_what_never_ends_the_latest_attempts_are_kept()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await deliveries.StartAsync("--Delivery:AttemptsKept=3");
        await AddAsync(service, receiver.Url("alone"));
        receiver.Answer = Receiver.With(500);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));

        await Eventually.Be(() => Task.FromResult(receiver.All.Count), count => count >= 8);

        var care = service.Services.GetServices<IHostedService>().OfType<DeliveryCare>().Single();
        (await care.PruneAsync(TestContext.Current.CancellationToken)).ShouldBe(1);

        // Others may have come since.
        var left = await service.InDatabase(db => db.DeliveryAttempts.OrderBy(row => row.StartTime).ToListAsync());
        left.Count.ShouldBeInRange(3, receiver.All.Count - 3);
        (await care.PruneAsync(TestContext.Current.CancellationToken)).ShouldBeInRange(0, 1);
    }

    [Theory]
    [InlineData("127.0.0.0/8", 0)]
    [InlineData("203.0.113.0/24, 10.0.0.0/8", 1)]
    public async Task Networks_of_the_operator_s_own_are_forbidden_whatever_else_is_allowed(string networks, int came)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = await deliveries.StartAsync($"--Delivery:ForbiddenNetworks={networks}");
        await AddAsync(service, receiver.Url("alone", "localhost"));
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));

        var attempt = await Eventually.Be(() => service.InDatabase(db => db.DeliveryAttempts.OrderBy(one => one.Id).FirstOrDefaultAsync()), one => one is not null);

        attempt!.Outcome.ShouldBe(came == 0 ? AttemptOutcome.AddressForbidden : AttemptOutcome.Delivered);
        receiver.All.Count.ShouldBe(came);
    }

    [Fact]
    public async Task A_second_rotation_waits_for_the_end_of_the_first_unless_it_is_at_once()
    {
        const string Own = "kesbangpol-63.10";
        var made = await deliveries.WebhookAsync(Own, "rotating");
        var first = await RotateAsync(atOnce: false);

        (await Should.ThrowAsync<Grpc.Core.RpcException>(() => RotateAsync(atOnce: false))).Reason().ShouldBe("SECRET_IS_CHANGING");
        (await deliveries.ChannelAsync(Own)).PreviousSecretExpireTime.ShouldBe(first.Channel.PreviousSecretExpireTime);
        (await RotateAsync(atOnce: true)).Channel.PreviousSecretExpireTime.ShouldBeNull();

        async Task<RotateSecretResponse> RotateAsync(bool atOnce) => await deliveries.Client.RotateSecretAsync(
            new RotateSecretRequest { RequestId = NotificationsFixture.NewId(), ChannelId = made.Channel.Id, AtOnce = atOnce }, deliveries.As(Own));
    }

    private static async Task<ChannelService.ChannelServiceClient> AddAsync(ServiceUnderTest<NotificationsDb> service, string url)
    {
        var client = new ChannelService.ChannelServiceClient(service.Channel);
        await client.CreateChannelAsync(new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = url } }, service.As(Office, Roles.Administrator));
        return client;
    }

    private static Task<List<DeliveryState>> StateAsync(ServiceUnderTest<NotificationsDb> service) =>
        service.InDatabase(db => db.Deliveries.OrderBy(row => row.Id).Select(row => row.State).ToListAsync());

    private static async Task<Channel> ChannelAsync(ServiceUnderTest<NotificationsDb> service, ChannelService.ChannelServiceClient client) =>
        (await client.ListChannelsAsync(new ListChannelsRequest(), service.As(Office, Roles.Administrator))).Channels.Single();
}
