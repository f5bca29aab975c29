using System.CommandLine;
using Netralitas.Cli.Cases.Auditing;
using Netralitas.Cli.Cases.Duplicates;
using Netralitas.Cli.Cases.RegisterBook;
using Netralitas.Cli.Cases.Steps;

namespace Netralitas.Cli.Cases;

/// <summary><c>case</c>: the case file of Bawaslu.</summary>
internal sealed class CaseCommand : Command
{
    public CaseCommand()
        : base("case", "Takes neutrality cases through their procedure, and shows them.")
    {
        Add(new RaiseCaseCommand());
        Add(new GetCaseCommand());
        Add(new ListCasesCommand());
        Add(new CaseEventsCommand());
        Add(new CaseTimelineCommand());
        Add(new DeadlinesCommand());
        Add(new IdentifyPersonCommand());
        foreach (var step in ProcedureSteps.All().Concat(HandoverSteps.All()))
        {
            Add(step);
        }

        Add(new CorrectEntryCommand());
        Add(new RecuseCommand());
        Add(new AuditCommand());
        Add(new ListDuplicatesCommand());
        Add(new MergeCasesCommand());
        Add(new ImportRegisterCommand());
        Add(new ExportRegisterCommand());
    }
}
