using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering;
using Netralitas.Notifications.Tests.Delivering;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Storage;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Channels;

public sealed class ChannelTests(DeliveryFixture deliveries)
{
    [Fact]
    public async Task A_channel_has_what_it_was_given_and_a_repeated_request_makes_no_other()
    {
        const string Office = "kpu-63.01";
        var settings = new ChannelSettings
        {
            EmailAddress = "operator@kpu.example", Language = ChannelLanguage.English, NotificationKinds = { NotificationKind.TaskOpened, NotificationKind.TaskOverdue },
            QuietHours = new QuietHours { StartTimeOfDay = "21:30", EndTimeOfDay = "05:05" },
        };
        var request = new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = settings };

        var made = await deliveries.Client.CreateChannelAsync(request, deliveries.As(Office));

        (await deliveries.Client.CreateChannelAsync(request, deliveries.As(Office))).ShouldBe(made);
        (made.Channel.OfficeId, made.Channel.Etag, made.Channel.State, made.Secret).ShouldBe((Office, "1", ChannelState.Active, ""));
        made.Channel.Settings.ShouldBe(settings);
        (await deliveries.ChannelAsync(Office)).ShouldBe(made.Channel);
    }

    [Fact]
    public async Task A_secret_is_shown_when_it_is_made_and_to_whoever_repeats_that_request()
    {
        const string Office = "kpu-63.02";
        var request = new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = deliveries.Receiver.Url("secret") } };

        var made = await deliveries.Client.CreateChannelAsync(request, deliveries.As(Office));

        made.Secret.Length.ShouldBeGreaterThan(40);
        (await deliveries.Client.CreateChannelAsync(request, deliveries.As(Office))).Secret.ShouldBe(made.Secret);
        (await deliveries.Client.GetChannelAsync(new GetChannelRequest { ChannelId = made.Channel.Id }, deliveries.As(Office))).ToString().ShouldNotContain(made.Secret);
        (await deliveries.Service.InDatabase(db => Task.FromResult(db.Channels.AsEnumerable().Any(row => row.Target.Contains(made.Secret, StringComparison.Ordinal))))).ShouldBeFalse();
        var mail = (await deliveries.CreateAsync(Office, new ChannelSettings { EmailAddress = "a@kpu.example" })).Channel;
        (await Errors.Refused(deliveries.Client.RotateSecretAsync(new RotateSecretRequest { RequestId = NotificationsFixture.NewId(), ChannelId = mail.Id }, deliveries.As(Office))))
            .Reason().ShouldBe("NOT_A_WEBHOOK");
    }

    [Fact]
    public async Task Only_the_kinds_that_it_wants_come()
    {
        const string Office = "kpu-63.03";
        await deliveries.CreateAsync(Office, new ChannelSettings { Url = deliveries.Receiver.Url("kinds"), NotificationKinds = { NotificationKind.TaskCancelled } });
        var task = NotificationsFixture.Task(office: Office);
        await deliveries.Service.TellAsync(new TaskOpened(task));
        await deliveries.Service.TellAsync(new TaskCancelled(task));

        await deliveries.AllAsync(Office, DeliveryState.Delivered);

        deliveries.Receiver.At("kinds").ShouldHaveSingleItem().Event["data"]!["kind"]!.GetValue<string>().ShouldBe("NOTIFICATION_KIND_TASK_CANCELLED");
    }

    [Fact]
    public async Task What_waits_for_a_deleted_channel_is_dropped_and_its_address_is_gone()
    {
        const string Office = "kpu-63.04";
        var channel = (await deliveries.WebhookAsync(Office, "deleted")).Channel;
        await deliveries.Client.PauseChannelAsync(new PauseChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id }, deliveries.As(Office));
        await deliveries.TellAsync(Office);
        var delete = new DeleteChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id };
        await deliveries.Client.DeleteChannelAsync(delete, deliveries.As(Office));
        await deliveries.Client.DeleteChannelAsync(delete, deliveries.As(Office));

        (await deliveries.AllAsync(Office, DeliveryState.Dropped)).ShouldHaveSingleItem();
        (await deliveries.Client.ListChannelsAsync(new ListChannelsRequest(), deliveries.As(Office))).Channels.ShouldBeEmpty();
        deliveries.Receiver.At("deleted").ShouldBeEmpty();
    }

    [Fact]
    public async Task What_a_fact_plans_for_a_channel_that_was_just_deleted_is_dropped()
    {
        var late = new DeliveryRow
        {
            Id = Guid.CreateVersion7(), ChannelId = Guid.CreateVersion7(), NoticeId = Guid.CreateVersion7(), OfficeId = "kpu-63.09",
            State = DeliveryState.Waiting, CreateTime = default, NextTryTime = default, HoldTime = default,
        };
        await deliveries.Service.Services.GetRequiredService<Store<NotificationsDb>>().WriteAsync((db, _) => Task.FromResult(db.Add(late)), TestContext.Current.CancellationToken);

        await Eventually.Be(() => deliveries.Service.InDatabase(db => db.Deliveries.SingleAsync(row => row.Id == late.Id)), row => row is { State: DeliveryState.Dropped, EndTime: not null });
    }

    [Fact]
    public async Task All_bad_fields_come_back_at_once_and_nothing_is_kept()
    {
        const string Office = "kpu-63.05";
        var settings = new ChannelSettings
        {
            EmailAddress = "Budi <budi@example.id>", NotificationKinds = { (NotificationKind)999 }, Language = (ChannelLanguage)9, QuietHours = new QuietHours { StartTimeOfDay = "25:00", EndTimeOfDay = "6" },
        };

        var error = await Errors.Refused(deliveries.Client.CreateChannelAsync(new CreateChannelRequest { Settings = settings }, deliveries.As(Office)));

        error.BadFields().ShouldBe(["request_id", "settings.email_address", "settings.notification_kinds", "settings.language", "settings.quiet_hours.start_time_of_day", "settings.quiet_hours.end_time_of_day"]);
        error.ToString().ShouldNotContain("budi");
        (await deliveries.Client.ListChannelsAsync(new ListChannelsRequest(), deliveries.As(Office))).Channels.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_email_address_stays_one_and_a_stale_etag_is_refused()
    {
        const string Office = "kpu-63.06";
        var channel = (await deliveries.WebhookAsync(Office, "kept")).Channel;

        (await Errors.Refused(Update(new ChannelSettings { EmailAddress = "a@kpu.example" }, ""))).BadFields().ShouldBe(["settings.target"]);
        (await Errors.Refused(Update(channel.Settings, "9"))).Reason().ShouldBe("ETAG_MISMATCH");
        (await Update(channel.Settings, "1")).Channel.Etag.ShouldBe("2");

        AsyncUnaryCall<UpdateChannelResponse> Update(ChannelSettings settings, string etag) => deliveries.Client.UpdateChannelAsync(
            new UpdateChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id, Settings = settings, Etag = etag }, deliveries.As(Office));
    }

    [Fact]
    public async Task A_channel_of_another_office_does_not_exist_and_only_an_administrator_sees_one()
    {
        const string Office = "kpu-63.07";
        var channel = (await deliveries.WebhookAsync(Office, "hidden")).Channel;

        foreach (var id in new[] { channel.Id, NotificationsFixture.NewId() })
        {
            (await Errors.Refused(deliveries.Client.GetChannelAsync(new GetChannelRequest { ChannelId = id }, deliveries.As("kpu-63")))).Reason().ShouldBe("NOT_FOUND");
        }

        (await Errors.Refused(deliveries.Client.GetChannelAsync(new GetChannelRequest { ChannelId = channel.Id }, deliveries.Service.As(Office, RoleWords.Business)))).Reason().ShouldBe("ROLE_MISSING");
    }

    [Fact]
    public async Task An_office_has_at_most_twenty()
    {
        const string Office = "kpu-63.08";
        for (var i = 0; i < 20; i++)
        {
            await deliveries.WebhookAsync(Office, $"many/{i}");
        }

        (await Should.ThrowAsync<RpcException>(() => deliveries.WebhookAsync(Office, "many/20"))).Reason().ShouldBe("TOO_MANY_CHANNELS");
    }
}
