using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Storage;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>Notices that come together in one e-mail.</summary>
public sealed class TogetherTests(DeliveryFixture deliveries)
{
    private const string Office = "kpu-63.08";

    [Fact]
    public async Task Many_of_a_kind_are_a_few_e_mails_that_say_how_many_and_each_notice_is_in_one()
    {
        await using var mail = new MailServer();
        await using var service = await deliveries.StartAsync($"--Delivery:Smtp:Port={mail.Port}", "--Delivery:FoldWindow=00:00:02");
        await AddAsync(service, new ChannelSettings { EmailAddress = "petugas@kpu.example", Language = ChannelLanguage.English });
        for (var i = 0; i < 20; i++)
        {
            await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
        }

        var sent = await Eventually.Be(() => DeliveriesAsync(service), all => all.Count == 20 && all.All(one => one.State == DeliveryState.Delivered));

        mail.Taken.Count.ShouldBeInRange(1, 5);
        var letters = sent.GroupBy(one => one.MessageId.Length > 0 ? one.MessageId : one.Id).ToDictionary(letter => letter.Key, letter => letter.Count());
        letters.Count.ShouldBe(mail.Taken.Count);
        foreach (var (id, count) in letters.Where(letter => letter.Value > 1))
        {
            mail.Taken.Single(one => one.Text.Contains($"<{id}@", StringComparison.Ordinal)).Text.ShouldContain($"{count} notices");
        }
    }

    [Fact]
    public async Task A_digest_has_all_that_could_wait_and_what_is_overdue_comes_before_it()
    {
        await using var mail = new MailServer();
        // An hour is some seven seconds.
        await using var service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), "2024-10-14T09:00+08:00x500", DeliveryFixture.Settings(mail.Port));
        await AddAsync(service, new ChannelSettings { EmailAddress = "petugas@kpu.example", Digest = new Digest { Period = DigestPeriod.Hourly } });
        var far = NotificationsFixture.Task(office: Office) with { DueTime = new DateTimeOffset(2024, 12, 1, 0, 0, 0, TimeSpan.FromHours(8)) };
        foreach (var fact in new object[] { new TaskOpened(far), new TaskOpened(far with { TaskId = Guid.NewGuid() }), new TaskReturned(far), new TaskOverdue(far) })
        {
            await service.TellAsync(fact);
        }

        var all = await Eventually.Be(() => DeliveriesAsync(service), all => all.Count == 4 && all.All(one => one.State == DeliveryState.Delivered), TimeSpan.FromSeconds(40));

        // The hour may begin while the facts are told: two digests then, of different hours.
        mail.Taken.First().Text.ShouldContain($"<{all[0].Id}@");
        mail.Taken.Count.ShouldBeInRange(2, 3);
    }

    [Fact]
    public async Task Attempts_to_reach_an_officer_are_on_record_with_the_address_masked()
    {
        await using var service = await deliveries.StartAsync("--Reach:OfficerAfter=00:00:01");
        var (officer, rosters, administrator) = (Guid.CreateVersion7(), new RosterService.RosterServiceClient(service.Channel), service.As(Office, Roles.Administrator));
        await service.TellAsync(new OfficerChanged(officer, 1, Office, ["intake"], DateTimeOffset.UnixEpoch, EndTime: null));
        await rosters.SetContactAsync(
            new SetContactRequest { RequestId = NotificationsFixture.NewId(), OfficerId = officer.ToString(), Settings = new ChannelSettings { EmailAddress = "budi.rahasia@kpu.example" } }, administrator);
        await rosters.SetRosterAsync(new SetRosterRequest { RequestId = NotificationsFixture.NewId(), Settings = Reaching.ReachFixture.Always("", officer.ToString()) }, administrator);
        await service.TellAsync(new TaskOverdue(NotificationsFixture.Task(office: Office)));

        var attempts = await Eventually.Be(
            async () => (await new ChannelService.ChannelServiceClient(service.Channel).ListAttemptsAsync(new ListAttemptsRequest(), administrator)).Attempts, all => all.Count > 0);

        attempts.ShouldAllBe(attempt => attempt.OfficerId == officer.ToString() && attempt.MaskedTarget == "b***@kpu.example");
        attempts.ToString().ShouldNotContain("rahasia");
    }

    [Fact]
    public async Task No_more_than_two_hundred_e_mails_are_replayed_at_once()
    {
        const string Own = "kesbangpol-63.09";
        var channel = (await deliveries.CreateAsync(Own, new ChannelSettings { EmailAddress = "petugas@kesbangpol.example" })).Channel;
        await deliveries.Service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Own)));
        await deliveries.AllAsync(Own, DeliveryState.Delivered);
        var notice = await deliveries.Service.InDatabase(db => db.Notices.SingleAsync(one => one.OfficeId == Own));
        await deliveries.Service.Services.GetRequiredService<Store<NotificationsDb>>().WriteAsync((db, _) =>
        {
            for (var i = 0; i < 200; i++)
            {
                var copy = new Notice
                {
                    Id = Guid.CreateVersion7(), Version = 1, TaskId = Guid.NewGuid(), Kind = notice.Kind, OfficeId = Own, TaskOfficeId = Own, CaseId = notice.CaseId, Title = "x", TitleEn = "x",
                    DueTime = notice.DueTime, TimeZone = notice.TimeZone, EventTime = notice.EventTime,
                };
                db.Insert(copy);
                db.Insert(new DeliveryRow
                {
                    Id = Guid.CreateVersion7(), ChannelId = Guid.Parse(channel.Id), NoticeId = copy.Id, OfficeId = Own, State = DeliveryState.Delivered,
                    CreateTime = Instant.FromDateTimeOffset(DateTimeOffset.UtcNow), NextTryTime = default, HoldTime = default, EndTime = Instant.FromDateTimeOffset(DateTimeOffset.UtcNow),
                });
            }

            return Task.CompletedTask;
        }, TestContext.Current.CancellationToken);
        var replay = new ReplayDeliveriesRequest
        {
            RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id, StartTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.UtcNow.AddHours(-1)),
        };

        (await Errors.Refused(deliveries.Client.ReplayDeliveriesAsync(replay, deliveries.As(Own)))).Reason().ShouldBe("TOO_MANY_DELIVERIES");
    }

    private static async Task AddAsync(ServiceUnderTest<NotificationsDb> service, ChannelSettings settings) => await new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
        new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = settings }, service.As(Office, Roles.Administrator));

    private static async Task<IReadOnlyList<Delivery>> DeliveriesAsync(ServiceUnderTest<NotificationsDb> service) =>
        (await new ChannelService.ChannelServiceClient(service.Channel).ListDeliveriesAsync(new ListDeliveriesRequest { PageSize = 1000 }, service.As(Office, Roles.Administrator))).Deliveries;
}
