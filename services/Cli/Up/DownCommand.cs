using System.CommandLine;
using Netralitas.Cli.Local;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli.Up;

/// <summary><c>netralitas down</c>: stops exactly what <c>up</c> started in a folder.</summary>
internal static class DownCommand
{
    private const string LockFile = "network.lock";
    private const int WrongUse = 2;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = Data();
        var command = new Command("down", "Stops exactly what `up` started in the folder; the data stay.") { data };
        command.SetAction((parsed, cancel) => RunAsync(parsed.GetValue(data)!, async folder =>
        {
            if (!Directory.Exists(folder))
            {
                throw new LocalServerException($"There is no folder {folder}: nothing was started there.");
            }

            await LocalNetwork.Open(folder, portBase: null, clock: null).DownAsync(Console.Error.WriteLine, cancel);
        }));
        return command;
    }

    /// <summary>The folder of the network.</summary>
    public static Option<string> Data() => new("--data") { Description = "Folder of the network's data, logs and process ids.", Required = true };

    /// <summary>Runs one command at a time on a folder, and tells what went wrong in one line.</summary>
    public static async Task<int> RunAsync(string folder, Func<string, Task> work)
    {
        try
        {
            var full = Path.GetFullPath(folder);
            using var turn = Directory.Exists(full) ? Take(full) : null;
            await work(full);
            return 0;
        }
        catch (Exception e) when (e is LocalServerException or SettingException or FormatException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return WrongUse;
        }
    }

    private static FileStream Take(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new LocalServerException($"Another `up` or `down` works on {folder}; wait until it is done.");
        }
    }
}
