using System.CommandLine;

namespace Netralitas.Cli.Notifications;

/// <summary><c>notification</c>: what your office has been told.</summary>
internal sealed class NotificationCommand : Command
{
    public NotificationCommand()
        : base("notification", "Shows the notices of your office and what became of their deliveries, and confirms them.")
    {
        Add(new ListNotificationsCommand());
        Add(new AcknowledgeNotificationCommand());
        Add(new ListAttemptsCommand());
        Add(new ListReachStepsCommand());
    }
}
