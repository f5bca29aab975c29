using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>Says which violation of the catalogue a reported person is alleged to have committed.</summary>
internal sealed class AddAllegation(CaseCommands commands, LegalClock clock, ReferenceBook reference, Reading.ReadCase read)
{
    private const int CodeMax = 40;
    private const int AllegationsMax = 1000;

    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<AddAllegationResponse> HandleAsync(AddAllegationRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, personId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("person_id", request.PersonId));
        var code = checks.Text("violation_id", request.ViolationId, 1, CodeMax);
        checks.Require(reference.Law.Violations.Versions(code).Count > 0, "violation_id", "must be a code of the violation catalogue such as DIS-06; see ListViolationTypes");
        var despite = checks.Text("despite_exemption", request.DespiteExemption, 0, IntakeChecks.TextMax);
        checks.ThrowIfAny();
        var now = clock.Now();
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, request.Etag), file => Decide(file, personId, code, call.OfficeId, now, reference, despite));
        return new AddAllegationResponse { Case = await read.AfterAsync(call, caseId) };
    }

    /// <summary>The decision. Refused: the state does not allow it; there is no such person; the violation does not fit act, election, person or phase; it is alleged already; it is exempt.</summary>
    public static Decision<CaseChange> Decide(NeutralityCase file, Guid personId, string code, string officeId, Instant now, ReferenceBook reference, string despite = "")
    {
        if (CaseLifecycle.Refuse(file, CaseLifecycle.Allege) is { } refusal)
        {
            return refusal;
        }

        if (file.Persons.Find(person => person.Id == personId) is not { } person)
        {
            return Refusal.NotFound("person", personId.ToString());
        }

        var checks = new FieldChecks();
        var type = Fitting(checks, (file.ActDate, file.ElectionId, (Contest)file.Contest, file.PlaceRegionCode), Words.Of(person.SubjectKind), code, reference);
        var exemption = Exempted.By(file, person, code, reference);
        checks.Require(despite.Length == 0 || exemption is not null, "despite_exemption", "must be empty where no exemption applies");
        checks.Require(file.Allegations.Count < AllegationsMax, "violation_id", $"must not be more than {AllegationsMax} allegations of a case");
        checks.Require(!file.Allegations.Exists(other => other.PersonId == personId && other.ViolationId == code), "violation_id", "must not be alleged of this person already");
        return !checks.Clean ? checks.ToRefusal()
            : exemption is not null && despite.Length == 0 ? Exempted.Refuse(exemption, personId)
            : new Alleged(now, officeId, Guid.CreateVersion7(), personId, code, type!.Law.Version) { Despite = exemption is null ? null : (exemption.Law.Id, despite) };
    }

    /// <summary>The row of the catalogue for an act; null, and what is wrong is noted, when none fits.</summary>
    public static ViolationType? Fitting(
        FieldChecks checks, (LocalDate Date, string ElectionId, Contest Contest, string PlaceRegionCode) act, string subjectKind, string code, ReferenceBook reference, string field = "violation_id")
    {
        var fit = ViolationFit.Of(
            reference, new Act(act.Date, reference.Elections.Find(act.ElectionId)!, act.Contest, reference.Regions.Find(act.PlaceRegionCode)!), subjectKind, code);
        fit.Problems.ToList().ForEach(problem => checks.Bad(field, problem));
        return fit.Type;
    }
}
