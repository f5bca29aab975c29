using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Escalation;

/// <summary>Tasks of an office above, or beside, that has to see to a late one. They end with it.</summary>
internal static class Supervising
{
    /// <summary>Why such a task ended.</summary>
    public const string Ended = "SUPERVISED_TASK_ENDED";

    /// <summary>The task; its clock starts now.</summary>
    /// <param name="late">The late task.</param>
    /// <param name="opens">What to open.</param>
    /// <param name="office">The office that has to.</param>
    /// <param name="before">The task that did the same for the late one before; zero for none.</param>
    /// <param name="now">The legal instant.</param>
    /// <param name="reference">The calendar.</param>
    /// <param name="serving">Who serves now where offices have ended.</param>
    public static FollowUpTask Open(FollowUpTask late, Supervision opens, Office office, Guid before, Instant now, ReferenceBook reference, ServingOffices serving) => new()
    {
        Id = TaskOpening.IdOf(now, $"{late.Id}/{opens.Step}/{late.RungRound}"),
        Version = 1,
        CaseId = late.CaseId,
        Step = opens.Step,
        PersonId = late.PersonId,
        // Zero is for what the plan opens, once: several may be late about one person.
        CauseTaskId = before == Guid.Empty ? late.Id : before,
        SupervisedTaskId = late.Id,
        LateTask = LateTask.Of(late),
        PlanVersion = late.LadderVersion,
        Title = opens.Title,
        TitleEn = opens.TitleEn,
        Document = opens.Document,
        Returnable = false,
        OfficeId = office.Id,
        SupervisorOfficeId = serving.Above(office, late.RecusedOfficeIds),
        HandlingOfficeId = late.HandlingOfficeId,
        HandlingSupervisorId = late.HandlingSupervisorId,
        RecusedOfficeIds = late.RecusedOfficeIds,
        RecusedOfficerIds = late.RecusedOfficerIds,
        ReroutingCount = late.ReroutingCount,
        ReopeningCount = late.ReopeningCount,
        PlaceRegionCode = late.PlaceRegionCode,
        State = TaskState.Open,
        StartTime = now,
        DueTime = DeadlineCalculator.Due(opens.Due, now, office.Zone, reference.Calendar),
        RuleId = opens.Due.Id,
        RuleVersion = opens.Due.Law.Version,
        BasisKind = opens.Due.Kind,
        Basis = opens.Due.Basis,
        DayKind = opens.Due.Day,
        TimeZone = office.Zone.Id,
        UpdateTime = now,
        Ladder = opens.Ladder,
    };

    /// <summary>Such a task as it is routed now that its case is routed otherwise: it stays where it is, unless that office keeps out; its clock goes on.</summary>
    /// <exception cref="CannotRouteException">There is no such office.</exception>
    public static FollowUpTask Again(FollowUpTask task, CaseSnapshot file, ReferenceBook reference)
    {
        List<string> keptOut = [.. (file.Recusals ?? []).Select(recusal => recusal.OfficeId)];
        var handling = reference.Offices.Find(file.HandlingOfficeId) ?? throw new CannotRouteException(task.Step, file);
        var office = reference.Offices.Find(task.OfficeId) ?? throw new CannotRouteException(task.Step, file);
        return task with
        {
            OfficeId = reference.Offices.Acting(office, keptOut).Id, HandlingOfficeId = handling.Id, HandlingSupervisorId = reference.Offices.ActingAbove(handling, keptOut),
            RecusedOfficeIds = keptOut, ReroutingCount = file.Reroutings?.Count ?? 0, PlaceRegionCode = file.PlaceRegionCode,
        };
    }
}
