using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Inbox;
using NodaTime;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears which tasks offices share, offer and ask for, and tells the one that did not do it; of what ended by itself, both.</summary>
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

    /// <summary>Adds the handlers. Of a question is told only that there is one.</summary>
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
        foreach (var office in new[] { referral.FromOfficeId, referral.ToOfficeId }.Where(office => referral.Reason == "LAPSED" || office != fact.Task.ActingOfficeId))
        {
            var ((word, wordEn), (state, stateEn)) = (Kinds[referral.Kind], States[referral.State]);
            db.Tell(Make(
                kind, fact.Task, referral.ReferralId, office, $"{word} dari {referral.FromOfficeId} kepada {referral.ToOfficeId}, {state}",
                $"{wordEn}, from {referral.FromOfficeId} to {referral.ToOfficeId}, {stateEn}"));
        }
    }).On<TaskQuestioned>((db, fact) =>
    {
        db.KeepOut(fact.Task.CaseId, fact.Task.RecusedOfficeIds);
        var (kind, from, to) = fact.Answered ? (NotificationKind.QuestionAnswered, fact.AskedOfficeId, fact.AskingOfficeId) : (NotificationKind.QuestionAsked, fact.AskingOfficeId, fact.AskedOfficeId);
        db.Tell(Make(kind, fact.Task, fact.QuestionId, to, $"dari {from}", $"by {from}"));
    });

    private static Notice Make(NotificationKind kind, TaskSnapshot task, Guid about, string officeId, string what, string whatEn) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Version = 1,
            TaskId = about,
            Kind = kind,
            OfficeId = officeId,
            TaskOfficeId = task.OfficeId,
            CaseId = task.CaseId,
            CaseNumber = task.CaseNumber,
            Title = $"{task.Title} ({what})",
            TitleEn = $"{task.TitleEn} ({whatEn})",
            DueTime = Instant.FromDateTimeOffset(task.DueTime),
            TimeZone = task.TimeZone,
            EventTime = Instant.FromDateTimeOffset(task.EventTime),
        };
}
