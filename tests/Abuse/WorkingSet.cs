using System.Globalization;

namespace Netralitas.Abuse;

/// <summary>How much memory processes have at a moment.</summary>
internal static class WorkingSet
{
    /// <summary>Mebibytes that a process has in memory (VmRSS).</summary>
    public static int MebibytesOf(int pid)
    {
        var line = File.ReadLines($"/proc/{pid}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal));
        return int.Parse(line["VmRSS:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
