using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Hosting;

/// <summary>What every worker of a process stands on.</summary>
public sealed record WorkerTools(SchemaGate Schema, Backoff Backoff, TimeProvider Time, ILoggerFactory Logs)
{
    /// <summary>Tells how each worker is.</summary>
    public Pulses Pulses { get; } = new(Time);
}

/// <summary>Works until nothing is left, then waits for its signal or the next poll; after a failure it waits longer each time.</summary>
/// <param name="tools">What it stands on.</param>
/// <param name="signal">Wakes it.</param>
/// <param name="poll">Finds what nobody rang for.</param>
public abstract class Worker(WorkerTools tools, Signal signal, TimeSpan poll) : BackgroundService
{
    /// <summary>Its log.</summary>
    protected ILogger Log => field ??= tools.Logs.CreateLogger(GetType());

    /// <summary>Real time.</summary>
    protected TimeProvider Time => tools.Time;

    /// <summary>Does a bounded piece of the work.</summary>
    /// <returns>True when there may be more.</returns>
    protected abstract Task<bool> StepAsync(CancellationToken cancel);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var failure = 0;
        var pulse = tools.Pulses.Of(GetType(), poll);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await tools.Schema.WaitAsync(stoppingToken);
                pulse.Begin();
                while (await StepAsync(stoppingToken))
                {
                    failure = 0;
                    pulse.Beat();
                }

                failure = 0;
                pulse.Beat();
                await signal.WaitAsync(poll, tools.Time, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // Storage or broker away, or others first: the rows wait where they are, and other replicas may take them.
                pulse.Miss();
                Log.LogWarning("Work waits: {Type} ({Cause}).", e.GetType().Name, e.GetBaseException().GetType().Name);
                await tools.Backoff.WaitAsync(++failure, stoppingToken);
            }
        }
    }
}
