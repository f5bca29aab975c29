using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering.Mail;
using Netralitas.Platform.Hosting;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

public sealed partial class MailTests(DeliveryFixture deliveries)
{
    [Theory]
    [InlineData("bkpsdm-64.03", ChannelLanguage.Unspecified, "Netralitas: Tugas baru: Mengidentifikasi terlapor dan unit kerjanya", "Batas waktu: 17 Oktober 2024 pukul 00.00 WITA.")]
    [InlineData("bkpsdm-62.01", ChannelLanguage.English, "Netralitas: New task: Identify the reported person and the unit", "Due: 17 October 2024, 00:00 WITA.")]
    public async Task A_notice_comes_as_an_e_mail_in_the_language_of_the_channel(string office, ChannelLanguage language, string subject, string until)
    {
        var address = await CreateAsync(office, language);
        await deliveries.TellAsync(office);

        var delivery = (await deliveries.AllAsync(office, DeliveryState.Delivered)).ShouldHaveSingleItem();

        var text = TakenBy(address).ShouldHaveSingleItem();
        text.ShouldContain($"Message-ID: <{delivery.Id}@example.id>", Case.Insensitive);
        text.ShouldContain("From: netralitas@example.id");
        Subject(text).ShouldBe(subject);
        var body = Unquoted(text);
        body.ShouldContain(until);
        body.ShouldContain(delivery.NotificationId);
    }

    [Fact]
    public async Task What_the_server_refuses_is_tried_again()
    {
        const string Office = "bkpsdm-62.02";
        await using var mail = new MailServer();
        await using var service = await deliveries.StartAsync($"--Delivery:Smtp:Port={mail.Port}");
        var client = new ChannelService.ChannelServiceClient(service.Channel);
        mail.Answer = command => command == "RCPT" ? "550 nobody here" : null;
        await AddAsync(client, service, Office);
        await service.TellAsync(new Contracts.Events.TaskOpened(NotificationsFixture.Task(office: Office)));
        await AttemptAsync(client, service, Office, AttemptOutcome.Refused);
        (await AttemptsAsync(client, service, Office)).ShouldContain(attempt => attempt.StatusCode == 550);
        mail.Answer = command => command == "MAIL" ? "" : null;
        await AttemptAsync(client, service, Office, AttemptOutcome.NotConnected);
        (mail.Answer, mail.Hangs) = (_ => null, true);
        await AttemptAsync(client, service, Office, AttemptOutcome.TimedOut);
        mail.Taken.ShouldBeEmpty();
        mail.Hangs = false;

        await Eventually.Be(() => Task.FromResult(mail.Taken.Count), count => count == 1);
        await AttemptAsync(client, service, Office, AttemptOutcome.Delivered);
    }

    [Fact]
    public async Task Our_mail_server_pauses_no_channel_and_gives_nothing_up_however_long_it_fails()
    {
        const string Office = "bkpsdm-62.07";
        var asked = 0;
        await using var mail = new MailServer { Answer = command => command != "MAIL" ? null : Interlocked.Increment(ref asked) % 2 == 0 ? "" : "451 later" };
        await using var service = await deliveries.StartAsync($"--Delivery:Smtp:Port={mail.Port}", "--Delivery:PauseAfter=00:00:00.500");
        var client = new ChannelService.ChannelServiceClient(service.Channel);
        await AddAsync(client, service, Office);
        await service.TellAsync(new Contracts.Events.TaskOpened(NotificationsFixture.Task(office: Office)));

        // Twice as long as gives a delivery up, and more often than pauses a channel.
        var failed = await Eventually.Be(
            () => AttemptsAsync(client, service, Office), all => all.Count > 10 && all[0].StartTime.ToDateTimeOffset() - all[^1].StartTime.ToDateTimeOffset() > TimeSpan.FromSeconds(2));

        failed.Select(one => (one.Outcome, one.StatusCode)).Distinct().ShouldBe([(AttemptOutcome.Failed, 451), (AttemptOutcome.NotConnected, 0)], ignoreOrder: true);
        var channel = (await client.ListChannelsAsync(new ListChannelsRequest(), service.As(Office, Platform.Authority.Roles.Administrator))).Channels.Single();
        (channel.State, channel.FailingSinceTime).ShouldBe((ChannelState.Active, null));
        mail.Answer = _ => null;
        await AttemptAsync(client, service, Office, AttemptOutcome.Delivered);
    }

    [Fact]
    public async Task Without_a_mail_server_there_is_no_such_channel()
    {
        await using var service = await deliveries.StartAsync("--Delivery:Smtp:Host=");

        var error = await Errors.Refused(new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { EmailAddress = "a@example.id" } },
            service.As("bkpsdm-62.02", Platform.Authority.Roles.Administrator)));

        error.Reason().ShouldBe("NO_MAIL_SERVER");
    }

    [Theory]
    [InlineData("petugas", false)]
    [InlineData("", true)]
    public void Nobody_logs_in_without_tls(string user, bool isGood)
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Delivery:Smtp:Host"] = "mail.example.id", ["Delivery:Smtp:From"] = "netralitas@example.id", ["Delivery:Smtp:Tls"] = "false", ["Delivery:Smtp:User"] = user,
        }).Build();
        var read = () => { MailOptions.Of(settings); };

        if (isGood)
        {
            read.ShouldNotThrow();
            return;
        }

        read.ShouldThrow<SettingException>().Message.ShouldContain("Delivery:Smtp:User");
    }

    private async Task<string> CreateAsync(string office, ChannelLanguage language)
    {
        var address = $"petugas.{office}@example.go.id";
        await deliveries.CreateAsync(office, new ChannelSettings { EmailAddress = address, Language = language });
        return address;
    }

    private List<string> TakenBy(string address) => [.. deliveries.Mail.Taken.Where(mail => mail.To.Contains($"<{address}>", StringComparison.Ordinal)).Select(mail => mail.Text)];

    private static Task AddAsync(ChannelService.ChannelServiceClient client, ServiceUnderTest<NotificationsDb> service, string office) => client.CreateChannelAsync(
        new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { EmailAddress = "petugas@example.go.id" } },
        service.As(office, Platform.Authority.Roles.Administrator)).ResponseAsync;

    private static async Task<IReadOnlyList<DeliveryAttempt>> AttemptsAsync(ChannelService.ChannelServiceClient client, ServiceUnderTest<NotificationsDb> service, string office) =>
        (await client.ListAttemptsAsync(new ListAttemptsRequest { PageSize = 1000 }, service.As(office, Platform.Authority.Roles.Administrator))).Attempts;

    private static Task AttemptAsync(ChannelService.ChannelServiceClient client, ServiceUnderTest<NotificationsDb> service, string office, AttemptOutcome outcome) =>
        Eventually.Be(() => AttemptsAsync(client, service, office), all => all.Any(attempt => attempt.Outcome == outcome));

    private static string Subject(string text)
    {
        var lines = Folded().Replace(text.Split("\n\n")[0], " ").Split('\n');
        return Encoded().Replace(lines.Single(line => line.StartsWith("Subject: ", StringComparison.Ordinal))["Subject: ".Length..], word =>
            word.Groups[1].Value == "B" ? Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[2].Value)) : Unquoted(word.Groups[2].Value.Replace('_', ' '))).Trim();
    }

    private static string Unquoted(string text) => Quoted().Replace(text.Replace("=\n", "", StringComparison.Ordinal), sign => ((char)byte.Parse(sign.Groups[1].Value, NumberStyles.HexNumber)).ToString());

    [GeneratedRegex(@"\n\s+")]
    private static partial Regex Folded();

    [GeneratedRegex(@"=\?utf-8\?([BQ])\?([^?]*)\?= ?", RegexOptions.IgnoreCase)]
    private static partial Regex Encoded();

    [GeneratedRegex("=([0-9A-F]{2})")]
    private static partial Regex Quoted();
}
