using System.Diagnostics;

namespace Netralitas.Support;

/// <summary>Waits for a thing to come true, and fails with the last answer when it does not in time.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(25);

    /// <summary>Asks until the answer fits.</summary>
    /// <param name="ask">The question.</param>
    /// <param name="fits">Whether this is the answer.</param>
    /// <param name="limit">How long at most; half a minute unless told.</param>
    /// <param name="every">How often to ask.</param>
    public static async Task<T> Be<T>(Func<Task<T>> ask, Func<T, bool> fits, TimeSpan? limit = null, TimeSpan? every = null)
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(every ?? Usual);
        while (true)
        {
            var answer = await ask();
            if (fits(answer))
            {
                return answer;
            }

            if (watch.Elapsed > (limit ?? Limit))
            {
                throw new ShouldAssertException($"It did not come true within {(limit ?? Limit).TotalSeconds} s; the last answer was {answer}.");
            }

            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
