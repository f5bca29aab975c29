using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Netralitas.Support;

/// <summary>What the services of this process do for one call, in order: requests they take (the call itself, and those to other services that
/// it leads to), SQL statements, and what becomes of transactions. Nothing of what goes on beside the call.</summary>
/// <remarks>Make it before the service starts: a database context on which nobody listens remembers that for a second.</remarks>
public sealed class CallWork : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, ConcurrentQueue<string>> _steps = new();
    private readonly ConcurrentQueue<IDisposable> _subscriptions = new();
    private readonly ActivityListener _requests;

    /// <summary>Begins to listen.</summary>
    public CallWork()
    {
        _requests = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStarted = request => Note(request.TraceId, "request"),
        };
        ActivitySource.AddActivityListener(_requests);
        _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>Makes a call and gives what was done for it until it ended.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(Func<Task> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        using var trace = new Activity("call").Start();
        var steps = _steps[trace.TraceId] = new ConcurrentQueue<string>();
        await call();
        return [.. steps];
    }

    /// <inheritdoc/>
    public void OnNext(DiagnosticListener value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            _subscriptions.Enqueue(value.Subscribe(this));
        }
    }

    /// <inheritdoc/>
    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Activity.Current is { } at && value.Key.Split('.')[^1] is var step)
        {
            if (value.Value is CommandEventData { Command: { } command } && step == "CommandExecuting")
            {
                Note(at.TraceId, command.CommandText);
            }
            else if (step is "TransactionStarted" or "TransactionCommitted" or "TransactionRolledBack" or "TransactionDisposed")
            {
                Note(at.TraceId, step);
            }
        }
    }

    /// <inheritdoc/>
    public void OnCompleted()
    {
    }

    /// <inheritdoc/>
    public void OnError(Exception error)
    {
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _requests.Dispose();
        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }
    }

    private void Note(ActivityTraceId trace, string step)
    {
        if (_steps.TryGetValue(trace, out var steps))
        {
            steps.Enqueue(step);
        }
    }
}
