using System.CommandLine;

namespace Netralitas.Cli.Reporters;

/// <summary><c>reporter</c>: the vault, where the identity of reporters and witnesses lies.</summary>
internal sealed class ReporterCommand : Command
{
    public ReporterCommand()
        : base("reporter", "Brings reporters and witnesses into the vault of a case, and shows who they are to those who may see it.")
    {
        Add(new AddReporterCommand());
        Add(new ListReportersCommand());
        Add(new RequestRevealCommand());
        Add(new ApproveRevealCommand());
        Add(new RevealReporterCommand());
        Add(new ReportStatusCommand());
        Add(new ShredReporterCommand());
        Add(new HoldCommand());
        Add(new ReleaseHoldCommand());
    }
}
