using System.Security.Cryptography;
using System.Text;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

public sealed class WebhookTests(DeliveryFixture deliveries)
{
    [Fact]
    public async Task A_notice_comes_as_a_cloud_event_that_its_secret_signs()
    {
        const string Office = "bkpsdm-63.01";
        var made = await deliveries.WebhookAsync(Office, "plain");
        var caseId = Guid.CreateVersion7();
        await deliveries.TellAsync(Office, caseId);

        var delivery = (await deliveries.AllAsync(Office, DeliveryState.Delivered)).ShouldHaveSingleItem();

        var one = deliveries.Receiver.At("plain").ShouldHaveSingleItem();
        one.Headers["Content-Type"].ShouldBe("application/cloudevents+json; charset=utf-8");
        (one.Id, one.Event["specversion"]!.GetValue<string>(), one.Event["type"]!.GetValue<string>()).ShouldBe((delivery.Id, "1.0", "id.netralitas.notifications.v1.TaskOpened"));
        one.Event["subject"]!.GetValue<string>().ShouldBe(delivery.NotificationId);
        var notice = Google.Protobuf.JsonParser.Default.Parse<Notification>(one.Event["data"]!.ToJsonString());
        (notice.CaseId, notice.OfficeId, notice.Kind).ShouldBe((caseId.ToString(), Office, NotificationKind.TaskOpened));
        Verifies(one, made.Secret).ShouldBeTrue();
        Verifies(one with { Body = [.. one.Body, (byte)' '] }, made.Secret).ShouldBeFalse();
        Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - long.Parse(one.Headers["Netralitas-Timestamp"])).ShouldBeLessThan(60);
        (await deliveries.AttemptsAsync(Office)).ShouldHaveSingleItem().StatusCode.ShouldBe(204);
    }

    [Fact]
    public async Task While_a_secret_changes_both_sign_and_at_once_only_the_new_one_does()
    {
        const string Office = "bkpsdm-63.02";
        var made = await deliveries.WebhookAsync(Office, "rotated");
        var second = await RotateAsync(atOnce: false);
        await deliveries.TellAsync(Office);
        await Eventually.Be(() => Task.FromResult(deliveries.Receiver.At("rotated").Count), count => count == 1);
        var third = await RotateAsync(atOnce: true);
        await deliveries.TellAsync(Office);
        await Eventually.Be(() => Task.FromResult(deliveries.Receiver.At("rotated").Count), count => count == 2);

        var (both, alone) = (deliveries.Receiver.At("rotated")[0], deliveries.Receiver.At("rotated")[1]);
        new[] { made.Secret, second.Secret, third.Secret }.Distinct().Count().ShouldBe(3);
        (Verifies(both, made.Secret), Verifies(both, second.Secret)).ShouldBe((true, true));
        (Verifies(alone, made.Secret), Verifies(alone, second.Secret), Verifies(alone, third.Secret)).ShouldBe((false, false, true));
        second.Channel.PreviousSecretExpireTime.ToDateTimeOffset().ShouldBeInRange(DateTimeOffset.UtcNow.AddDays(2.9), DateTimeOffset.UtcNow.AddDays(3.1));
        third.Channel.PreviousSecretExpireTime.ShouldBeNull();

        async Task<RotateSecretResponse> RotateAsync(bool atOnce) => await deliveries.Client.RotateSecretAsync(
            new RotateSecretRequest { RequestId = NotificationsFixture.NewId(), ChannelId = made.Channel.Id, AtOnce = atOnce }, deliveries.As(Office));
    }

    [Theory]
    [InlineData("bkpsdm-63.03", 500)]
    [InlineData("bkpsdm-63.04", 404)]
    [InlineData("bkpsdm-63.05", 301)]
    [InlineData("bkpsdm-63.06", 307)]
    public async Task What_is_refused_is_tried_again_with_the_same_id_and_a_redirection_is_not_followed(string office, int status)
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Response.Headers.Location = receiver.Url("elsewhere");
            return Receiver.With(receiver.At("refused").Count <= 2 ? status : 200)(context);
        };
        await deliveries.WebhookAsync(office, receiver.Url("refused"));
        await deliveries.TellAsync(office);

        await deliveries.AllAsync(office, DeliveryState.Delivered);

        (await deliveries.AttemptsAsync(office)).Select(attempt => (attempt.Outcome, attempt.StatusCode)).ShouldBe(
            [(AttemptOutcome.Delivered, 200), (AttemptOutcome.Refused, status), (AttemptOutcome.Refused, status)]);
        receiver.At("refused").Select(one => one.Id).Distinct().ShouldHaveSingleItem();
        receiver.At("elsewhere").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_left_and_tried_again()
    {
        const string Office = "bkpsdm-63.07";
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context => receiver.All.Count == 1 ? Receiver.HangAsync(context) : Receiver.With(200)(context);
        await deliveries.WebhookAsync(Office, receiver.Url("hung"));
        await deliveries.TellAsync(Office);

        await deliveries.AllAsync(Office, DeliveryState.Delivered);

        (await deliveries.AttemptAsync(Office, AttemptOutcome.TimedOut)).DurationMs.ShouldBeInRange(2900, 20_000);
    }

    [Fact]
    public async Task A_slow_answer_in_time_counts_and_an_endless_body_is_not_read()
    {
        const string Office = "bkpsdm-63.08";
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = async context =>
        {
            using var slow = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
            await slow.WaitForNextTickAsync();
            for (var part = 0; part < 100_000 && !context.RequestAborted.IsCancellationRequested; part++)
            {
                await context.Response.Body.WriteAsync(new byte[64 * 1024], context.RequestAborted);
            }
        };
        await deliveries.WebhookAsync(Office, receiver.Url("slow"));
        await deliveries.TellAsync(Office);

        await deliveries.AllAsync(Office, DeliveryState.Delivered);

        (await deliveries.AttemptsAsync(Office)).ShouldHaveSingleItem().DurationMs.ShouldBeGreaterThan(400);
    }

    [Fact]
    public async Task A_receiver_that_closes_or_is_away_gets_it_when_it_is_back()
    {
        const string Office = "bkpsdm-63.09";
        await using var receiver = await Receiver.StartAsync();
        receiver.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await deliveries.WebhookAsync(Office, receiver.Url("closed"));
        await deliveries.TellAsync(Office);
        await deliveries.AttemptAsync(Office, AttemptOutcome.NotConnected);
        receiver.Answer = Receiver.With(200);

        var delivery = (await deliveries.AllAsync(Office, DeliveryState.Delivered)).ShouldHaveSingleItem();

        delivery.Failures.ShouldBeGreaterThan(0);
        (await deliveries.ChannelAsync(Office)).FailingSinceTime.ShouldBeNull();
    }

    [Fact]
    public async Task A_receiver_that_nobody_can_trust_gets_nothing()
    {
        const string Office = "bkpsdm-63.10";
        using var authority = new TestAuthority();
        var pem = File.ReadAllText(authority.ServerFile);
        using var certificate = System.Security.Cryptography.X509Certificates.X509Certificate2.CreateFromPem(pem, pem);
        await using var receiver = await Receiver.StartAsync(certificate);
        await deliveries.WebhookAsync(Office, receiver.Url("untrusted"));
        await deliveries.TellAsync(Office);

        await deliveries.AttemptAsync(Office, AttemptOutcome.NotEncrypted);

        receiver.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_hangs_holds_up_no_other_and_gets_few_at_a_time()
    {
        const string Slow = "bkpsdm-64.01";
        const string Quick = "bkpsdm-64.02";
        await using var receiver = await Receiver.StartAsync();
        var (open, most) = (0, 0);
        receiver.Answer = async context =>
        {
            most = Math.Max(most, Interlocked.Increment(ref open));
            await Receiver.HangAsync(context);
            Interlocked.Decrement(ref open);
        };
        await deliveries.WebhookAsync(Slow, receiver.Url("hangs"));
        await deliveries.WebhookAsync(Quick, "quick");
        for (var i = 0; i < 20; i++)
        {
            await deliveries.TellAsync(Slow);
        }

        await Eventually.Be(() => Task.FromResult(receiver.All.Count), count => count > 0);
        await deliveries.TellAsync(Quick);
        var delivered = await Eventually.Be(() => deliveries.DeliveriesAsync(Quick), all => all.Count == 1 && all[0].State == DeliveryState.Delivered);

        (delivered[0].EndTime - delivered[0].CreateTime).ToTimeSpan().ShouldBeLessThan(TimeSpan.FromSeconds(3), "less than one attempt at the other");
        await deliveries.AttemptAsync(Slow, AttemptOutcome.TimedOut);
        most.ShouldBeLessThanOrEqualTo(4);
    }

    /// <summary>As docs/integration.md tells receivers to.</summary>
    private static bool Verifies(Received one, string secret)
    {
        using var hmac = new HMACSHA256(Encoding.ASCII.GetBytes(secret));
        var expected = Convert.ToHexStringLower(hmac.ComputeHash([.. Encoding.ASCII.GetBytes(one.Headers["Netralitas-Timestamp"] + "."), .. one.Body]));
        return one.Headers["Netralitas-Signature"].Split(',').Contains("v1=" + expected);
    }
}
