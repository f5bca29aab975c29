using System.Runtime.InteropServices;

namespace Netralitas.Benchmarks.Measuring;

/// <summary>Does something at instants that are fixed beforehand, however long it takes: slow answers do not thin out the load.</summary>
internal static class OpenLoop
{
    private const int MonotonicClock = 1;
    private const long NanosPerSecond = 1_000_000_000;

    /// <summary>Begins the work at each instant and waits for all of it.</summary>
    /// <param name="perSecond">How often.</param>
    /// <param name="duration">For how long.</param>
    /// <param name="work">Gets its number and the timestamp at which it was due, from which its latency counts.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task RunAsync(double perSecond, TimeSpan duration, Func<int, long, Task> work, CancellationToken cancel)
    {
        var count = (int)(perSecond * duration.TotalSeconds);
        var running = new Task[count];
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var clock = new Thread(() =>
        {
            var begin = TimeProvider.System.GetTimestamp();
            var step = TimeProvider.System.TimestampFrequency / perSecond;
            for (var i = 0; i < count && !cancel.IsCancellationRequested; i++)
            {
                var (number, due) = (i, begin + (long)(i * step));
                SleepUntil(due);
                running[i] = Task.Run(() => work(number, due), CancellationToken.None);
            }

            ended.SetResult();
        })
        { IsBackground = true, Priority = ThreadPriority.Highest };
        clock.Start();
        await ended.Task;
        cancel.ThrowIfCancellationRequested();
        await Task.WhenAll(running);
    }

    private static void SleepUntil(long due)
    {
        var left = due - TimeProvider.System.GetTimestamp();
        if (left <= 0)
        {
            return;
        }

        // To the tenth of a millisecond, which Thread.Sleep cannot do.
        var nanos = left * (NanosPerSecond / TimeProvider.System.TimestampFrequency);
        var time = new Time(nanos / NanosPerSecond, nanos % NanosPerSecond);
        _ = ClockSleep(MonotonicClock, flags: 0, ref time, IntPtr.Zero);
    }

    [DllImport("libc", EntryPoint = "clock_nanosleep")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockSleep(int clock, int flags, ref Time time, IntPtr remaining);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Time(long Seconds, long Nanos);
}
