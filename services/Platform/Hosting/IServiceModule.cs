using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Hosting;

/// <summary>What makes one service of the platform: its tables, its methods and their rules, and the facts it hears.</summary>
/// <typeparam name="TDb">Its database.</typeparam>
public interface IServiceModule<TDb>
    where TDb : ServiceDbContext
{
    /// <summary>Name on the bus and in telemetry, one of <see cref="Contracts.Events.Network"/>.</summary>
    string Name { get; }

    /// <summary>Who may call what.</summary>
    RpcRules Rules { get; }

    /// <summary>The gRPC services that it serves.</summary>
    IReadOnlyList<ServiceDescriptor> Descriptors { get; }

    /// <summary>Registers what it needs beyond the platform, an <see cref="OfficeDirectory"/> among it.</summary>
    void AddServices(WebApplicationBuilder builder);

    /// <summary>Maps its gRPC services.</summary>
    void MapServices(WebApplication app);

    /// <summary>The handlers of the facts that it hears.</summary>
    FactHandlers<TDb> Handlers(IServiceProvider services);
}
