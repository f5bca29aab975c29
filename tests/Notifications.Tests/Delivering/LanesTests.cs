using Microsoft.Extensions.DependencyInjection;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Storage;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

public sealed class LanesTests(DeliveryFixture deliveries)
{
    private const string Office = "bkpsdm-62.11";
    private const int Mailboxes = 70;
    private const int MailLanes = 16;

    [Fact]
    public async Task A_mail_server_that_hangs_holds_up_no_webhook()
    {
        await using var mail = new MailServer { Hangs = true };
        await using var receiver = await Receiver.StartAsync();
        await using var service = await deliveries.StartAsync($"--Delivery:Smtp:Port={mail.Port}", "--Delivery:SendLimit=00:00:30");
        await service.Services.GetRequiredService<Store<NotificationsDb>>().WriteAsync((db, _) =>
        {
            db.Channels.AddRange(Enumerable.Range(0, Mailboxes).Select(_ => Mailbox()));
            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        await Eventually.Be(() => Task.FromResult(mail.Connections), count => count == MailLanes);

        await new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = receiver.Url("free") } }, service.As("bkpsdm-62.12", Roles.Administrator));
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: "bkpsdm-62.12")));

        await Eventually.Be(() => Task.FromResult(receiver.All.Count), count => count == 1, limit: TimeSpan.FromSeconds(20));
        mail.Connections.ShouldBe(MailLanes);
    }

    private static ChannelRow Mailbox() => new()
    {
        Id = Guid.CreateVersion7(), Version = 1, OfficeId = Office, IsWebhook = false, Target = "petugas@example.go.id", Kinds = "", Language = ChannelLanguage.Indonesian,
        TimeZone = "Asia/Pontianak", SecretNumber = 0, State = ChannelState.Active, NextTryTime = default,
    };
}
