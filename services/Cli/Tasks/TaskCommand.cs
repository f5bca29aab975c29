using System.CommandLine;
using Netralitas.Contracts.Agencies.V1;

namespace Netralitas.Cli.Tasks;

/// <summary><c>task</c>: the inboxes of the agencies.</summary>
internal sealed class TaskCommand : Command
{
    public TaskCommand()
        : base("task", "Shows the tasks of the agencies, and assigns, takes, starts, completes, returns and refers them.")
    {
        Add(new ListTasksCommand());
        Add(new GetTaskCommand());
        Add(new AssignTaskCommand());
        Add(new AcknowledgeTaskCommand());
        Add(new StartTaskCommand());
        Add(new CompleteTaskCommand());
        Add(new ReturnTaskCommand());
        Add(new OfferReferralCommand(ReferralKind.Share, "share", "Shares a task of your office with another, which sees it and may answer; it stays with your office."));
        Add(new OfferReferralCommand(ReferralKind.HandOver, "hand-over", "Offers a task of your office to another; it goes there when that one accepts."));
        Add(new OfferReferralCommand(ReferralKind.Ask, "ask", "Asks the office that holds a task to hand it over to yours."));
        Add(new AnswerReferralCommand("accept", "Accepts what another office shared, offered or asked for."));
        Add(new AnswerReferralCommand("reject", "Rejects what another office shared, offered or asked for."));
        Add(new AnswerReferralCommand("revoke", "Takes back what your office offered or asked for, or ends a share."));
        Add(new AskQuestionCommand());
        Add(new AnswerQuestionCommand());
        Add(new ListQuestionsCommand());
    }
}
