namespace Netralitas.Platform.Errors;

/// <summary>What a pure decision gives: the facts that follow, or a typed refusal.</summary>
/// <typeparam name="T">The facts.</typeparam>
public readonly struct Decision<T>
{
    private readonly T? _facts;

    private Decision(T? facts, Refusal? refusal) => (_facts, Refusal) = (facts, refusal);

    /// <summary>The refusal; null when it was allowed.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The facts, or the refusal thrown for the call to answer with.</summary>
    /// <exception cref="RefusalException">It was refused.</exception>
    public T Facts => Refusal is null ? _facts! : throw Refusal.AsException();

    /// <summary>Decides further on the facts; a refusal stays as it is.</summary>
    public Decision<TNext> Then<TNext>(Func<T, Decision<TNext>> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Refusal is null ? next(_facts!) : Refusal;
    }

    /// <summary>Says what else follows from the facts; a refusal stays as it is.</summary>
    public Decision<TNext> Then<TNext>(Func<T, TNext> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Refusal is null ? next(_facts!) : Refusal;
    }

    /// <summary>Allowed.</summary>
    public static implicit operator Decision<T>(T facts) => new(facts, null);

    /// <summary>Refused.</summary>
    public static implicit operator Decision<T>(Refusal refusal) => new(default, refusal);
}
