using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears what becomes of the identity of reporters, and tells the custodian (penjaga identitas pelapor) of the handling office.</summary>
internal static class RevealNews
{
    /// <summary>Adds the handlers of all facts of reveals.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) => handlers
        .On<RevealAsked>((db, fact) => db.Tell(Make(NotificationKind.RevealAsked, fact.Reveal)))
        .On<RevealApproved>((db, fact) => db.Tell(Make(NotificationKind.RevealApproved, fact.Reveal)))
        .On<ReporterRevealed>((db, fact) => db.Tell(Make(NotificationKind.ReporterRevealed, fact.Reveal)))
        .On<RevealRefused>((db, fact) => db.Tell(Make(NotificationKind.RevealRefused, fact.Reveal)));

    private static Notice Make(NotificationKind kind, RevealSnapshot reveal) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        TaskId = reveal.RevealId,
        Kind = kind,
        OfficeId = reveal.HandlingOfficeId,
        TaskOfficeId = reveal.ActingOfficeId,
        CaseId = reveal.CaseId,
        CaseNumber = reveal.CaseNumber,
        Title = "identitas pelapor atau saksi",
        TitleEn = "identity of a reporter or witness",
        DueTime = Instant.FromDateTimeOffset(reveal.ExpireTime),
        TimeZone = reveal.TimeZone,
        EventTime = Instant.FromDateTimeOffset(reveal.EventTime),
    };
}
