using System.CommandLine;

namespace Netralitas.Cli.Plans;

/// <summary><c>plan</c>: what the routing plan and the tracks make of a case.</summary>
internal sealed class PlanCommand : Command
{
    public PlanCommand()
        : base("plan", "Shows what the routing plan and the tracks make of a case.")
    {
        Add(new PreviewPlanCommand());
        Add(new DiffPlanCommand());
    }
}
