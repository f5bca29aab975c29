namespace Netralitas.Platform.Storage;

/// <summary>Closed until the schema is up to date; readiness and every access to storage depend on it.</summary>
public sealed class SchemaGate
{
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Whether the schema is up to date.</summary>
    public bool Ready => _open.Task.IsCompleted;

    /// <summary>Opens the gate.</summary>
    internal void Open() => _open.TrySetResult();

    /// <summary>Waits until the schema is up to date.</summary>
    public Task WaitAsync(CancellationToken cancel) => _open.Task.WaitAsync(cancel);

    /// <summary>Refuses access before that.</summary>
    /// <exception cref="StorageUnavailableException">The schema is not up to date yet.</exception>
    public void ThrowIfNotReady()
    {
        if (!Ready)
        {
            throw new StorageUnavailableException("The schema is not ready yet.");
        }
    }
}
