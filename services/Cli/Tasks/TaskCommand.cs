using System.CommandLine;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task</c>: the inboxes of the agencies.</summary>
internal sealed class TaskCommand : Command
{
    public TaskCommand()
        : base("task", "Shows the tasks of the agencies, and assigns, takes, starts, completes and returns them.")
    {
        Add(new ListTasksCommand());
        Add(new GetTaskCommand());
        Add(new AssignTaskCommand());
        Add(new AcknowledgeTaskCommand());
        Add(new StartTaskCommand());
        Add(new CompleteTaskCommand());
        Add(new ReturnTaskCommand());
    }
}
