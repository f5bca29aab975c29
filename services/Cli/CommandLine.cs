using System.CommandLine;
using System.CommandLine.Invocation;
using System.Runtime.InteropServices;
using Netralitas.Cli.Output;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cli;

/// <summary>Runs a command line: the one place that turns failures into words and exit codes.</summary>
internal static class CommandLine
{
    /// <summary>Parses and runs. Ctrl-C and SIGTERM end the command in good order.</summary>
    /// <param name="root">All commands.</param>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="output">Takes the answer.</param>
    /// <param name="error">Takes everything else.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args, TextWriter output, TextWriter error)
    {
        var json = args.Contains("--json");
        // A word that begins with @ is what it says: a token's file, not a file of more words.
        var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction)
        {
            var help = $"{PathOf(parsed.CommandResult.Command)} --help";
            ErrorReport.Usage(parsed.Errors.Select(e => e.Message), help).Write(error, json);
            return ExitCode.Usage;
        }

        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        try
        {
            var run = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null };
            return await parsed.InvokeAsync(run, stop.Token);
        }
        catch (Exception e) when (e is UsageException or SettingException)
        {
            ErrorReport.Usage([e.Message], help: null).Write(error, json);
            return ExitCode.Usage;
        }
        catch (CallFailedException e)
        {
            var report = ErrorReport.Of(e);
            report.Write(error, json);
            return report.Away ? ExitCode.Away : ExitCode.Refused;
        }
        catch (FailedException e)
        {
            new ErrorReport(e.Code, "", e.Message, "", [], "", e.IsAway).Write(error, json);
            return e.IsAway ? ExitCode.Away : ExitCode.Refused;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return ExitCode.Interrupted;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    private static string PathOf(Command command)
    {
        var names = new List<string>();
        for (var at = command; at is not null && at is not RootCommand; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            names.Insert(0, at.Name);
        }

        return string.Join(' ', names.Prepend("./netralitas"));
    }
}
