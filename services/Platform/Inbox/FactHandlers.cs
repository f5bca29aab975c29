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
    private readonly HashSet<Type> _beginnings = [];

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

    /// <summary>
    /// Says that before this fact there is nothing of what it is about, but for one in thousands: the first time nothing is read for it. Where there was something, because
    /// facts came in another order, a unique key refuses the effect, and the batch is tried again with all that it needs.
    /// </summary>
    public FactHandlers<TDb> Beginning<TFact>()
        where TFact : class
    {
        _beginnings.Add(typeof(TFact));
        return this;
    }

    /// <summary>The facts that are handled.</summary>
    public IReadOnlyCollection<Type> Facts => _handlers.Keys;

    /// <param name="db">Takes what is read.</param>
    /// <param name="facts">The batch.</param>
    /// <param name="isFirst">Whether it has not been tried before.</param>
    /// <param name="cancel">Ends it.</param>
    internal async Task LoadAsync(TDb db, IReadOnlyList<object> facts, bool isFirst, CancellationToken cancel)
    {
        var needing = isFirst ? [.. facts.Where(fact => !_beginnings.Contains(fact.GetType()))] : facts;
        foreach (var load in _loads)
        {
            await load(db, needing, cancel);
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
