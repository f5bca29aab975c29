using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears which tasks offices share, offer and ask for, and tells the one that did not do it.</summary>
internal static class ReferralNews
{
    private static readonly Dictionary<string, (string Kind, string KindEn)> Kinds = new(StringComparer.Ordinal)
    {
        ["SHARE"] = ("berbagi", "shared"), ["HAND_OVER"] = ("penyerahan", "handed over"), ["ASK"] = ("permintaan", "asked for"),
    };

    private static readonly Dictionary<string, (string State, string StateEn)> States = new(StringComparer.Ordinal)
    {
        ["IN_PROGRESS"] = ("menunggu jawaban", "waiting for the answer"), ["ACCEPTED"] = ("diterima", "accepted"), ["REJECTED"] = ("ditolak", "rejected"),
        ["DONE"] = ("selesai", "over"), ["REVOKED"] = ("dicabut", "revoked"),
    };

    /// <summary>Adds the handler.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) => handlers.On<TaskReferred>((db, fact) =>
    {
        db.KeepOut(fact.Task.CaseId, fact.Task.RecusedOfficeIds);
        var referral = fact.Referral;
        var kind = referral.State switch
        {
            "IN_PROGRESS" => referral.Kind == "SHARE" ? NotificationKind.TaskShared : NotificationKind.TaskOffered,
            "ACCEPTED" or "REJECTED" => NotificationKind.ReferralAnswered,
            _ => NotificationKind.ReferralEnded,
        };
        foreach (var office in new[] { referral.FromOfficeId, referral.ToOfficeId }.Where(office => office != fact.Task.ActingOfficeId))
        {
            db.Tell(Make(kind, fact, office));
        }
    });

    private static Notice Make(NotificationKind kind, TaskReferred fact, string officeId)
    {
        var (task, referral) = (fact.Task, fact.Referral);
        var ((word, wordEn), (state, stateEn)) = (Kinds[referral.Kind], States[referral.State]);
        return new Notice
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            TaskId = referral.ReferralId,
            Kind = kind,
            OfficeId = officeId,
            TaskOfficeId = task.OfficeId,
            CaseId = task.CaseId,
            CaseNumber = task.CaseNumber,
            Title = $"{task.Title} ({word} dari {referral.FromOfficeId} kepada {referral.ToOfficeId}, {state})",
            TitleEn = $"{task.TitleEn} ({wordEn}, from {referral.FromOfficeId} to {referral.ToOfficeId}, {stateEn})",
            DueTime = Instant.FromDateTimeOffset(task.DueTime),
            TimeZone = task.TimeZone,
            EventTime = Instant.FromDateTimeOffset(task.EventTime),
        };
    }
}
