using Grpc.Core;
using Grpc.Health.V1;
using Microsoft.Extensions.Hosting;
using Netralitas.Platform.Storage;
using Status = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Netralitas.Platform.Health;

/// <summary>The standard health protocol. Readiness depends on the database and its schema only: a broker that is away is an alarm, not an outage.</summary>
/// <remarks>From the moment that the process is told to stop it is not ready, and no watcher holds the stop up.</remarks>
internal sealed class HealthService(IReadinessProbe probe, IHostApplicationLifetime lifetime, TimeProvider time) : Grpc.Health.V1.Health.HealthBase
{
    private const string Liveness = "liveness";
    private static readonly TimeSpan WatchEvery = TimeSpan.FromSeconds(1);

    public override async Task<HealthCheckResponse> Check(HealthCheckRequest request, ServerCallContext context) =>
        await StateAsync(request.Service, context.CancellationToken) is { } state
            ? new HealthCheckResponse { Status = state }
            : throw new RpcException(new Grpc.Core.Status(StatusCode.NotFound, "There is no such service."));

    public override async Task Watch(HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        using var timer = new PeriodicTimer(WatchEvery, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        Status? told = null;
        try
        {
            while (true)
            {
                var last = lifetime.ApplicationStopping.IsCancellationRequested;
                var state = await StateAsync(request.Service, context.CancellationToken) ?? Status.ServiceUnknown;
                if (state != told)
                {
                    await responseStream.WriteAsync(new HealthCheckResponse { Status = state }, context.CancellationToken);
                    told = state;
                }

                if (last)
                {
                    return;
                }

                await ((Task)timer.WaitForNextTickAsync(either.Token).AsTask()).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                context.CancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            // The caller ended the stream.
        }
    }

    private async Task<Status?> StateAsync(string service, CancellationToken cancel)
    {
        if (service == Liveness)
        {
            return Status.Serving;
        }

        if (!probe.Knows(service))
        {
            return null;
        }

        return !lifetime.ApplicationStopping.IsCancellationRequested && await probe.IsReadyAsync(cancel) ? Status.Serving : Status.NotServing;
    }
}

/// <summary>Whether the process can serve.</summary>
internal interface IReadinessProbe
{
    /// <summary>Whether the process has such a service: a full name, <c>readiness</c>, or empty for all.</summary>
    bool Knows(string service);

    /// <summary>Whether the database answers and its schema is up to date.</summary>
    Task<bool> IsReadyAsync(CancellationToken cancel);
}

/// <summary>Asks the database.</summary>
internal sealed class DatabaseProbe<TDb>(Store<TDb> store, ServiceNames names) : IReadinessProbe
    where TDb : ServiceDbContext
{
    public bool Knows(string service) => service is "" or "readiness" || names.All.Contains(service);

    public async Task<bool> IsReadyAsync(CancellationToken cancel)
    {
        try
        {
            return await store.ReadAsync((db, within) => db.Database.CanConnectAsync(within), cancel);
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }
}

/// <summary>Full names of the gRPC services of this process.</summary>
internal sealed record ServiceNames(IReadOnlySet<string> All);
