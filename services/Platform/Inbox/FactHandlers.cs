using System.Diagnostics;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Telemetry;

namespace Netralitas.Platform.Inbox;

/// <summary>Which handler of a service lets which fact take effect.</summary>
public sealed class FactHandlers<TDb>
    where TDb : ServiceDbContext
{
    private readonly Dictionary<Type, Action<TDb, object>> _handlers = [];
    private readonly List<Func<TDb, IReadOnlyList<object>, CancellationToken, Task>> _loads = [];

    /// <summary>Adds a handler. It changes the context only: the pump saves, commits and counts.</summary>
    public FactHandlers<TDb> On<TFact>(Action<TDb, TFact> handle)
        where TFact : class
    {
        _handlers.Add(typeof(TFact), (db, fact) => handle(db, (TFact)fact));
        return this;
    }

    /// <summary>
    /// Reads what all facts of this kind in a batch will need, in few queries. The handlers ask the context alone (<c>Local</c>): what one fact of a
    /// batch changed is saved with the batch, and not in the database yet.
    /// </summary>
    public FactHandlers<TDb> Loading<TFact>(Func<TDb, IReadOnlyList<TFact>, CancellationToken, Task> load)
        where TFact : class
    {
        _loads.Add((db, facts, cancel) => facts.OfType<TFact>().ToList() is { Count: > 0 } ours ? load(db, ours, cancel) : Task.CompletedTask);
        return this;
    }

    /// <summary>The facts that are handled.</summary>
    public IReadOnlyCollection<Type> Facts => _handlers.Keys;

    internal async Task LoadAsync(TDb db, IReadOnlyList<object> facts, CancellationToken cancel)
    {
        foreach (var load in _loads)
        {
            await load(db, facts, cancel);
        }
    }

    /// <param name="db">Takes the change.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="traceParent">W3C trace context of what sent it.</param>
    internal void Handle(TDb db, object fact, string? traceParent)
    {
        ActivityContext.TryParse(traceParent, null, out var cause);
        using var span = Traces.Source.StartActivity("handle " + fact.GetType().Name, ActivityKind.Consumer, cause);
        _handlers[fact.GetType()](db, fact);
        Meters.FactsHandled.Add(1);
    }
}
