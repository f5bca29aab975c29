using Netralitas.Cli.Input;
using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Spectre.Console;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Tasks;

/// <summary>How a task looks.</summary>
internal static class TaskScreen
{
    /// <summary>One task.</summary>
    public static void Show(this IAnsiConsole screen, TaskMessage task)
    {
        var zone = task.Deadline.TimeZone;
        screen.Facts(
            ("Task", task.Id),
            ("What", $"{task.Title} ({task.TitleEn})"),
            ("Step", task.Step),
            ("State", StateOf(task)),
            ("Office", task.OfficeId),
            ("Officer", task.OfficerId),
            ("Due", LocalTime.Limit(task.DueTime, zone)),
            ("Basis", $"{task.Deadline.Basis} [{task.Deadline.RuleId}]"),
            ("Clock started", LocalTime.Moment(task.StartTime, zone)),
            ("Stands still since", LocalTime.Moment(task.PausedTime, zone)),
            ("Overdue since", LocalTime.Moment(task.OverdueTime, zone)),
            ("Late", TierOf(task.LateTier)),
            ("Escalated", Escalated(task.Escalation)),
            ("Acknowledged", LocalTime.Moment(task.Escalation.AcknowledgeTime, zone)),
            ("Next", task.Escalation.NextRung.Length == 0 ? "" : $"{task.Escalation.NextRung}, {LocalTime.Moment(task.Escalation.NextRungTime, zone)} [{task.Escalation.Ladder} {task.Escalation.LadderVersion}]"),
            ("Supervises", task.SupervisedTaskId),
            ("Which is", Supervised(task)),
            ("Which was due", LocalTime.Limit(task.SupervisedTask?.DueTime, task.SupervisedTask?.TimeZone ?? "")),
            ("Which is overdue since", LocalTime.Moment(task.SupervisedTask?.OverdueTime, task.SupervisedTask?.TimeZone ?? "")),
            ("Case runs since", LocalTime.Moment(task.CaseStartTime, zone)),
            ("Case late since", LocalTime.Moment(task.CaseLateTime, zone)),
            ("Case", task.CaseId),
            ("Case number", task.CaseNumber),
            ("Person", task.PersonId),
            ("Handled by", task.HandlingOfficeId),
            ("Place", task.PlaceRegionCode),
            ("Completed by", task.MirrorOf),
            ("Ends with", task.ExpectedDocument),
            ("Document", task.DocumentNumber),
            ("Returned", EnumWords<ReturnReason>.Of(task.ReturnReason)),
            ("Suggested", task.SuggestedOfficeId),
            ("Cancelled", task.CancelReason),
            ("Recorded by", task.RecordedByOfficeId),
            ("Etag", task.Etag));
        foreach (var referral in task.Referrals)
        {
            screen.Facts(
                ("Referral", referral.Id), ("Kind", EnumWords<ReferralKind>.Of(referral.Kind)), ("State", EnumWords<ReferralState>.Of(referral.State)), ("From", referral.FromOfficeName),
                ("To", referral.ToOfficeName), ("Reason", EnumWords<ReferralReason>.Of(referral.Reason)));
        }
    }

    /// <summary>The state, and whether it is late.</summary>
    public static string StateOf(TaskMessage task) => EnumWords<TaskState>.Of(task.State) + (task.OverdueTime is null ? "" : " (OVERDUE)")
        + (task.LateTier == OfficeTier.Unspecified ? "" : $"\nlate: {TierOf(task.LateTier)}") + (task.Escalation.Level == 0 ? "" : $", level {task.Escalation.Level}");

    /// <summary>The late task that it has to see to, and whose that is; empty for all others.</summary>
    public static string Supervised(TaskMessage task) => task.SupervisedTask is { } late ? $"{late.Title} ({late.TitleEn}) at {late.OfficeId} [{late.Step}]" : "";

    private static string TierOf(OfficeTier tier) => EnumWords<OfficeTier>.Of(tier);

    /// <summary>How far, and whether by law or only by policy.</summary>
    private static string Escalated(Escalation escalation) => escalation.Level == 0 ? ""
        : $"level {escalation.Level}, to {TierOf(escalation.Tier)}, by {(escalation.Lever == BasisKind.Law ? $"law: {escalation.Basis}" : "policy")}";
}
