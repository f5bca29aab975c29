using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Spectre.Console;

namespace Netralitas.Cli.Tracks;

/// <summary>How a track looks.</summary>
internal static class TrackScreen
{
    /// <summary>One track.</summary>
    public static void Show(this IAnsiConsole screen, Track track)
    {
        screen.Facts(
            ("Track", track.Id), ("What", $"{track.Title} ({track.TitleEn})"), ("State", StateOf(track)), ("Since", LocalTime.Moment(track.StateTime, track.TimeZone)),
            ("Receiver", track.ReceiverOfficeId), ("Rule", track.RuleId), ("Handled by", track.HandlingOfficeId), ("Case", track.CaseId), ("Case number", track.CaseNumber),
            ("Person", track.PersonId), ("Opened", LocalTime.Moment(track.OpenTime, track.TimeZone)), ("Over since", LocalTime.Moment(track.EndTime, track.TimeZone)),
            ("Sanction", track.SanctionClassId), ("Etag", track.Etag));
        if (track.Steps.Count > 0)
        {
            var done = Screen.Table("Done", "By", "When", "Document", "State");
            foreach (var step in track.Steps)
            {
                var document = $"{step.DocumentType} {step.DocumentNumber}{(step.SanctionClassId.Length > 0 ? $", {step.SanctionClassId}" : "")}";
                done.Row(step.Step, step.OfficeId, LocalTime.Moment(step.StepTime, track.TimeZone), document, step.Mark.Length > 0 ? $"{step.State}, {step.Mark}" : step.State);
            }

            screen.Write(done);
        }

        if (track.NextSteps.Count > 0)
        {
            var next = Screen.Table("Next", "What", "By", "Document", "Not before", "Until");
            foreach (var step in track.NextSteps)
            {
                next.Row(step.Step, step.TitleEn, step.OfficeId, step.DocumentType + (step.SanctionClassIds.Count > 0 ? $" and --sanction {string.Join(", ", step.SanctionClassIds)}" : ""), LocalTime.Moment(step.NotBeforeTime, track.TimeZone), LocalTime.Limit(step.NotAfterTime, track.TimeZone));
            }

            screen.Write(next);
        }
    }

    /// <summary>The state, and the mark.</summary>
    public static string StateOf(Track track) => StateOf(track.State, track.Mark, track.MarkOfficeId);

    /// <summary>The state, the mark, and whom that was given to.</summary>
    public static string StateOf(string state, string mark, string markOfficeId) =>
        mark.Length == 0 ? state : markOfficeId.Length == 0 ? $"{state}, {mark}" : $"{state}, {mark} ({markOfficeId})";
}
