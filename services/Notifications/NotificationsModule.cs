using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Notifications.Acknowledging;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Contacts;
using Netralitas.Notifications.Delivering;
using Netralitas.Notifications.Hearing;
using Netralitas.Notifications.Reaching;
using Netralitas.Notifications.Reading;
using Netralitas.Notifications.Rosters;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using ServiceDescriptor = Google.Protobuf.Reflection.ServiceDescriptor;

namespace Netralitas.Notifications;

/// <summary>The Notifications service: what each office has been told.</summary>
/// <param name="reference">Reference data; null to read them at start from <c>Reference:Folder</c>, by default those delivered with the program.</param>
public sealed class NotificationsModule(ReferenceBook? reference = null) : IServiceModule<NotificationsDb>
{
    /// <inheritdoc/>
    public string Name => Network.Notifications;

    /// <inheritdoc/>
    public RpcRules Rules { get; } = NotificationAuthority.Rules();

    /// <inheritdoc/>
    public IReadOnlyList<ServiceDescriptor> Descriptors => [NotificationService.Descriptor, ChannelService.Descriptor, RosterService.Descriptor, Contracts.Operations.V1.OperationsService.Descriptor];

    /// <inheritdoc/>
    public NotificationsDb CreateContext(DbContextOptions<NotificationsDb> options) => new(options);

    /// <inheritdoc/>
    /// <exception cref="ReferenceDataException">The reference files cannot be used.</exception>
    public void AddServices(WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var folder = builder.Configuration["Reference:Folder"];
        var book = reference ?? ReferenceBook.Load(string.IsNullOrEmpty(folder) ? ReferenceBook.DefaultFolder : folder);
        builder.Services.AddDeliveries(builder.Configuration)
            .AddSingleton(book)
            .AddSingleton(new OfficeDirectory(id => book.Offices.Find(id) is not null, book.Offices.IsOperator))
            .AddSingleton(ReachOptions.Of(builder.Configuration)).AddSingleton(LadderWorker.Clock).AddHostedService<LadderWorker>().AddSingleton<ListReachSteps>()
            .AddSingleton<SetRoster>().AddSingleton<ReadRoster>()
            .AddSingleton<ContactDesk>().AddSingleton<SetContact>().AddSingleton<ReadContact>().AddSingleton<RemoveContact>()
            .AddSingleton<ListNotifications>()
            .AddSingleton<WatchNotifications>()
            .AddSingleton<AcknowledgeNotification>();
    }

    /// <inheritdoc/>
    public void MapServices(WebApplication app)
    {
        app.MapGrpcService<NotificationGrpcService>();
        app.MapGrpcService<ChannelGrpcService>();
        app.MapGrpcService<RosterGrpcService>();
    }

    /// <inheritdoc/>
    public FactHandlers<NotificationsDb> Handlers(IServiceProvider services) => Telling.Handlers(
        services.GetRequiredService<TimeProvider>(), services.GetRequiredService<LegalClock>(), services.GetRequiredService<DeliverySignal>());
}
