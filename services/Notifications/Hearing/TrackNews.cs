using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears what becomes of forwarded persons, and tells the office that handles the case and the one that received them.</summary>
internal static class TrackNews
{
    /// <summary>Adds the handlers. Who took a step is not told of it.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) => handlers
        .On<TrackAdvanced>((db, fact) =>
        {
            foreach (var office in new[] { fact.Track.HandlingOfficeId, fact.Track.ReceiverOfficeId }.Except([fact.Taken.ActingOfficeId, .. fact.Track.RecusedOfficeIds], StringComparer.Ordinal))
            {
                db.Tell(Make(NotificationKind.TrackAdvanced, fact.Track, fact.Taken.StepId, office, $": {fact.Taken.Title}", $": {fact.Taken.TitleEn}"));
            }
        })
        .On<CaseFollowedUp>((db, fact) => db.Tell(Make(NotificationKind.FollowUpConcluded, fact.Track, fact.StepId, fact.Track.HandlingOfficeId, "", "")));

    private static Notice Make(NotificationKind kind, TrackSnapshot track, Guid stepId, string officeId, string step, string stepEn) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        TaskId = stepId,
        Kind = kind,
        OfficeId = officeId,
        TaskOfficeId = track.ReceiverOfficeId,
        CaseId = track.CaseId,
        CaseNumber = track.CaseNumber,
        Title = track.Title + step,
        TitleEn = track.TitleEn + stepEn,
        DueTime = Instant.FromDateTimeOffset(track.EventTime),
        TimeZone = track.TimeZone,
        EventTime = Instant.FromDateTimeOffset(track.EventTime),
    };
}
