using System.Globalization;

namespace Netralitas.Cli.Local;

/// <summary>What the kernel says about running processes (Linux, /proc).</summary>
internal static class ProcessTable
{
    // The fields of /proc/PID/stat behind the name.
    private const int State = 0, Parent = 1, Start = 19;

    /// <summary>When the process started, in clock ticks since boot: with the id it names one process for good.</summary>
    /// <returns>Null when there is none with that id, or it has ended and only waits to be reaped.</returns>
    public static long? StartTicks(int pid) =>
        Stat(pid) is { } stat && stat[State] is not ("Z" or "X") ? long.Parse(stat[Start], CultureInfo.InvariantCulture) : null;

    /// <summary>Running processes of this program whose working directory is this folder.</summary>
    /// <param name="folder">An absolute path without links.</param>
    /// <param name="program">The file name of the program.</param>
    public static IReadOnlyList<int> WorkingIn(string folder, string program) =>
        [.. All().Where(pid => Link(pid, "cwd") == folder && Path.GetFileName(Link(pid, "exe")) == program && StartTicks(pid) is not null)];

    /// <summary>The processes that this one started and that they started, as far as they run.</summary>
    public static IReadOnlyList<int> DescendantsOf(int pid)
    {
        var children = All().ToLookup(child => Stat(child) is { } stat ? int.Parse(stat[Parent], CultureInfo.InvariantCulture) : 0);
        var found = new List<int>(children[pid]);
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(children[found[i]]);
        }

        return found;
    }

    private static IEnumerable<int> All() =>
        from path in Directory.EnumerateDirectories("/proc")
        let pid = int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
        where pid != 0
        select pid;

    private static string[]? Stat(int pid)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{pid}/stat");
            // The name in parentheses may hold blanks and parentheses.
            return stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? Link(int pid, string name)
    {
        try
        {
            return new FileInfo($"/proc/{pid}/{name}").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
