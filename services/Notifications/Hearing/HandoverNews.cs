using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears which cases are offered to other offices, go there or are taken over, and tells both offices.</summary>
internal static class HandoverNews
{
    private static readonly Dictionary<string, (string Title, string TitleEn)> Titles = new(StringComparer.Ordinal)
    {
        ["OFFERED"] = ("dari {0} kepada {1}, menunggu jawaban", "from {0} to {1}, waiting for the answer"),
        ["ACCEPTED"] = ("dari {0} kepada {1}, diterima", "from {0} to {1}, accepted"),
        ["DECLINED"] = ("dari {0} kepada {1}, ditolak", "from {0} to {1}, declined"),
        ["RECALLED"] = ("dari {0} kepada {1}, ditarik kembali", "from {0} to {1}, taken back"),
        ["LAPSED"] = ("dari {0} kepada {1}, gugur", "from {0} to {1}, lapsed"),
        ["TAKEN_OVER"] = ("dari {0}, diambil alih oleh {1}", "from {0}, taken over by {1}"),
    };

    /// <summary>Adds the handler. An offer concerns the office that must answer it, all else both; the one that acted need not be reached, and of one that lapsed nobody.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) => handlers.On<CaseHandedOver>((db, fact) =>
    {
        db.KeepOut(fact.Case.CaseId, fact.Case.Recusals?.Select(recusal => recusal.OfficeId));
        var (handover, isOffer) = (fact.Handover, fact.Handover.State == "OFFERED");
        foreach (var office in isOffer ? new[] { handover.ToOfficeId } : [handover.FromOfficeId, handover.ToOfficeId])
        {
            db.Tell(Make(isOffer ? NotificationKind.TransferOffered : NotificationKind.CaseHandover, fact, office), knows: handover.State == "LAPSED" || office == ActingOffice(handover));
        }
    });

    /// <summary>The office that did it.</summary>
    private static string ActingOffice(HandoverSnapshot handover) => handover.State is "OFFERED" or "RECALLED" ? handover.FromOfficeId : handover.ToOfficeId;

    private static Notice Make(NotificationKind kind, CaseHandedOver fact, string officeId)
    {
        var (handover, at) = (fact.Handover, Instant.FromDateTimeOffset(fact.Case.ChangedTime));
        var (title, titleEn) = Titles[handover.State];
        return new Notice
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            TaskId = handover.HandoverId,
            Kind = kind,
            OfficeId = officeId,
            TaskOfficeId = handover.FromOfficeId,
            CaseId = fact.Case.CaseId,
            CaseNumber = fact.Case.OfficialNumber,
            Title = string.Format(null, title, handover.FromOfficeId, handover.ToOfficeId),
            TitleEn = string.Format(null, titleEn, handover.FromOfficeId, handover.ToOfficeId),
            DueTime = at,
            TimeZone = handover.TimeZone,
            EventTime = at,
        };
    }
}
