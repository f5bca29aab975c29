using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Delivering;
using Netralitas.Notifications.Delivering.Mail;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>Which notices go in which e-mail, when. An office in WITA, on Monday 14 October 2024.</summary>
public sealed class MailLettersTests
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Asia/Makassar"];
    private static readonly Duration Window = Duration.FromMinutes(1);
    private static readonly Dictionary<NotificationKind, Instant> Nothing = [];

    [Theory]
    [InlineData(DigestPeriod.Hourly, null, "14T09:00", "14T09:00", "14T10:00")]
    [InlineData(DigestPeriod.Hourly, null, "14T23:59", "14T23:00", "15T00:00")]
    [InlineData(DigestPeriod.Daily, 450, "14T07:29", "13T07:30", "14T07:30")]
    [InlineData(DigestPeriod.Daily, 450, "14T07:30", "14T07:30", "15T07:30")]
    [InlineData(DigestPeriod.Daily, 0, "14T00:00", "14T00:00", "15T00:00")]
    public void Digests_come_on_the_hour_or_at_their_time_of_day_in_the_office(DigestPeriod period, int? minute, string now, string latest, string next)
    {
        var channel = Channel(period, minute);

        DigestTimes.Latest(channel, At(now)).ShouldBe(At(latest));
        DigestTimes.Next(channel, At(now)).ShouldBe(At(next));
    }

    [Fact]
    public void Repeats_of_a_kind_go_together_and_the_first_goes_at_once()
    {
        var (first, second, third, other) = (Due(NotificationKind.TaskOpened), Due(NotificationKind.TaskOpened), Due(NotificationKind.TaskOpened), Due(NotificationKind.TaskReturned));

        Letters([first], Nothing).ShouldHaveSingleItem().Id.ShouldBe(first.Row.Id);
        // Half a minute later two more wait for the end of the window, another kind does not.
        var half = At("14T09:00") + Duration.FromSeconds(30);
        var lastMade = new Dictionary<NotificationKind, Instant> { [NotificationKind.TaskOpened] = At("14T09:00") };
        new MailLetters(Channel(), half, half, Window).Of([second, third, other], lastMade, 4).ShouldHaveSingleItem().Id.ShouldBe(other.Row.Id);
        (second.Row.NextTryTime, third.Row.NextTryTime).ShouldBe((At("14T09:01"), At("14T09:01")));

        var folded = Letters([second, third], Nothing).ShouldHaveSingleItem();
        folded.Deliveries.Select(row => row.Id).ShouldBe([second.Row.Id, third.Row.Id], ignoreOrder: true);
        folded.Deliveries.ShouldAllBe(row => row.MessageId == folded.Id);
        MailText.Of(folded.Notices, ChannelLanguage.English).Subject.ShouldBe("Netralitas: 2 notices");
    }

    [Fact]
    public void What_an_officer_must_read_waits_for_no_digest()
    {
        var handover = Due(NotificationKind.CaseHandover);
        var contact = Channel(DigestPeriod.Hourly, officerId: Guid.CreateVersion7());

        new MailLetters(contact, At("14T09:00"), At("14T09:00"), Window).Of([handover], Nothing, 4).ShouldHaveSingleItem();
        new MailLetters(Channel(DigestPeriod.Hourly), At("14T09:00"), At("14T09:00"), Window).Of([Due(NotificationKind.CaseHandover)], Nothing, 4).ShouldBeEmpty("a channel of the office has time");
    }

    [Fact]
    public void What_was_in_a_letter_stays_in_that_one_whatever_came_since()
    {
        var (first, second) = (Due(NotificationKind.TaskOpened), Due(NotificationKind.TaskOpened));
        var letter = Letters([first, second], Nothing).Single();
        var later = Due(NotificationKind.TaskOpened);

        var again = Letters([first, second, later], Nothing);

        again.Select(one => (one.Id, one.Deliveries.Count)).ShouldBe([(letter.Id, 2), (later.Row.Id, 1)]);
    }

    [Fact]
    public void A_letter_that_failed_waits_for_the_end_of_quiet_hours_unless_something_in_it_cannot()
    {
        var (first, second) = (Due(NotificationKind.TaskCompleted), Due(NotificationKind.TaskCompleted));
        var letter = Letters([first, second], Nothing).Single();
        var channel = Channel();
        (channel.QuietStartMinute, channel.QuietEndMinute) = (9 * 60, 12 * 60);
        var overdue = Due(NotificationKind.TaskOverdue);
        overdue.Row.MessageId = overdue.Row.Id;

        new MailLetters(channel, At("14T10:00"), At("14T10:00"), Window).Of([first, second, overdue], Nothing, 4).ShouldHaveSingleItem().Id.ShouldBe(overdue.Row.Id);

        letter.Deliveries.ShouldAllBe(row => row.HoldTime == At("14T12:00"));
    }

    [Fact]
    public void What_is_due_before_the_next_digest_or_overdue_does_not_wait_for_it()
    {
        var channel = Channel(DigestPeriod.Daily, 450);
        var (soon, later, overdue, below) = (
            Due(NotificationKind.TaskOpened, "15T07:00"), Due(NotificationKind.TaskOpened, "15T08:00"), Due(NotificationKind.TaskOverdue, "14T00:00"), Due(NotificationKind.UnreadBelow));

        var now = new MailLetters(channel, At("14T09:00"), At("14T09:00"), Window).Of([soon, later, overdue, below], Nothing, 4);

        now.SelectMany(letter => letter.Deliveries).Select(row => row.Id).ShouldBe([soon.Row.Id, overdue.Row.Id, below.Row.Id], ignoreOrder: true);
        later.Row.HoldTime.ShouldBe(At("15T07:30"));
    }

    [Fact]
    public void However_notices_come_and_processes_die_there_is_one_digest_a_period_and_each_notice_is_in_one_letter()
    {
        for (var seed = 1; seed <= 200; seed++)
        {
            var chance = new Random(seed);
            var channel = Channel(DigestPeriod.Hourly);
            channel.DigestTime = At("14T09:00");
            var (all, sent, digests) = (new List<(DeliveryRow Row, Notice Notice)>(), new Dictionary<Guid, Guid[]>(), new List<Instant>());
            for (var minute = 0; minute < 600; minute++)
            {
                var now = At("14T09:00") + Duration.FromMinutes(minute);
                all.AddRange(Enumerable.Range(0, chance.Next(3) / 2).Select(_ => Due(NotificationKind.TaskCompleted)));
                if (chance.Next(4) > 0)
                {
                    continue;
                }

                // Not all is seen each time: transactions end late, and there is a limit.
                var waiting = all.Where(one => one.Row.State == DeliveryState.Waiting && one.Row.HoldTime <= now && (one.Row.MessageId is not null || chance.Next(3) > 0)).ToList();
                foreach (var letter in new MailLetters(channel, now, now, Window).Of(waiting, Nothing, 4))
                {
                    var ids = letter.Deliveries.Select(row => row.Id).ToArray();
                    if (sent.TryAdd(letter.Id, ids))
                    {
                        digests.Add(DigestTimes.Latest(channel, now));
                    }

                    sent[letter.Id].ShouldBe(ids, $"seed {seed}: it comes again as it was");
                    // Else the process died before it wrote that it was delivered.
                    if (chance.Next(3) > 0)
                    {
                        letter.Deliveries.ToList().ForEach(row => row.State = DeliveryState.Delivered);
                    }
                }
            }

            digests.ShouldBeUnique($"seed {seed}");
            sent.Values.SelectMany(ids => ids).ShouldBeUnique($"seed {seed}");
            all.Where(one => one.Row.State == DeliveryState.Delivered).Count().ShouldBeGreaterThan(0);
        }
    }

    private static IReadOnlyList<Letter> Letters((DeliveryRow, Notice)[] due, Dictionary<NotificationKind, Instant> lastMade) =>
        new MailLetters(Channel(), At("14T09:02"), At("14T09:02"), Window).Of(due, lastMade, 4);

    private static ChannelRow Channel(DigestPeriod digest = DigestPeriod.Unspecified, int? minute = null, Guid? officerId = null) => new()
    {
        Id = Guid.NewGuid(), Version = 1, OfficeId = "x", OfficerId = officerId, IsWebhook = false, Target = "x", Kinds = "", Language = ChannelLanguage.Indonesian, TimeZone = Zone.Id,
        SecretNumber = 0, State = ChannelState.Active, NextTryTime = default, Digest = digest, DigestMinute = minute,
    };

    private static (DeliveryRow Row, Notice Notice) Due(NotificationKind kind, string due = "30T00:00")
    {
        var notice = new Notice
        {
            Id = Guid.CreateVersion7(), Version = 1, TaskId = Guid.NewGuid(), Kind = kind, OfficeId = "x", TaskOfficeId = "x", CaseId = Guid.NewGuid(), Title = "x", TitleEn = "x",
            DueTime = At(due), TimeZone = Zone.Id, EventTime = default,
        };
        var row = new DeliveryRow
        {
            Id = Guid.CreateVersion7(), ChannelId = Guid.NewGuid(), NoticeId = notice.Id, OfficeId = "x", State = DeliveryState.Waiting,
            CreateTime = At("14T09:00"), NextTryTime = At("14T09:00"), HoldTime = Instant.FromUnixTimeSeconds(0),
        };
        return (row, notice);
    }

    private static Instant At(string local) => LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm").Parse("2024-10-" + local).Value.InZoneStrictly(Zone).ToInstant();
}
