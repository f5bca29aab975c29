using System.CommandLine;

namespace Netralitas.Cli.Operators;

/// <summary><c>parked</c>: facts that a service could not handle.</summary>
internal sealed class ParkedCommand : Command
{
    public ParkedCommand()
        : base("parked", "Facts that a service could not handle and set aside: look at them, have them handled again, or give them up.")
    {
        Add(new ListParkedCommand());
        Add(new ShowParkedCommand());
        Add(new ReplayParkedCommand());
        Add(new DropParkedCommand());
    }
}
