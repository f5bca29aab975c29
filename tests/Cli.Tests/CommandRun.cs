using System.Text.Json;

namespace Netralitas.Cli.Tests;

/// <summary>One command line, run in this process, and what came of it.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <summary>Standard output as one JSON document.</summary>
    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    /// <summary>Standard error as one JSON document.</summary>
    public JsonElement ErrorJson => JsonDocument.Parse(Error).RootElement.GetProperty("error");

    public static async Task<CommandRun> OfAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync(new NetralitasCommand(), args, output, error);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    /// <summary>The run of a command that must do what it was told.</summary>
    public static async Task<CommandRun> Done(Task<CommandRun> running)
    {
        var run = await running;
        run.Code.ShouldBe(0, run.Error);
        return run;
    }
}
