using System.Diagnostics;

namespace Netralitas.Cli.Local;

/// <summary>Waits for something that gives no signal of its own, such as another program's port, by asking it again.</summary>
internal static class Waiting
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is yes.</summary>
    /// <returns>False when the limit passed first.</returns>
    public static async Task<bool> UntilAsync(Func<CancellationToken, Task<bool>> isSo, TimeSpan limit, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await isSo(cancellation))
        {
            if (Stopwatch.GetElapsedTime(started) > limit)
            {
                return false;
            }

            await Task.Delay(Pause, cancellation);
        }

        return true;
    }

    /// <summary>Asks until the answer is yes, blocking: for what must have happened when a method returns.</summary>
    /// <returns>False when the limit passed first.</returns>
    public static bool Until(Func<bool> isSo, TimeSpan limit) => SpinWait.SpinUntil(isSo, limit);
}
