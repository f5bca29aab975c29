using Microsoft.Extensions.Hosting;

namespace Netralitas.Platform.Hosting;

/// <summary>Between being told to stop and closing its doors a process still serves but says that it is not ready, so that no more calls are sent to it.</summary>
internal sealed class StopNotice(TimeSpan period, IHostApplicationLifetime lifetime, TimeProvider time) : IHostedLifecycleService
{
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs before anything is stopped.</summary>
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Whoever stopped the host without a signal told nobody yet.
        lifetime.StopApplication();
        if (period > TimeSpan.Zero)
        {
            await Task.Delay(period, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
