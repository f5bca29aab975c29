using Netralitas.Cli.Output;
using Netralitas.Contracts;
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
        var tasks = Screen.Table("Office", "Task", "Person", "Due", "Rule", "Basis");
        foreach (var task in plan.Tasks)
        {
            tasks.Row(
                task.OfficeId, $"{task.Step}\n{task.TitleEn}", task.PersonNumber == 0 ? "" : $"{task.PersonNumber}", LocalTime.Limit(task.DueTime, task.Deadline.TimeZone),
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

    /// <summary>What another version would make of cases.</summary>
    public static void Show(this IAnsiConsole screen, DiffPlanResponse difference)
    {
        var table = Screen.Table("Case, plan", "What", "Task", "Person", "Office", "Due");
        foreach (var one in difference.Cases)
        {
            var which = $"{(one.CaseNumber.Length > 0 ? one.CaseNumber : one.CaseId)}\n{one.PlanVersion}";
            if (one.Unknown || one.Tasks.Count == 0)
            {
                table.Row(which, one.Unknown ? "cannot be told" : "nothing", "", "", "", "");
            }

            foreach (var task in one.Tasks)
            {
                table.Row(
                    which, Words.Of(task.Kind), $"{task.Step}\n{task.TitleEn}", task.PersonId, FromTo(task.OfficeId, task.NewOfficeId),
                    FromTo(LocalTime.Limit(task.DueTime, task.TimeZone), LocalTime.Limit(task.NewDueTime, task.TimeZone)));
            }
        }

        screen.Write(table);
        screen.More(difference.NextPageToken);
    }

    private static string FromTo(string before, string after) => before == after || after.Length == 0 ? before : before.Length == 0 ? after : $"{before}\n-> {after}";
}
