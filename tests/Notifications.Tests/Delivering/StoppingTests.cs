using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

public sealed class StoppingTests(DeliveryFixture deliveries)
{
    [Fact]
    public async Task A_process_that_stops_gives_back_what_it_was_sending()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = Receiver.HangAsync;
        await using var service = await deliveries.StartAsync("--Delivery:SendLimit=00:00:30");
        const string Office = "bkpsdm-62.06";
        await new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = receiver.Url("stopped") } }, service.As(Office, Roles.Administrator));
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => Task.FromResult(receiver.All.Count), count => count == 1);

        await service.StopAsync();

        var (row, attempts) = await service.InDatabase(async db => (await db.Deliveries.SingleAsync(), await db.DeliveryAttempts.ToListAsync()));
        (row.State, row.Lease, row.Failures).ShouldBe((DeliveryState.Waiting, null, 0));
        attempts.ShouldHaveSingleItem().Outcome.ShouldBe(AttemptOutcome.Stopped);
    }
}
