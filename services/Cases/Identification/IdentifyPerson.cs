using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Persons;
using Netralitas.Cases.Recusal;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Identification;

/// <summary>Says who a reported person is.</summary>
internal sealed class IdentifyPerson(CaseCommands commands, LegalClock clock, ReferenceBook reference, Reading.ReadCase read, MatchKeys keys, OfficerNumbers officers)
{
    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<IdentifyPersonResponse> HandleAsync(IdentifyPersonRequest request, Call call)
    {
        var checks = new FieldChecks();
        var (requestId, caseId, personId) = (checks.Uuid("request_id", request.RequestId), checks.Uuid("case_id", request.CaseId), checks.Uuid("person_id", request.PersonId));
        var now = clock.Now();
        var name = checks.Text("name", request.Name, 1, IntakeChecks.WordsMax);
        var kind = checks.OneOf("subject_kind", request.SubjectKind);
        var employer = IntakeChecks.Employer(checks, "", request.EmployerOfficeId, reference);
        var post = checks.Text("post", request.Post, 1, IntakeChecks.WordsMax);
        var today = now.InZone(reference.Offices.Find(call.OfficeId)!.Zone).Date;
        var (employee, resident) = PersonNumbers.Check(checks, "", (request.EmployeeNumber, request.ResidentNumber), kind, today, reference);
        var atAct = ActSnapshotChecks.Check(checks, "at_act.", request.AtAct, kind);
        checks.ThrowIfAny();
        var who = new Identity(name, kind, employer, post, employee, resident) { AtAct = atAct };
        await commands.ChangeAsync(call, request, new CaseTarget(requestId, caseId, request.Etag, personId), async (db, file, cancel) =>
        {
            var decision = Decide(file, personId, who, call.OfficeId, now, reference);
            if (decision.Refusal is not null)
            {
                return decision;
            }

            await keys.AddAsync(db, file, [who], cancel);
            return await officers.WithOfficersAsync(db, file.RecusedOfficerIds, decision.Facts, [((Identified)decision.Facts).Who.EmployeeNumber], cancel);
        });
        return new IdentifyPersonResponse { Case = await read.AfterAsync(call, caseId) };
    }

    /// <summary>The decision. Refused: the case is closed; it has no such person.</summary>
    public static Decision<CaseChange> Decide(NeutralityCase file, Guid personId, Identity who, string officeId, Instant now, ReferenceBook reference)
    {
        if (CaseLifecycle.Refuse(file, CaseLifecycle.Identify) is { } refusal)
        {
            return refusal;
        }

        if (file.Persons.Find(person => person.Id == personId) is not { } known)
        {
            return Refusal.NotFound("person", personId.ToString());
        }

        var today = now.InZone(reference.Offices.Find(officeId)!.Zone).Date;
        return new Identified(
            now, officeId, personId, PersonNumbers.WithKnown(who, known, today, reference) with { AtAct = ActSnapshotChecks.WithKnown(who.AtAct, known.AtAct, who.SubjectKind) },
            ConflictOfInterest.Between(file, ConflictOfInterest.Of([who], reference.Offices), RecusalGround.Employer, officeId, now, reference.Offices));
    }
}
