using System.CommandLine;

namespace Netralitas.Cli.Demo;

/// <summary><c>demo</c>.</summary>
internal sealed class DemoCommand : Command
{
    public DemoCommand()
        : base("demo", "Plays real situations end to end and prints what went where and until when.")
    {
    }
}
