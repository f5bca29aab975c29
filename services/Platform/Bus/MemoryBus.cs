using System.Collections.Concurrent;
using MassTransit;
using Microsoft.Extensions.Logging;
using Netralitas.Contracts.Events;

namespace Netralitas.Platform.Bus;

/// <summary>The bus of the sandbox: MassTransit in memory, shared by the three services of the process.</summary>
/// <remarks>What is in memory dies with the process, so a publish returns only when every service's inbox has the fact:
/// until then its outbox row lives, and is sent again at the next start.</remarks>
public sealed class MemoryBus : IFactTransport, IAsyncDisposable
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, FactSink> _sinks = new(StringComparer.Ordinal);
    // By the facts of a message: one that was given up, and comes yet, is no sign that another with some of them and more has come.
    private readonly ConcurrentDictionary<string, Arrivals> _waiting = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IBusControl? _bus;

    /// <summary>Adds a service; before <see cref="StartAsync"/>.</summary>
    public void Add(FactSink sink)
    {
        ArgumentNullException.ThrowIfNull(sink);
        _sinks[sink.Service] = sink with { TakeAsync = facts => TakeAsync(sink, facts) };
    }

    /// <summary>Starts it with the services added so far.</summary>
    public async Task StartAsync(ILoggerFactory logs, CancellationToken cancel)
    {
        LogContext.ConfigureCurrentLogContext(logs);
        _bus = MassTransit.Bus.Factory.CreateUsingInMemory(bus =>
        {
            foreach (var sink in _sinks.Values)
            {
                bus.ReceiveEndpoint(FactEndpoints.QueueOf(sink.Service), endpoint => FactEndpoints.Connect(endpoint, sink));
            }
        });
        await _bus.StartAsync(cancel);
        _started.TrySetResult();
    }

    /// <inheritdoc/>
    public Task WaitUntilReadyAsync(CancellationToken cancel) => _started.Task.WaitAsync(cancel);

    /// <inheritdoc/>
    public async Task PublishAsync(IReadOnlyList<Delivery> facts, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(facts);
        var (key, kind, message) = (KeyOf(facts), facts[0].Fact.GetType(), FactEndpoints.MessageOf(facts));
        var arrivals = _waiting[key] = new Arrivals(Network.Subscriptions.Where(pair => pair.Value.Contains(kind)).Select(pair => pair.Key));
        try
        {
            await _bus!.Publish(message, message.GetType(), cancel);
            await arrivals.All.WaitAsync(cancel);
        }
        finally
        {
            _waiting.TryRemove(key, out _);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_bus is not null)
        {
            await _bus.StopAsync(StopLimit);
        }
    }

    private async Task TakeAsync(FactSink sink, IReadOnlyList<Delivery> facts)
    {
        await sink.TakeAsync(facts);
        if (_waiting.TryGetValue(KeyOf(facts), out var arrivals))
        {
            arrivals.At(sink.Service);
        }
    }

    private static string KeyOf(IReadOnlyList<Delivery> facts) => string.Join(',', facts.Select(fact => fact.MessageId));

    private sealed class Arrivals(IEnumerable<string> services)
    {
        private readonly HashSet<string> _missing = [.. services];
        private readonly TaskCompletionSource _all = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task All => _all.Task;

        public void At(string service)
        {
            lock (_missing)
            {
                _missing.Remove(service);
                if (_missing.Count == 0)
                {
                    _all.TrySetResult();
                }
            }
        }
    }
}
