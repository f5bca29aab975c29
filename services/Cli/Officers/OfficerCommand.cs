using System.CommandLine;

namespace Netralitas.Cli.Officers;

/// <summary><c>officer</c>: the register of officers.</summary>
internal sealed class OfficerCommand : Command
{
    public OfficerCommand()
        : base("officer", "Appoints, changes and dismisses officers, and shows those of an office. An administrator's.")
    {
        Add(new AppointOfficerCommand());
        Add(new ChangeOfficerCommand());
        Add(new DismissOfficerCommand());
        Add(new ListOfficersCommand());
        Add(new OfficerNumberCommand());
    }
}
