using Grpc.Core;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Task = System.Threading.Tasks.Task;

[assembly: AssemblyFixture(typeof(Netralitas.Notifications.Tests.Delivering.DeliveryFixture))]

namespace Netralitas.Notifications.Tests.Delivering;

/// <summary>A Notifications service that sends to a receiver and a mail server of the test, and tries again soon. Each test has an office of its own.</summary>
public sealed class DeliveryFixture : IAsyncLifetime
{
    public MailServer Mail { get; } = new();

    public Receiver Receiver { get; private set; } = null!;

    public ServiceUnderTest<NotificationsDb> Service { get; private set; } = null!;

    public ChannelService.ChannelServiceClient Client { get; private set; } = null!;

    /// <summary>The settings of a service that sends to this machine and tries again soon.</summary>
    public static string[] Settings(int mailPort) =>
    [
        "--Delivery:AllowPrivateTargets=true", "--Delivery:AllowPlaintext=true", "--Delivery:RetryFirst=00:00:00.050", "--Delivery:RetryMost=00:00:00.200", "--Delivery:SendLimit=00:00:03", "--Delivery:FoldWindow=00:00:00.300",
        "--Delivery:Smtp:Host=127.0.0.1", $"--Delivery:Smtp:Port={mailPort}", "--Delivery:Smtp:Tls=false", "--Delivery:Smtp:From=netralitas@example.id",
    ];

    public async ValueTask InitializeAsync()
    {
        Receiver = await Receiver.StartAsync();
        Service = await StartAsync();
        Client = new ChannelService.ChannelServiceClient(Service.Channel);
    }

    /// <summary>Starts another such service, with other settings.</summary>
    public Task<ServiceUnderTest<NotificationsDb>> StartAsync(params string[] settings) =>
        ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), "2024-10-14T09:00+08:00x1", [.. Settings(Mail.Port), .. settings]);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Receiver.DisposeAsync();
        await Mail.DisposeAsync();
    }

    /// <summary>An administrator of an office.</summary>
    public Metadata As(string office) => Service.As(office, Roles.Administrator);

    /// <summary>Adds a webhook at a path of the receiver, or elsewhere.</summary>
    public async Task<CreateChannelResponse> WebhookAsync(string office, string path) => await CreateAsync(office, new ChannelSettings { Url = path.Contains(':') ? path : Receiver.Url(path) });

    public async Task<CreateChannelResponse> CreateAsync(string office, ChannelSettings settings) =>
        await Client.CreateChannelAsync(new CreateChannelRequest { RequestId = NotificationsFixture.NewId(), Settings = settings }, As(office));

    /// <summary>Tells an office that a task was opened.</summary>
    public Task TellAsync(string office, Guid? caseId = null) => Service.TellAsync(new TaskOpened(NotificationsFixture.Task(caseId, office)));

    public async Task<Channel> ChannelAsync(string office) => (await Client.ListChannelsAsync(new ListChannelsRequest(), As(office))).Channels.Single();

    public async Task<IReadOnlyList<Delivery>> DeliveriesAsync(string office) => (await Client.ListDeliveriesAsync(new ListDeliveriesRequest { PageSize = 1000 }, As(office))).Deliveries;

    public async Task<IReadOnlyList<DeliveryAttempt>> AttemptsAsync(string office) => (await Client.ListAttemptsAsync(new ListAttemptsRequest { PageSize = 1000 }, As(office))).Attempts;

    /// <summary>Waits until everything that was made for an office is in a state.</summary>
    public Task<IReadOnlyList<Delivery>> AllAsync(string office, DeliveryState state) => Eventually.Be(() => DeliveriesAsync(office), all => all.Count > 0 && all.All(one => one.State == state));

    /// <summary>Waits for an attempt that ended so.</summary>
    public async Task<DeliveryAttempt> AttemptAsync(string office, AttemptOutcome outcome) =>
        (await Eventually.Be(() => AttemptsAsync(office), all => all.Any(one => one.Outcome == outcome))).First(one => one.Outcome == outcome);
}
