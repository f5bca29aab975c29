using System.CommandLine;
using Netralitas.Cli.Cases;
using Netralitas.Cli.Certificates;
using Netralitas.Cli.DeadLetters;
using Netralitas.Cli.Demo;
using Netralitas.Cli.Documents;
using Netralitas.Cli.Keys;
using Netralitas.Cli.Law;
using Netralitas.Cli.Letters;
using Netralitas.Cli.Mandates;
using Netralitas.Cli.NoticeChannels;
using Netralitas.Cli.Notifications;
using Netralitas.Cli.Officers;
using Netralitas.Cli.Operators;
using Netralitas.Cli.Plans;
using Netralitas.Cli.Reference;
using Netralitas.Cli.Reporters;
using Netralitas.Cli.Rosters;
using Netralitas.Cli.Sandbox;
using Netralitas.Cli.Statistics;
using Netralitas.Cli.Tasks;
using Netralitas.Cli.Tokens;
using Netralitas.Cli.Tracks;
using Netralitas.Cli.Up;
using Netralitas.Cli.Watching;

namespace Netralitas.Cli;

/// <summary>All commands, one line each.</summary>
internal sealed class NetralitasCommand : RootCommand
{
    public NetralitasCommand()
        : base("Netralitas: a case raised in one regency opens the right tasks at every agency concerned.")
    {
        Add(new DemoCommand());
        Add(new SandboxCommand());
        Add(UpCommand.Create());
        Add(DownCommand.Create());
        Add(new BrokerDefinitionsCommand());
        Add(new TokenCommand());
        Add(new KeysCommand());
        Add(new CertificateCommand());
        Add(new ParkedCommand());
        Add(new DeadLettersCommand());
        Add(new OutboxCommand());
        Add(new ClocksCommand());
        Add(new CaseCommand());
        Add(new StatisticsCommand());
        Add(new ReporterCommand());
        Add(new DocumentCommand());
        Add(new LetterCommand());
        Add(new TaskCommand());
        Add(new TrackCommand());
        Add(new NotificationCommand());
        Add(new ChannelCommand());
        Add(new RosterCommand());
        Add(new ContactCommand());
        Add(new WatchNounsCommand());
        Add(new OfficeCommand());
        Add(new OfficerCommand());
        Add(new MandateCommand());
        Add(new RegionCommand());
        Add(new ViolationCommand());
        Add(new RuleCommand());
        Add(new DeadlineCommand());
        Add(new PlanCommand());
    }
}
