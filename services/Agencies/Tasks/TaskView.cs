using Netralitas.Agencies.Escalation;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Referrals;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Agencies.Tasks;

/// <summary>A task with the number and the clock of its case, as read together.</summary>
/// <param name="Task">The task.</param>
/// <param name="CaseNumber">Official number of its case; null before it is registered.</param>
/// <param name="CaseStartTime">Since when the follow-up of the case runs.</param>
/// <param name="CaseLateTime">Since when the case is late with anything; null while it is not.</param>
internal sealed record NumberedTask(FollowUpTask Task, string? CaseNumber, Instant CaseStartTime, Instant? CaseLateTime);

/// <summary>A task as callers see it. There is nothing personal in it, so all who see it see the same.</summary>
internal static class TaskView
{
    public static TaskMessage ToMessage(this NumberedTask numbered)
    {
        var task = numbered.Task;
        return new TaskMessage
        {
            Id = task.Id.ToString(),
            Etag = Etag.Of(task.Version),
            CaseId = task.CaseId.ToString(),
            CaseNumber = numbered.CaseNumber ?? "",
            PersonId = OrEmpty(task.PersonId),
            Step = task.Step,
            Title = task.Title,
            TitleEn = task.TitleEn,
            State = task.State,
            OfficeId = task.OfficeId,
            HandlingOfficeId = task.HandlingOfficeId,
            PlaceRegionCode = task.PlaceRegionCode,
            MirrorOf = task.MirrorOf ?? "",
            DueTime = task.DueTime.ToTimestamp(),
            Deadline = new Deadline
            {
                RuleId = task.RuleId,
                BasisKind = (BasisKind)task.BasisKind,
                Basis = task.Basis,
                DayKind = (DayKind)task.DayKind,
                TimeZone = task.TimeZone,
            },
            FormerOfficeIds = { task.FormerOfficeIds },
            KeeperOfficeId = task.KeeperOfficeId ?? "",
            Referrals = { task.Referrals.Select(referral => referral.ToMessage()) },
            PausedTime = task.PausedTime.ToTimestamp(),
            OverdueTime = task.OverdueTime.ToTimestamp(),
            StartTime = task.StartTime.ToTimestamp(),
            UpdateTime = task.UpdateTime.ToTimestamp(),
            ExpectedDocument = task.Document,
            DocumentNumber = task.DocumentNumber ?? "",
            ReturnReason = task.ReturnReason,
            SuggestedOfficeId = task.SuggestedOfficeId ?? "",
            CancelReason = task.CancelReason ?? "",
            PlanVersion = task.PlanVersion,
            CauseTaskId = task.CauseTaskId == task.SupervisedTaskId ? "" : OrEmpty(task.CauseTaskId),
            TrackId = OrEmpty(task.TrackId),
            OfficerId = OrEmpty(task.OfficerId ?? Guid.Empty),
            RecordedByOfficeId = task.RecordingOfficeId ?? "",
            SupervisedTaskId = OrEmpty(task.SupervisedTaskId),
            SupervisedTask = task.LateTask?.ToMessage(),
            Escalation = Show(task),
            LateTier = (OfficeTier)(task.LateTier ?? default),
            CaseStartTime = numbered.CaseStartTime.ToTimestamp(),
            CaseLateTime = numbered.CaseLateTime.ToTimestamp(),
        };
    }

    private static Contracts.Agencies.V1.Escalation Show(FollowUpTask task) => new()
    {
        Ladder = task.Ladder,
        LadderVersion = task.LadderVersion,
        Level = task.EscalationLevel,
        Tier = (OfficeTier)(task.EscalationTier ?? default),
        Lever = (BasisKind)(task.Lever ?? default),
        Basis = task.LeverBasis ?? "",
        NextRung = task.NextRungTime is null || task.NextRung == RungSchedule.Release ? "" : task.NextRung,
        NextRungTime = task.NextRung == RungSchedule.Release ? null : task.NextRungTime.ToTimestamp(),
        AcknowledgeTime = task.AcknowledgeTime.ToTimestamp(),
    };

    private static string OrEmpty(Guid id) => id == Guid.Empty ? "" : id.ToString();
}
