using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Spectre.Console;

namespace Netralitas.Cli.Plans;

/// <summary>How a plan looks.</summary>
internal static class PlanScreen
{
    /// <summary>What a case would open.</summary>
    public static void Show(this IAnsiConsole screen, PreviewPlanResponse plan)
    {
        screen.Facts(
            ("Handled by", plan.HandlingOfficeId), ("Keeps out", string.Join(", ", plan.RecusedOfficeIds)), ("Plan", plan.PlanVersion));
        var tasks = Screen.Table("Task", "Person", "Office", "Due", "Rule", "Basis");
        foreach (var task in plan.Tasks)
        {
            tasks.Row(
                $"{task.Step}\n{task.TitleEn}", task.PersonNumber == 0 ? "" : $"{task.PersonNumber}", task.OfficeId, LocalTime.Limit(task.DueTime, task.Deadline.TimeZone),
                $"{task.Deadline.RuleId} v{task.RuleVersion}", task.Deadline.BasisKind == BasisKind.Policy ? "policy" : $"law: {task.Deadline.Basis}");
        }

        screen.Write(tasks);
        if (plan.Tracks.Count > 0)
        {
            var tracks = Screen.Table("Track", "Person", "Receiver", "Rule", "Plan");
            foreach (var track in plan.Tracks)
            {
                tracks.Row(track.Kind, $"{track.PersonNumber}", track.ReceiverOfficeId, track.RuleId, track.PlanVersion);
            }

            screen.Write(tracks);
        }
    }
}
