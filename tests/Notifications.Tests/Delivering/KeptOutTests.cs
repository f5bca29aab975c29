using Grpc.Core;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>What channels send and show of a case that their office, or one of its officers, keeps out of.</summary>
public sealed class KeptOutTests(DeliveryFixture deliveries)
{
    [Fact]
    public async Task What_waited_or_is_replayed_after_the_office_came_to_keep_out_is_dropped()
    {
        const string Office = "bkpsdm-62.08";
        var (channel, caseId) = ((await deliveries.WebhookAsync(Office, "kept-out")).Channel.Id, Guid.CreateVersion7());
        await deliveries.TellAsync(Office, caseId);
        var sent = (await deliveries.AllAsync(Office, DeliveryState.Delivered)).ShouldHaveSingleItem();
        await deliveries.Client.PauseChannelAsync(new PauseChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel }, deliveries.As(Office));
        await deliveries.TellAsync(Office, caseId);
        await deliveries.Service.TellAsync(NotificationsFixture.Recused(caseId, Office));
        await deliveries.TellAsync(Office);

        await ReplayAsync(channel, sent.NotificationId, deliveries.As(Office));
        await deliveries.Client.ResumeChannelAsync(new ResumeChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel }, deliveries.As(Office));

        var ended = await Eventually.Be(() => deliveries.DeliveriesAsync(Office), all => all.All(one => one.State != DeliveryState.Waiting));
        ended.OrderBy(one => one.CreateTime).Select(one => (one.State, one.EndTime is null)).ShouldBe(
            [(DeliveryState.Dropped, false), (DeliveryState.Dropped, false), (DeliveryState.Delivered, false)]);
        deliveries.Receiver.At("kept-out").Count(one => one.Event["data"]!["caseId"]!.GetValue<string>() == caseId.ToString()).ShouldBe(1, "that of before");
    }

    [Fact]
    public async Task An_officer_who_keeps_out_sees_and_replays_nothing_of_it_and_all_else()
    {
        const string Office = "bkpsdm-62.09";
        var (kin, caseId) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await deliveries.Service.TellAsync(new OfficerChanged(kin, 1, Office, ["administrator"], DateTimeOffset.UnixEpoch, null));
        var channel = (await deliveries.WebhookAsync(Office, "kin")).Channel.Id;
        await deliveries.TellAsync(Office, caseId);
        await deliveries.TellAsync(Office);
        var all = (await deliveries.AllAsync(Office, DeliveryState.Delivered)).OrderBy(one => one.CreateTime).ToList();
        var (hidden, shown) = (all[0], all[1]);
        var administrator = deliveries.Service.AsOfficer(Office, kin.ToString(), Roles.Administrator);
        (await SeenAsync(administrator)).ShouldBe([shown.Id, hidden.Id, shown.Id, hidden.Id], ignoreOrder: true);

        await deliveries.Service.TellAsync(NotificationsFixture.Recused(caseId, kin));

        (await SeenAsync(administrator)).ShouldBe([shown.Id, shown.Id]);
        await ReplayAsync(channel, hidden.NotificationId, administrator);
        await ReplayAsync(channel, shown.NotificationId, administrator);
        await Eventually.Be(() => Task.FromResult(deliveries.Receiver.At("kin").Count(one => one.Id == shown.Id)), count => count == 2);
        await deliveries.AllAsync(Office, DeliveryState.Delivered);
        deliveries.Receiver.At("kin").Count(one => one.Id == hidden.Id).ShouldBe(1);
    }

    private async Task<List<string>> SeenAsync(Metadata caller) =>
    [
        .. (await deliveries.Client.ListDeliveriesAsync(new ListDeliveriesRequest(), caller)).Deliveries.Select(one => one.Id),
        .. (await deliveries.Client.ListAttemptsAsync(new ListAttemptsRequest(), caller)).Attempts.Select(one => one.DeliveryId),
    ];

    private async Task ReplayAsync(string channel, string notice, Metadata caller) => await deliveries.Client.ReplayDeliveriesAsync(
        new ReplayDeliveriesRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel, NotificationId = notice }, caller);
}
