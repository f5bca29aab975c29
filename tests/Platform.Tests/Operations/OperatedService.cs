using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Platform.Tests.Operations;

/// <summary>A service that sets facts aside, and its operator.</summary>
internal sealed class OperatedService : IAsyncDisposable
{
    private const string Operator = "bawaslu-ri";

    private OperatedService(BrokenNotifications module, ServiceUnderTest<NotificationsDb> service) =>
        (Module, Service, Client) = (module, service, new OperationsService.OperationsServiceClient(service.PatientChannel));

    public BrokenNotifications Module { get; }

    public ServiceUnderTest<NotificationsDb> Service { get; }

    public OperationsService.OperationsServiceClient Client { get; }

    public Metadata Headers => Service.As(Operator, Roles.Administrator, "siti");

    public static async Task<OperatedService> StartAsync(string engine, Databases databases)
    {
        var module = new BrokenNotifications();
        string[] settings = engine == "postgres" ? ["--Storage:Engine=postgres", $"--Storage:Connection={await databases.NewAsync()}"] : [];
        return new OperatedService(module, await ServiceUnderTest<NotificationsDb>.StartAsync(module, "2024-10-14T09:00+08:00x1", settings));
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    /// <summary>A fact, the same whenever it comes.</summary>
    public static TaskOpened NewFact() => new(new TaskSnapshot(
        Guid.CreateVersion7(), 1, new DateTimeOffset(2024, 10, 14, 8, 30, 0, TimeSpan.FromHours(8)), "bkpsdm-63.72", Guid.CreateVersion7(), null,
        Guid.CreateVersion7(), "identify-person", "Mengidentifikasi terlapor dan unit kerjanya", "Identify the reported person and the unit", "bkpsdm-63.72", "bawaslu-63.01",
        new DateTimeOffset(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(8)), "Asia/Makassar", null, null, null));

    /// <summary>Lets a fact come that is set aside.</summary>
    public async Task<Guid> ParkAsync(TaskOpened fact)
    {
        var id = Guid.CreateVersion7();
        await Service.TellAsync(fact, id);
        return id;
    }

    public Task<ReplayParkedResponse> ReplayAsync(Guid id) => ReplayAsync(new ReplayParkedRequest { RequestId = NewId(), MessageId = id.ToString() });

    public async Task<ReplayParkedResponse> ReplayAsync(ReplayParkedRequest request) => await Client.ReplayParkedAsync(request, Headers);

    /// <summary>The reason with which it ended; empty when it went well.</summary>
    public static async Task<string> ReasonAsync(Task call)
    {
        try
        {
            await call;
            return "";
        }
        catch (RpcException e)
        {
            return e.Reason();
        }
    }

    public async Task<IReadOnlyList<ParkedFact>> ListAsync(Contracts.Operations.V1.ParkedState state = default) =>
        (await Client.ListParkedAsync(new ListParkedRequest { State = state }, Headers)).Facts;

    /// <summary>How often an office was told of a task.</summary>
    public Task<int> ToldAsync(TaskOpened fact) => Service.InDatabase(db => db.Notices.CountAsync(notice => notice.TaskId == fact.Task.TaskId));

    /// <summary>Lets days pass: what happened is so much longer ago, and housekeeping comes.</summary>
    public async Task PassAsync(int days)
    {
        var span = Duration.FromDays(days);
        var store = Service.Services.GetRequiredService<Store<NotificationsDb>>();
        await store.WriteAsync(
            async (db, cancel) =>
            {
                foreach (var row in await db.Parked.ToListAsync(cancel))
                {
                    (row.ParkTime, row.EndTime) = (row.ParkTime - span, row.EndTime - span);
                }

                var known = await db.Inbox.AsNoTracking().ToListAsync(cancel);
                await db.Inbox.ExecuteDeleteAsync(cancel);
                known.ForEach(row => db.Insert(new InboxRow { MessageId = row.MessageId, HandleTime = row.HandleTime - span }));
            }, TestContext.Current.CancellationToken, Store<NotificationsDb>.BackgroundLimit);
        await Service.Services.GetServices<IHostedService>().OfType<Housekeeping<NotificationsDb>>().Single().PruneBatchAsync(TestContext.Current.CancellationToken);
    }

    public static string NewId() => Guid.NewGuid().ToString();
}
