using Grpc.Core;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;

[assembly: AssemblyFixture(typeof(Netralitas.Notifications.Tests.NotificationsFixture))]

namespace Netralitas.Notifications.Tests;

/// <summary>One Notifications service for all tests that call it; each test makes its own cases. It lives on Monday 14 October 2024, 09:00 WITA.</summary>
public sealed class NotificationsFixture : IAsyncLifetime
{
    public const string Personnel = "bkpsdm-63.72";
    public const string Handler = "bawaslu-63.01";

    public ServiceUnderTest<NotificationsDb> Service { get; private set; } = null!;

    public NotificationService.NotificationServiceClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceUnderTest<NotificationsDb>.StartAsync(new NotificationsModule(), "2024-10-14T09:00+08:00x1");
        Client = new NotificationService.NotificationServiceClient(Service.Channel);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    public Metadata As(string office) => Service.As(office);

    /// <summary>A task of the personnel office of Banjarbaru in a case of Tanah Laut, due at the midnight that begins 17 October in WITA.</summary>
    public static TaskSnapshot Task(Guid? caseId = null, string office = Personnel, string? number = null) => new(
        Guid.CreateVersion7(), 1, new DateTimeOffset(2024, 10, 14, 8, 30, 0, TimeSpan.FromHours(8)), office, caseId ?? Guid.CreateVersion7(), number,
        Guid.CreateVersion7(), "identify-person", "Mengidentifikasi terlapor dan unit kerjanya", "Identify the reported person and the unit", office, Handler,
        new DateTimeOffset(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(8)), "Asia/Makassar", null, null, null);

    /// <summary>A case of Tanah Laut.</summary>
    public static CaseSnapshot Case(Guid? id = null)
    {
        var at = new DateTimeOffset(2024, 10, 14, 9, 0, 0, TimeSpan.FromHours(8));
        return new CaseSnapshot(
            id ?? Guid.CreateVersion7(), 2, at, "REPORT", "pilkada-2024", "63.01", new DateOnly(2024, 10, 12), at, at, Handler, "005/Reg/2024", null, null, null, null, []);
    }

    /// <summary>Offices come to keep out of a case at once.</summary>
    public static OfficeRecused Recused(Guid caseId, params string[] offices)
    {
        var file = Case(caseId);
        return new OfficeRecused(file with { Recusals = [.. offices.Select(office => new RecusalSnapshot(office, file.ChangedTime, Handler))] }, offices);
    }

    /// <summary>An officer comes to keep out of a case.</summary>
    public static OfficerRecused Recused(Guid caseId, Guid officer)
    {
        var file = Case(caseId);
        return new OfficerRecused(file with { OfficerRecusals = [new OfficerRecusalSnapshot(officer, file.ChangedTime)] }, officer);
    }

    /// <summary>What an office has been told of a case, newest first.</summary>
    public async Task<IReadOnlyList<Notification>> ToldAsync(string office, Guid caseId) =>
        (await Client.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId.ToString(), PageSize = 1000 }, As(office))).Notifications;

    public static string NewId() => Guid.NewGuid().ToString();
}
