using Netralitas.Contracts.Common.V1;

namespace Netralitas.Contracts
{
    /// <summary>Something with an id that a stream shows.</summary>
    public interface IResource
    {
        /// <summary>Its id.</summary>
        string Id { get; }
    }

    /// <summary>A message of a stream; what the contracts of all streams have in common.</summary>
    /// <typeparam name="TResource">What the stream shows.</typeparam>
    public interface IStreamMessage<TResource>
        where TResource : class, IResource
    {
        /// <summary>Where to continue after this message.</summary>
        string ResumeToken { get; set; }

        /// <summary>A resource of the snapshot or after a change; null when the message is about something else.</summary>
        TResource? Resource { get; set; }

        /// <summary>Id of a resource that the caller may no longer see; empty when the message is about something else.</summary>
        string RemovedId { get; set; }

        /// <summary>Set when the snapshot is complete.</summary>
        SnapshotEnd? SnapshotEnd { get; set; }

        /// <summary>Set when nothing happened.</summary>
        Bookmark? Bookmark { get; set; }
    }
}

namespace Netralitas.Contracts.Cases.V1
{
    public sealed partial class Case : IResource;

    public sealed partial class WatchCasesResponse : IStreamMessage<Case>
    {
        Case? IStreamMessage<Case>.Resource { get => Case; set => Case = value; }

        string IStreamMessage<Case>.RemovedId { get => RemovedCaseId; set => RemovedCaseId = value; }
    }
}

namespace Netralitas.Contracts.Agencies.V1
{
    public sealed partial class Task : IResource;

    public sealed partial class WatchTasksResponse : IStreamMessage<Task>
    {
        Task? IStreamMessage<Task>.Resource { get => Task; set => Task = value; }

        string IStreamMessage<Task>.RemovedId { get => RemovedTaskId; set => RemovedTaskId = value; }
    }
}

namespace Netralitas.Contracts.Notifications.V1
{
    public sealed partial class Notification : IResource;

    public sealed partial class WatchNotificationsResponse : IStreamMessage<Notification>
    {
        Notification? IStreamMessage<Notification>.Resource { get => Notification; set => Notification = value; }

        string IStreamMessage<Notification>.RemovedId { get => RemovedNotificationId; set => RemovedNotificationId = value; }
    }
}
