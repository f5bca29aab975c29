using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Inbox;

/// <summary>Which handler of a service lets which fact take effect.</summary>
public sealed class FactHandlers<TDb>
    where TDb : ServiceDbContext
{
    private readonly Dictionary<Type, Func<TDb, object, CancellationToken, Task>> _handlers = [];

    /// <summary>Adds a handler. It changes the context only: the pump saves, commits and counts.</summary>
    public FactHandlers<TDb> On<TFact>(Func<TDb, TFact, CancellationToken, Task> handle)
        where TFact : class
    {
        _handlers.Add(typeof(TFact), (db, fact, cancel) => handle(db, (TFact)fact, cancel));
        return this;
    }

    /// <summary>The facts that are handled.</summary>
    public IReadOnlyCollection<Type> Facts => _handlers.Keys;

    internal Task HandleAsync(TDb db, object fact, CancellationToken cancel) => _handlers[fact.GetType()](db, fact, cancel);
}
