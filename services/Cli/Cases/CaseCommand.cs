using System.CommandLine;
using Netralitas.Cli.Cases.Auditing;

namespace Netralitas.Cli.Cases;

/// <summary><c>case</c>: the case file of Bawaslu.</summary>
internal sealed class CaseCommand : Command
{
    public CaseCommand()
        : base("case", "Raises, studies, registers and closes neutrality cases, and shows them.")
    {
        Add(new RaiseCaseCommand());
        Add(new GetCaseCommand());
        Add(new ListCasesCommand());
        Add(new CaseEventsCommand());
        Add(new IdentifyPersonCommand());
        Add(new CompleteStudyCommand());
        Add(new RegisterCaseCommand());
        Add(new RecuseCommand());
        Add(new CloseCaseCommand());
        Add(new AuditCommand());
    }
}
