namespace Netralitas.Platform.Storage;

/// <summary>Closed until the schema is up to date; readiness and every access to storage depend on it.</summary>
public sealed class SchemaGate
{
    private volatile bool _ready;

    /// <summary>Whether the schema is up to date.</summary>
    public bool Ready => _ready;

    /// <summary>Opens the gate.</summary>
    internal void Open() => _ready = true;

    /// <summary>Refuses access before that.</summary>
    /// <exception cref="StorageUnavailableException">The schema is not up to date yet.</exception>
    public void ThrowIfNotReady()
    {
        if (!_ready)
        {
            throw new StorageUnavailableException("The schema is not ready yet.");
        }
    }
}
