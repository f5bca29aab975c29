using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>The service lives on Monday 14 October 2024, 09:00 WITA.</summary>
public sealed class QuietHoursTests(DeliveryFixture deliveries)
{
    [Fact]
    public async Task In_quiet_hours_what_can_wait_waits_and_a_legal_deadline_does_not()
    {
        const string Office = "bkpsdm-64.74";
        var settings = new ChannelSettings { Url = deliveries.Receiver.Url("quiet"), QuietHours = new QuietHours { StartTimeOfDay = "08:00", EndTimeOfDay = "20:00" } };
        var channel = (await deliveries.CreateAsync(Office, settings)).Channel;
        var (waits, overdue, soon) = (NotificationsFixture.Task(office: Office), NotificationsFixture.Task(office: Office), NotificationsFixture.Task(office: Office));
        await deliveries.Service.TellAsync(new TaskOpened(waits));
        await deliveries.Service.TellAsync(new TaskOverdue(overdue));
        await deliveries.Service.TellAsync(new TaskOpened(soon with { DueTime = new DateTimeOffset(2024, 10, 14, 19, 0, 0, TimeSpan.FromHours(8)) }));

        await Eventually.Be(() => Task.FromResult(Came()), came => came.Count == 2);
        // The others may have come and not be recorded yet.
        await Eventually.Be(
            () => deliveries.Service.InDatabase(db => Task.FromResult(db.Deliveries.Where(row => row.OfficeId == Office && row.State == DeliveryState.Waiting).Select(row => row.HoldTime).ToList())),
            held => held.SequenceEqual([Instant.FromUtc(2024, 10, 14, 12, 0)]));

        Came().ShouldBe([overdue.TaskId.ToString(), soon.TaskId.ToString()], ignoreOrder: true);
        settings.QuietHours = null;
        await deliveries.Client.UpdateChannelAsync(new UpdateChannelRequest { RequestId = NotificationsFixture.NewId(), ChannelId = channel.Id, Settings = settings }, deliveries.As(Office));
        await Eventually.Be(() => Task.FromResult(Came()), came => came.Contains(waits.TaskId.ToString()));

        List<string> Came() => [.. deliveries.Receiver.At("quiet").Select(one => one.Event["data"]!["taskId"]!.GetValue<string>())];
    }

    [Theory]
    [InlineData("20:59", null)]
    [InlineData("21:00", "2024-10-15T06:00")]
    [InlineData("23:59", "2024-10-15T06:00")]
    [InlineData("00:00", "2024-10-14T06:00")]
    [InlineData("05:59", "2024-10-14T06:00")]
    [InlineData("06:00", null)]
    public void Hours_over_midnight_end_in_the_morning_of_the_office(string now, string? until) => Held(NotificationKind.TaskCompleted, "2024-10-20T00:00", now).ShouldBe(until);

    [Theory]
    [InlineData(NotificationKind.TaskOpened, "2024-10-15T05:00", null)]
    [InlineData(NotificationKind.TaskOpened, "2024-10-15T06:00", null)]
    [InlineData(NotificationKind.TaskOpened, "2024-10-15T06:01", "2024-10-15T06:00")]
    [InlineData(NotificationKind.TaskReturned, "2024-10-15T05:00", null)]
    [InlineData(NotificationKind.TaskOverdue, "2024-10-14T00:00", null)]
    [InlineData(NotificationKind.TaskOverdue, "2024-11-14T00:00", null)]
    [InlineData(NotificationKind.RevealAsked, "2024-10-15T05:00", null)]
    [InlineData(NotificationKind.TaskCompleted, "2024-10-15T05:00", "2024-10-15T06:00")]
    [InlineData(NotificationKind.TaskCancelled, "2024-10-15T05:00", "2024-10-15T06:00")]
    [InlineData(NotificationKind.CaseHandover, "2024-10-14T22:00", "2024-10-15T06:00")]
    public void A_deadline_within_them_is_never_held_back(NotificationKind kind, string due, string? until) => Held(kind, due, "22:00").ShouldBe(until);

    private static string? Held(NotificationKind kind, string due, string now)
    {
        var zone = DateTimeZoneProviders.Tzdb["Asia/Makassar"];
        var channel = new ChannelRow
        {
            Id = Guid.NewGuid(), Version = 1, OfficeId = "x", IsWebhook = true, Target = "x", Kinds = "", Language = ChannelLanguage.Indonesian, TimeZone = zone.Id,
            QuietStartMinute = 21 * 60, QuietEndMinute = 6 * 60, SecretNumber = 1, State = ChannelState.Active, NextTryTime = default,
        };
        var notice = new Notice
        {
            Id = Guid.NewGuid(), Version = 1, TaskId = Guid.NewGuid(), Kind = kind, OfficeId = "x", TaskOfficeId = "x", CaseId = Guid.NewGuid(), Title = "x", TitleEn = "x",
            DueTime = At(due), TimeZone = zone.Id, EventTime = default,
        };
        return QuietTime.HeldUntil(channel, notice, At("2024-10-14T" + now)) is { } end ? end.InZone(zone).ToString("uuuu-MM-dd'T'HH:mm", null) : null;

        Instant At(string local) => NodaTime.Text.LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse(local).Value.InZoneStrictly(zone).ToInstant();
    }
}
