using Netralitas.Cases.Access;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Identity;
using NodaTime;
using Allegation = Netralitas.Cases.Procedure.Allegation;
using ReportedPerson = Netralitas.Cases.CaseFile.ReportedPerson;

namespace Netralitas.Cases.Statistics;

/// <summary>What is counted: a person of a case with one of its allegations, or with none.</summary>
internal sealed class Countable
{
    public required Guid CaseId { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Null where the person has none, and where the viewer may not see any.</summary>
    public required Guid? AllegationId { get; init; }

    public required string Region { get; init; }

    public required string ElectionId { get; init; }

    public required Contest Contest { get; init; }

    public required LocalDate ActDate { get; init; }

    public required Instant ReceivedTime { get; init; }

    public required string Month { get; init; }

    public required CaseKind Kind { get; init; }

    public required CaseState State { get; init; }

    public required SubjectKind SubjectKind { get; init; }

    /// <summary>Null without an allegation.</summary>
    public required string? ViolationId { get; init; }

    /// <summary>Null without an allegation.</summary>
    public required Outcome? Outcome { get; init; }

    /// <summary>All that a viewer may count: the cases of its lists, with allegations where it sees the case in full.</summary>
    public static IQueryable<Countable> For(CasesDb db, Viewer viewer)
    {
        var officeId = viewer.OfficeId;
        return
            from file in CaseAccess.VisibleTo(db, viewer)
            join person in db.Set<ReportedPerson>() on file.Id equals person.CaseId
            join alleged in db.Set<Allegation>() on new { CaseId = file.Id, PersonId = person.Id } equals new { alleged.CaseId, alleged.PersonId } into allegations
            from allegation in allegations.DefaultIfEmpty()
            let shown = allegation != null && (file.HandlingOfficeId == officeId || file.HandlingSupervisorId == officeId)
            select new Countable
            {
                CaseId = file.Id,
                PersonId = person.Id,
                AllegationId = shown ? allegation.Id : null,
                Region = file.PlaceRegionCode,
                ElectionId = file.ElectionId,
                Contest = file.Contest,
                ActDate = file.ActDate,
                ReceivedTime = file.ReceivedTime,
                Month = file.ReceivedMonth,
                Kind = file.Kind,
                State = file.State,
                SubjectKind = person.SubjectKind,
                ViolationId = shown ? allegation.ViolationId : null,
                Outcome = shown ? allegation.Outcome : null,
            };
    }
}
