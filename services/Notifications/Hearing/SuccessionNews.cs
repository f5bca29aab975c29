using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears that all open work of an office went to its successor, and tells that one once, whatever there was.</summary>
internal static class SuccessionNews
{
    /// <summary>Adds the handler.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) => handlers.On<OfficeSucceeded>((db, fact) => db.Tell(new Notice
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        TaskId = fact.SuccessionId,
        Kind = NotificationKind.OfficeSucceeded,
        OfficeId = fact.SuccessorId,
        TaskOfficeId = fact.OfficeId,
        CaseId = Guid.Empty,
        Title = $"dari {fact.OfficeName}, keputusan nomor {fact.DecreeNumber}: {fact.TaskCount} tugas, {fact.TrackCount} jalur tindak lanjut, {fact.ReferralCount} rujukan",
        TitleEn = $"from {fact.OfficeName}, decree number {fact.DecreeNumber}: {fact.TaskCount} tasks, {fact.TrackCount} tracks, {fact.ReferralCount} referrals",
        DueTime = Instant.FromDateTimeOffset(fact.EventTime),
        TimeZone = fact.TimeZone,
        EventTime = Instant.FromDateTimeOffset(fact.EventTime),
    }));
}
