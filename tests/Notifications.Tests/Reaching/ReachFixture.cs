using Grpc.Core;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Tests.Delivering;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Task = System.Threading.Tasks.Task;

[assembly: AssemblyFixture(typeof(Netralitas.Notifications.Tests.Reaching.ReachFixture))]

namespace Netralitas.Notifications.Tests.Reaching;

/// <summary>A Notifications service in which unread notices go on within seconds. It lives on Monday 14 October 2024, 09:00 WITA; each test has an office of its own.</summary>
public sealed class ReachFixture : IAsyncLifetime
{
    public MailServer Mail { get; } = new();

    public ServiceUnderTest<NotificationsDb> Service { get; private set; } = null!;

    public RosterService.RosterServiceClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceUnderTest<NotificationsDb>.StartAsync(
            new NotificationsModule(), "2024-10-14T09:00+08:00x1",
            [.. DeliveryFixture.Settings(Mail.Port), "--Reach:OfficerAfter=00:00:01", "--Reach:HeadAfter=00:00:01", "--Reach:OfficeAboveAfter=00:00:01"]);
        Client = new RosterService.RosterServiceClient(Service.Channel);
    }

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        await Mail.DisposeAsync();
    }

    public Metadata As(string office) => Service.As(office, Roles.Administrator);

    /// <summary>Appoints an officer whose address begins with a name; none without a name.</summary>
    public async Task<string> OfficerAsync(string office, string? name = null)
    {
        var id = Guid.CreateVersion7();
        await Service.TellAsync(new OfficerChanged(id, 1, office, ["intake"], DateTimeOffset.UnixEpoch, EndTime: null));
        if (name is not null)
        {
            await Client.SetContactAsync(Contact(id.ToString(), Address(office, name)), As(office));
        }

        return id.ToString();
    }

    public static string Address(string office, string name) => $"{name}@{office}.example";

    public static SetContactRequest Contact(string officer, string address) =>
        new() { RequestId = NotificationsFixture.NewId(), OfficerId = officer, Settings = new ChannelSettings { EmailAddress = address } };

    /// <summary>Dismisses an officer.</summary>
    public Task DismissAsync(string office, string officer) =>
        Service.TellAsync(new OfficerChanged(Guid.Parse(officer), 2, office, ["intake"], DateTimeOffset.UnixEpoch, new DateTimeOffset(2024, 10, 14, 8, 0, 0, TimeSpan.FromHours(8))));

    /// <summary>Puts officers on duty round the clock.</summary>
    public async Task<SetRosterResponse> RosterAsync(string office, string head, params string[] officers) =>
        await Client.SetRosterAsync(new SetRosterRequest { RequestId = NotificationsFixture.NewId(), Settings = Always(head, officers) }, As(office));

    public static RosterSettings Always(string head, params string[] officers) => new()
    {
        WeeklyShifts =
        {
            new WeeklyShift { Weekdays = { Enumerable.Range(1, 7).Select(day => (Weekday)day) }, Shift = new Shift { StartTimeOfDay = "00:00", EndTimeOfDay = "00:00", OfficerIds = { officers } } },
        },
        HeadOfficerId = head,
    };

    /// <summary>Whom e-mails of this office's officers have gone to, in the order of arrival.</summary>
    public IReadOnlyList<string> Reached(string office) =>
        [.. Mail.Taken.Select(mail => mail.To).Where(to => to.Contains($"@{office}.example>", StringComparison.Ordinal)).Select(to => to.Split('<')[1].Split('@')[0])];

    /// <summary>What an office has been told, newest first.</summary>
    public async Task<IReadOnlyList<Notification>> ToldAsync(string office) =>
        (await new NotificationService.NotificationServiceClient(Service.Channel).ListNotificationsAsync(new ListNotificationsRequest(), Service.As(office))).Notifications;

    public async Task<IReadOnlyList<ReachStep>> StepsAsync(string office, string notice) =>
        (await Client.ListReachStepsAsync(new ListReachStepsRequest { NotificationId = notice }, Service.As(office))).Steps;
}
