using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tracks;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Time;

namespace Netralitas.Agencies.Planning;

/// <summary>What a case opens, as the contract has it.</summary>
internal static class PlanView
{
    /// <summary>All that it opens.</summary>
    public static PreviewPlanResponse Show(CaseSnapshot file, string planVersion, FollowUpChanges changes) => new()
    {
        HandlingOfficeId = file.HandlingOfficeId,
        RecusedOfficeIds = { (file.Recusals ?? []).Select(recusal => recusal.OfficeId) },
        PlanVersion = planVersion,
        Tasks = { changes.Opened.Select(task => Show(task, file)) },
        Tracks = { changes.Tracks.Opened.Select(track => Show(track, file)) },
    };

    private static PlannedTask Show(FollowUpTask task, CaseSnapshot file) => new()
    {
        Step = task.Step, PersonNumber = Number(task.PersonId, file), Title = task.Title, TitleEn = task.TitleEn, OfficeId = task.OfficeId, Document = task.Document,
        OpenTime = task.OpenTime.ToTimestamp(), StartTime = task.StartTime.ToTimestamp(), DueTime = task.DueTime.ToTimestamp(), RuleVersion = task.RuleVersion, PlanVersion = task.PlanVersion,
        Deadline = new Deadline
        {
            RuleId = task.RuleId, BasisKind = (BasisKind)task.BasisKind, Basis = task.Basis, DayKind = (DayKind)task.DayKind, TimeZone = task.TimeZone,
        },
    };

    private static PlannedTrack Show(FollowUpTrack track, CaseSnapshot file) => new()
    {
        PersonNumber = Number(track.PersonId, file), Kind = track.Kind, ReceiverOfficeId = track.ReceiverOfficeId, RuleId = track.RuleId, OpenTime = track.OpenTime.ToTimestamp(),
        PlanVersion = track.PlanVersion,
    };

    /// <summary>Place of a person in the case, from 1; 0 for the whole case.</summary>
    private static int Number(Guid personId, CaseSnapshot file) => file.Persons.Index().FirstOrDefault(one => one.Item.PersonId == personId) is { Item: not null } found ? found.Index + 1 : 0;
}
