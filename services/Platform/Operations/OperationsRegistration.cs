using Microsoft.Extensions.DependencyInjection;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;

namespace Netralitas.Platform.Operations;

/// <summary>Puts together what operators use.</summary>
internal static class OperationsRegistration
{
    /// <summary>Adds it, with the clocks that every service has.</summary>
    public static void AddOperations<TDb>(this IServiceCollection services)
        where TDb : ServiceDbContext => services
        .AddSingleton<ReadParked<TDb>>().AddSingleton<ReplayParked<TDb>>().AddSingleton<DropParked<TDb>>()
        .AddSingleton<ListOutbox<TDb>>().AddSingleton<RetryOutboxFact<TDb>>().AddSingleton<ListClocks<TDb>>()
        .AddSingleton(OutboxRelay<TDb>.Clock).AddSingleton(Sequencer<TDb>.Clock).AddSingleton(Housekeeping<TDb>.Clock);
}
