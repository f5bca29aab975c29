using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Persons;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;
using Contest = Netralitas.Contracts.Common.V1.Contest;

namespace Netralitas.Cases.Transfer;

/// <summary>The entries that a request corrects; what it leaves out stays as it is.</summary>
internal sealed class AskedCorrection(CorrectEntryRequest request)
{
    private LocalDate? _act;
    private LocalDate? _known;
    private Instant? _received;
    private Identity? _who;
    private string _allegedAct = "";

    /// <summary>Why.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>The event that said it wrongly; 0 for none in particular.</summary>
    public long EventSequence => request.EventSequence;

    /// <summary>The reported person; null when nothing about persons is wrong.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The person's right name; null when it is not wrong.</summary>
    public string? Name => _who?.Name;

    /// <summary>The allegation of that person that is wrong; null when none is.</summary>
    public Guid? AllegationId { get; private set; }

    /// <summary>Its right code; empty when that is not wrong.</summary>
    public string ViolationId => request.Person?.ViolationId ?? "";

    /// <summary>What was really decided of it; unspecified when that is not wrong.</summary>
    public Outcome Outcome => request.Person?.Outcome ?? Outcome.Unspecified;

    /// <summary>Checks each entry by itself.</summary>
    public void Check(FieldChecks checks, Instant now, ReferenceBook reference)
    {
        Reason = checks.Text("reason", request.Reason, 1, IntakeChecks.TextMax);
        checks.Require(request.EventSequence >= 0, "event_sequence", "must not be negative");
        _act = request.ActDate.Length == 0 ? null : checks.Date("act_date", request.ActDate);
        _known = request.KnownDate.Length == 0 ? null : checks.Date(CorrectEntry.Known, request.KnownDate);
        _received = request.ReceivedTime is null ? null : checks.Time(CorrectEntry.Received, request.ReceivedTime, now);
        checks.Require(request.PlaceRegionCode.Length == 0 || reference.Regions.Find(request.PlaceRegionCode) is not null,
            CorrectEntry.Place, "must be the code of a region such as 63.01; see ListRegions");
        checks.Require(request.ElectionId.Length == 0 || reference.Elections.Find(request.ElectionId) is not null,
            CorrectEntry.Election, "must be the id of an election such as pilkada-2024; see ListElections");
        checks.Require(Enum.IsDefined(request.Contest), "contest", "must be a known value");
        if (request.Person is { } person)
        {
            Check(checks, person, reference);
        }
    }

    /// <summary>All entries of a case as they are right.</summary>
    /// <param name="file">The case.</param>
    /// <param name="known">The person as known; null when nothing about persons is wrong.</param>
    /// <param name="today">Nobody is born later.</param>
    /// <param name="reference">Says which numbers fit.</param>
    public RightEntries In(NeutralityCase file, CaseFile.ReportedPerson? known, LocalDate today, ReferenceBook reference) => new(
        Or(request.ElectionId, file.ElectionId), request.Contest == Contest.Unspecified ? file.Contest : request.Contest, Or(request.PlaceRegionCode, file.PlaceRegionCode),
        _act ?? file.ActDate, _known ?? file.KnownDate, _received ?? file.ReceivedTime, known?.Id,
        known is null ? null : PersonNumbers.WithKnown(Who(known), known, today, reference), known is null ? null : Or(_allegedAct, known.AllegedAct));

    private static string Or(string right, string present) => right.Length == 0 ? present : right;

    private void Check(FieldChecks checks, PersonCorrection person, ReferenceBook reference)
    {
        PersonId = checks.Uuid("person.person_id", person.PersonId);
        var name = checks.Text("person.name", person.Name, 0, IntakeChecks.WordsMax);
        checks.Require(Enum.IsDefined(person.SubjectKind), "person.subject_kind", "must be a known value");
        var employer = person.EmployerOfficeId.Length == 0 ? null : IntakeChecks.Employer(checks, "person.", person.EmployerOfficeId, reference);
        var post = checks.Text("person.post", person.Post, 0, IntakeChecks.WordsMax);
        _allegedAct = checks.Text("person.alleged_act", person.AllegedAct, 0, IntakeChecks.TextMax);
        AllegationId = person.AllegationId.Length == 0 ? null : checks.Uuid("person.allegation_id", person.AllegationId);
        checks.Require(person.ViolationId.Length == 0 || reference.Law.Violations.Versions(person.ViolationId).Count > 0, "person.violation_id",
            "must be a code of the violation catalogue such as DIS-06; see ListViolationTypes");
        checks.Require(Enum.IsDefined(person.Outcome), "person.outcome", "must be a known outcome");
        checks.Require((AllegationId is null) == (person.ViolationId.Length == 0 && person.Outcome == Outcome.Unspecified), "person.allegation_id",
            "must go with violation_id, outcome or both, and they with it");
        _who = new Identity(name.Length == 0 ? null : name, person.SubjectKind, employer, post, EmployeeNumber: null, ResidentNumber: null);
    }

    private Identity Who(CaseFile.ReportedPerson known) => new(
        _who!.Name ?? known.Name, _who.SubjectKind == SubjectKind.Unspecified ? known.SubjectKind : _who.SubjectKind, _who.EmployerOfficeId ?? known.EmployerOfficeId,
        Or(_who.Post, known.Post), EmployeeNumber: null, ResidentNumber: null)
    {
        AtAct = known.AtAct,
    };
}
