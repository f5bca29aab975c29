using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Netralitas.Benchmarks.Measuring;

/// <summary>How long the disk takes to keep a page: the floor under every commit.</summary>
internal static class DiskSync
{
    private const int PageBytes = 4096;

    /// <summary>Writes a page and syncs it, again and again, in the folder where the servers will have their data.</summary>
    public static Latencies Measure(int times)
    {
        var page = new byte[PageBytes];
        var path = Path.GetTempFileName();
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Write);
            var found = new List<TimeSpan>(times);
            for (var i = 0; i < times; i++)
            {
                var begin = TimeProvider.System.GetTimestamp();
                RandomAccess.Write(file, page, 0);
                Sync(file);
                found.Add(TimeProvider.System.GetElapsedTime(begin));
            }

            return Latencies.Of(found);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Sync(SafeFileHandle file)
    {
        if (SyncData(file) != 0)
        {
            throw new IOException($"fdatasync failed with error {Marshal.GetLastPInvokeError()}.");
        }
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SyncData(SafeFileHandle file);
}
