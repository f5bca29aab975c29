using System.Net;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Delivering.Webhooks;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>No administrator of an office reaches what stands in the network of the service.</summary>
public sealed class ForbiddenTargetTests(DeliveryFixture deliveries)
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("127.8.8.8")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::127.0.0.1")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:169.254.169.254")]
    [InlineData("64:ff9b::7f00:1")]
    [InlineData("2002:7f00:1::")]
    [InlineData("2001:0:7f00:1::")]
    [InlineData("fe80::1")]
    [InlineData("fc00::1")]
    [InlineData("fd00:ec2::254")]
    [InlineData("ff02::1")]
    [InlineData("2001:db8::1")]
    public void An_address_within_a_machine_or_network_is_none_of_the_internet(string address) => PublicAddresses.Has(IPAddress.Parse(address)).ShouldBeFalse();

    [Theory]
    [InlineData("8.8.8.8")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("100.128.0.1")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("2606:4700:4700::1111")]
    public void Others_are(string address) => PublicAddresses.Has(IPAddress.Parse(address)).ShouldBeTrue();

    [Theory]
    [InlineData("http://example.id/hook")]
    [InlineData("ftp://example.id/hook")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://2130706433/hook")]
    [InlineData("https://0x7f.1/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://user:secret@example.id/hook")]
    [InlineData("https://example.id/hook#part")]
    [InlineData("https://")]
    [InlineData("hook")]
    public async Task Such_a_webhook_cannot_be_made_and_the_answer_does_not_repeat_it(string url)
    {
        await using var service = await StrictAsync();

        var error = await Errors.Refused(new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = url } }, service.As("bkpsdm-62.03", Roles.Administrator)));

        error.BadFields().Distinct().ShouldBe(["settings.url"]);
        error.Detail<Google.Rpc.BadRequest>()!.ToString().ShouldNotContain(url);
    }

    [Fact]
    public async Task A_name_that_leads_into_the_machine_is_refused_when_it_is_used()
    {
        const string Office = "bkpsdm-64.07";
        await using var service = await StrictAsync("--Delivery:AllowPlaintext=true");
        var client = new ChannelService.ChannelServiceClient(service.Channel);
        var administrator = service.As(Office, Roles.Administrator);
        await client.CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = new ChannelSettings { Url = deliveries.Receiver.Url("forbidden", "localhost") } }, administrator);
        await service.TellAsync(new Contracts.Events.TaskOpened(NotificationsFixture.Task(office: Office)));

        await Eventually.Be(async () => (await client.ListAttemptsAsync(new ListAttemptsRequest(), administrator)).Attempts.Select(attempt => attempt.Outcome).Distinct().ToList(),
            outcomes => outcomes.Contains(AttemptOutcome.AddressForbidden));

        deliveries.Receiver.At("forbidden").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_leads_nowhere_says_so()
    {
        const string Office = "bkpsdm-64.08";
        await deliveries.WebhookAsync(Office, "http://nowhere.invalid/hook");
        await deliveries.TellAsync(Office);

        await deliveries.AttemptAsync(Office, AttemptOutcome.NameUnknown);
    }

    [Fact]
    public async Task A_name_is_asked_for_once_and_only_what_was_checked_is_connected_to()
    {
        var asked = 0;
        var pinned = new PinnedConnections(_ => true, (_, _) =>
        {
            // Whoever asks again is led elsewhere.
            return Task.FromResult(new[] { asked++ == 0 ? IPAddress.Loopback : IPAddress.Parse("127.0.0.2") });
        });
        await using (var stream = await pinned.ConnectAsync(new DnsEndPoint("rebinding.example", deliveries.Receiver.Port), TestContext.Current.CancellationToken))
        {
            stream.ShouldNotBeNull();
        }

        asked.ShouldBe(1);
    }

    [Fact]
    public async Task One_forbidden_address_among_several_forbids_them_all()
    {
        var pinned = new PinnedConnections(PublicAddresses.Has, (_, _) => Task.FromResult(new[] { IPAddress.Parse("8.8.8.8"), IPAddress.Loopback }));

        await Should.ThrowAsync<ForbiddenAddressException>(() => pinned.ConnectAsync(new DnsEndPoint("mixed.example", deliveries.Receiver.Port), TestContext.Current.CancellationToken));
    }

    private Task<ServiceUnderTest<NotificationsDb>> StrictAsync(string plaintext = "--Delivery:AllowPlaintext=false") => deliveries.StartAsync("--Delivery:AllowPrivateTargets=false", plaintext);
}
