using System.CommandLine;

namespace Netralitas.Cli.Mandates;

/// <summary><c>mandate</c>: the register of mandates.</summary>
internal sealed class MandateCommand : Command
{
    public MandateCommand()
        : base("mandate", "Lets another office record on behalf of one (see --for-office), ends that, and shows the mandates of an office. An administrator's.")
    {
        Add(new GrantMandateCommand());
        Add(new RevokeMandateCommand());
        Add(new ListMandatesCommand());
    }
}
