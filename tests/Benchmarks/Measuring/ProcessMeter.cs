using System.Globalization;

namespace Netralitas.Benchmarks.Measuring;

/// <summary>What a process, with its children, used.</summary>
/// <param name="Name">Which.</param>
/// <param name="CpuSecondsPerThousand">Processor time for each thousand of <paramref name="Of"/>, seconds.</param>
/// <param name="Of">Of what.</param>
/// <param name="PeakBytes">Most memory (resident set) at any moment; 0 for servers, whose processes share theirs.</param>
internal sealed record ProcessUse(string Name, double CpuSecondsPerThousand, string Of, long PeakBytes);

/// <summary>Watches what the processes of a network use, from <c>/proc</c>.</summary>
internal sealed class ProcessMeter
{
    // USER_HZ, which Linux has fixed for programs.
    private const double TicksPerSecond = 100;

    private readonly IReadOnlyList<(string Name, int Pid, bool IsService)> _processes;
    private readonly Dictionary<string, double> _before;

    /// <summary>Begins to measure; peaks of memory count from now.</summary>
    public ProcessMeter(BenchNetwork network)
    {
        _processes = network.Processes;
        foreach (var (_, pid, _) in _processes.Where(process => process.IsService))
        {
            File.WriteAllText($"/proc/{pid}/clear_refs", "5");
        }

        _before = _processes.ToDictionary(process => process.Name, process => CpuSeconds(process.Pid));
    }

    /// <summary>What was used since the beginning.</summary>
    /// <param name="count">For how many of what.</param>
    /// <param name="of">What was counted.</param>
    public IReadOnlyList<ProcessUse> Read(long count, string of) =>
    [
        .. _processes.Select(process => new ProcessUse(
            process.Name, (CpuSeconds(process.Pid) - _before[process.Name]) * 1000 / count, of, process.IsService ? Peak(process.Pid) : 0)),
    ];

    /// <summary>Most memory (resident set) that a process had since its beginning or since a meter began, bytes.</summary>
    public static long Peak(int pid) => Status(pid, "VmHWM:");

    /// <summary>Memory (resident set) of a process now, bytes.</summary>
    public static long Resident(int pid) => Status(pid, "VmRSS:");

    private static long Status(int pid, string field) =>
        1024 * long.Parse(File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith(field, StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);

    /// <summary>Of the process, of its children that live, and of those that ended and were waited for.</summary>
    private static double CpuSeconds(int pid)
    {
        var all = Directory.EnumerateDirectories("/proc").Select(Path.GetFileName).Where(name => int.TryParse(name, out _)).Select(name => Stat.Read(int.Parse(name!))).OfType<Stat>().ToList();
        var own = all.First(stat => stat.Pid == pid);
        return (own.Ticks + own.ChildTicks + all.Where(stat => stat.Parent == pid).Sum(stat => stat.Ticks + stat.ChildTicks)) / TicksPerSecond;
    }

    private sealed record Stat(int Pid, int Parent, long Ticks, long ChildTicks)
    {
        public static Stat? Read(int pid)
        {
            try
            {
                var text = File.ReadAllText($"/proc/{pid}/stat");
                // After the name, which may hold blanks: state, parent ... user and system time, those of children.
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                return new Stat(pid, int.Parse(fields[1]), long.Parse(fields[11]) + long.Parse(fields[12]), long.Parse(fields[13]) + long.Parse(fields[14]));
            }
            catch (IOException)
            {
                // It ended meanwhile.
                return null;
            }
        }
    }
}
