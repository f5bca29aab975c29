using System.CommandLine;

namespace Netralitas.Cli.Cases.Auditing;

/// <summary><c>case audit</c>: looking into a case from above.</summary>
internal sealed class AuditCommand : Command
{
    public AuditCommand()
        : base("audit", "Opens a case for audit from above, closes an audit, and shows who opened a case and what was read.")
    {
        Add(new OpenForAuditCommand());
        Add(new CloseAuditCommand());
        Add(new ListAuditsCommand());
        Add(new ListAuditReadsCommand());
    }
}
