using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Netralitas.Contracts.Events;
using Netralitas.Notifications;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Inbox;

namespace Netralitas.Platform.Tests.Operations;

/// <summary>Notifications with a fault that can be mended: while it is broken no opened task is told to anybody.</summary>
internal sealed class BrokenNotifications : IServiceModule<NotificationsDb>
{
    /// <summary>What the text of the fault says, and must be nowhere.</summary>
    public const string Secret = "Rahasiapenanda";

    /// <summary>What was handled already.</summary>
    public static readonly Guid Written = Guid.NewGuid();

    private readonly NotificationsModule _module = new();

    public bool IsBroken { get; set; } = true;

    /// <summary>Whether it writes once more what is there only once.</summary>
    public bool WritesAgain { get; set; }

    /// <summary>Happens in the transaction, before the fact takes effect.</summary>
    public Action Meanwhile { get; set; } = () => { };

    public string Name => _module.Name;

    public RpcRules Rules => _module.Rules;

    public IReadOnlyList<ServiceDescriptor> Descriptors => _module.Descriptors;

    public void AddServices(WebApplicationBuilder builder) => _module.AddServices(builder);

    public void MapServices(WebApplication app) => _module.MapServices(app);

    public FactHandlers<NotificationsDb> Handlers(IServiceProvider services)
    {
        var whole = _module.Handlers(services);
        return new FactHandlers<NotificationsDb>().Loading<object>((db, facts, cancel) => whole.LoadAsync(db, facts, isFirst: false, cancel)).On<TaskOpened>((db, fact) =>
        {
            Meanwhile();
            if (WritesAgain)
            {
                db.Insert(new InboxRow { MessageId = Written, HandleTime = NodaTime.Instant.FromUtc(2024, 10, 14, 1, 0) });
                return;
            }

            whole.Handle(db, IsBroken ? throw new InvalidOperationException(Secret) : fact, default);
        });
    }
}
