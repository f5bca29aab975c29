using Grpc.Core;
using Netralitas.Cli.Connection;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli.Documents;

/// <summary>Goes on with a transfer whenever it breaks off, until nothing has moved for many times.</summary>
/// <param name="progress">Hears of every break, and of every tenth of the way.</param>
internal sealed class Perseverance(TextWriter progress)
{
    // With the waits between them about half a minute.
    private const int FailuresMax = 10;
    private const int Tenths = 10;

    private readonly Backoff _backoff = new(TimeProvider.System);
    private long _at;
    private long _told;

    /// <summary>Says how far it has come.</summary>
    public void Reached(long at, long size)
    {
        _at = at;
        var tenth = at * Tenths / size;
        if (tenth > _told)
        {
            _told = tenth;
            progress.WriteLine(DocumentScreen.Share(at, size));
        }
    }

    /// <summary>Tries until it is done.</summary>
    /// <param name="attempt">Goes on from where it stands.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="RpcException">What going on cannot mend, or the last of many breaks.</exception>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken cancel)
    {
        for (var failure = 1; ; failure++)
        {
            var before = _at;
            try
            {
                return await attempt();
            }
            catch (RpcException e) when (!cancel.IsCancellationRequested && !FinalCodes.Has(e.StatusCode) && (failure < FailuresMax || _at > before))
            {
                failure = _at > before ? 1 : failure;
                await progress.WriteLineAsync($"Interrupted ({e.StatusCode}); going on.");
                await _backoff.WaitAsync(failure, cancel);
            }
        }
    }
}
