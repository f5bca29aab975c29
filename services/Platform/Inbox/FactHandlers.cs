using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Inbox;

/// <summary>Which handler of a service lets which fact take effect.</summary>
public sealed class FactHandlers<TDb>
    where TDb : ServiceDbContext
{
    private readonly Dictionary<Type, Action<TDb, object>> _handlers = [];
    private Func<TDb, IReadOnlyList<object>, CancellationToken, Task>? _load;

    /// <summary>Adds a handler. It changes the context only: the pump saves, commits and counts.</summary>
    public FactHandlers<TDb> On<TFact>(Action<TDb, TFact> handle)
        where TFact : class
    {
        _handlers.Add(typeof(TFact), (db, fact) => handle(db, (TFact)fact));
        return this;
    }

    /// <summary>
    /// Reads what all facts of a batch will need, in few queries. The handlers ask the context alone (<c>Local</c>): what one fact of a
    /// batch changed is saved with the batch, and not in the database yet.
    /// </summary>
    public FactHandlers<TDb> Loading<TFact>(Func<TDb, IReadOnlyList<TFact>, CancellationToken, Task> load)
        where TFact : class
    {
        _load = (db, facts, cancel) => load(db, [.. facts.Cast<TFact>()], cancel);
        return this;
    }

    /// <summary>The facts that are handled.</summary>
    public IReadOnlyCollection<Type> Facts => _handlers.Keys;

    internal Task LoadAsync(TDb db, IReadOnlyList<object> facts, CancellationToken cancel) =>
        _load is null || facts.Count == 0 ? Task.CompletedTask : _load(db, facts, cancel);

    internal void Handle(TDb db, object fact) => _handlers[fact.GetType()](db, fact);
}
