using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>A process that was paused while it sent, and wakes up when another has taken over what it held.</summary>
public sealed class LeaseTests(DeliveryFixture deliveries)
{
    [Theory]
    [InlineData(204)]
    [InlineData(503)]
    public async Task It_records_its_attempt_and_decides_nothing_any_more(int status)
    {
        await using var receiver = await Receiver.StartAsync();
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        receiver.Answer = async context =>
        {
            await answer.Task;
            await Receiver.With(status)(context);
        };
        await using var service = await deliveries.StartAsync("--Delivery:SendLimit=00:00:30");
        const string Office = "bkpsdm-62.07";
        await new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = receiver.Url("paused") } }, service.As(Office, Roles.Administrator));
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => Task.FromResult(receiver.All.Count), count => count == 1);
        var other = Guid.NewGuid();
        (await service.InDatabase(db => db.Deliveries.ExecuteUpdateAsync(set => set.SetProperty(row => row.Lease, other)))).ShouldBe(1);

        answer.SetResult();
        await Eventually.Be(() => service.InDatabase(db => db.DeliveryAttempts.CountAsync()), count => count == 1);

        var row = await service.InDatabase(db => db.Deliveries.AsNoTracking().SingleAsync());
        (row.State, row.Lease, row.Failures, row.EndTime).ShouldBe((DeliveryState.Waiting, other, 0, null));
    }
}
