using System.Security.Cryptography.X509Certificates;
using Netralitas.Cli.Certificates;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>Receivers and a mail server with certificates of an authority of the operator's own, and with others.</summary>
public sealed class EncryptedTests(DeliveryFixture deliveries) : IDisposable
{
    private const string Office = "kpu-63.07";

    private readonly TestFolder _folder = new();
    private readonly CertificateAuthority _own = Authority("own");
    private readonly CertificateAuthority _other = Authority("other");

    [Theory]
    [InlineData(true, AttemptOutcome.Delivered)]
    [InlineData(false, AttemptOutcome.NotEncrypted)]
    public async Task A_webhook_by_https_is_sent_to_whom_the_operator_s_authority_vouches_for(bool isOwn, AttemptOutcome outcome)
    {
        using var certificate = Certificate(isOwn ? _own : _other);
        await using var receiver = await Receiver.StartAsync(certificate);
        await using var service = await StartAsync();
        await AddAsync(service, new ChannelSettings { Url = receiver.Url("tls") });

        (await AttemptAsync(service)).Outcome.ShouldBe(outcome);

        receiver.At("tls").Count.ShouldBe(isOwn ? 1 : 0);
    }

    [Fact]
    public async Task A_good_certificate_of_another_name_is_refused()
    {
        using var certificate = Certificate(_own);
        await using var receiver = await Receiver.StartAsync(certificate);
        await using var service = await StartAsync();
        await AddAsync(service, new ChannelSettings { Url = receiver.Url("name", "127.0.0.2") });

        // It listens on 127.0.0.1 alone, so the other name must lead there.
        (await AttemptAsync(service)).Outcome.ShouldBeOneOf(AttemptOutcome.NotEncrypted, AttemptOutcome.NotConnected);

        receiver.All.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true, AttemptOutcome.Delivered)]
    [InlineData(false, AttemptOutcome.NotEncrypted)]
    public async Task An_e_mail_goes_by_starttls_with_a_login_to_a_server_that_is_believed_and_to_no_other(bool isOwn, AttemptOutcome outcome)
    {
        using var certificate = Certificate(isOwn ? _own : _other);
        await using var mail = new MailServer { Certificate = certificate };
        await using var service = await StartAsync("--Delivery:Smtp:Tls=true", $"--Delivery:Smtp:Port={mail.Port}", "--Delivery:Smtp:User=netralitas", "--Delivery:Smtp:Password=kata sandi");
        await AddAsync(service, new ChannelSettings { EmailAddress = "petugas@example.go.id" });

        (await AttemptAsync(service)).Outcome.ShouldBe(outcome);

        mail.Taken.Count.ShouldBe(isOwn ? 1 : 0);
        mail.Logins.ShouldBe(isOwn ? [("netralitas", "kata sandi")] : []);
    }

    public void Dispose()
    {
        _own.Dispose();
        _other.Dispose();
        _folder.Dispose();
    }

    private Task<ServiceUnderTest<NotificationsDb>> StartAsync(params string[] settings)
    {
        File.WriteAllText(_folder.File("ca.pem"), _own.CertificatePem);
        return deliveries.StartAsync([$"--Delivery:CaFile={_folder.File("ca.pem")}", .. settings]);
    }

    private static async Task AddAsync(ServiceUnderTest<NotificationsDb> service, ChannelSettings settings)
    {
        await new ChannelService.ChannelServiceClient(service.Channel).CreateChannelAsync(
            new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = settings }, service.As(Office, Roles.Administrator));
        await service.TellAsync(new TaskOpened(NotificationsFixture.Task(office: Office)));
    }

    /// <summary>The first attempt.</summary>
    private static async Task<DeliveryAttempt> AttemptAsync(ServiceUnderTest<NotificationsDb> service) => (await Eventually.Be(
        async () => (await new ChannelService.ChannelServiceClient(service.Channel).ListAttemptsAsync(new ListAttemptsRequest(), service.As(Office, Roles.Administrator))).Attempts, all => all.Count > 0))[^1];

    private static CertificateAuthority Authority(string name) => CertificateAuthority.Create(name, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));

    private static X509Certificate2 Certificate(CertificateAuthority authority)
    {
        var pair = authority.Issue(new CertificateWish("receiver", [], IsServer: true, IsClient: false, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddHours(12)));
        return X509Certificate2.CreateFromPem(pair.CertificatePem, pair.KeyPem);
    }
}
