using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Recusal;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Cases.Transfer;

/// <summary>Puts wrong entries of a case right (koreksi), together as RaiseCase would have taken them.</summary>
internal sealed class CorrectEntry(TakeStep step, LegalClock clock, ReferenceBook reference, MatchKeys keys)
{
    public const string Election = "election_id";
    public const string Place = "place_region_code";
    public const string Known = "known_date";
    public const string Received = "received_time";
    public const string Employer = "person.employer_office_id";
    public const string Kind = "person.subject_kind";

    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<CorrectEntryResponse> HandleAsync(CorrectEntryRequest request, Call call)
    {
        var asked = new AskedCorrection(request);
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Correct, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks => asked.Check(checks, clock.Now(), reference),
            (known, number, now) => Decide(known, asked, number, call.OfficeId, now, reference),
            (db, known, change, cancel) => keys.AddAsync(db, known, (Corrected)change, cancel));
        return new CorrectEntryResponse { Case = file };
    }

    /// <summary>The decision. Refused: there is no such person or event; the entries do not fit together; nothing is wrong; the number says otherwise.</summary>
    public static Decision<CaseChange> Decide(NeutralityCase file, AskedCorrection asked, string number, string officeId, Instant now, ReferenceBook reference)
    {
        var known = asked.PersonId is { } id ? file.Persons.Find(person => person.Id == id) : null;
        if (asked.PersonId is { } missing && known is null)
        {
            return Refusal.NotFound("person", missing.ToString());
        }

        var right = asked.In(file, known, now.InZone(reference.Offices.Find(officeId)!.Zone).Date, reference);
        if (file.OfficialNumber is { } given && (right.ElectionId, right.Contest) != (file.ElectionId, file.Contest))
        {
            return Refusal.Of(TransferReasons.NumberGiven, ("number", given)) with { Resource = ("case", file.Id.ToString()) };
        }

        var checks = new FieldChecks();
        right = right with { Allegation = AllegationIn(checks, known, right, asked, reference) };
        var fields = Wrong(file, known, right);
        checks.Require(asked.EventSequence <= file.LastSequence, "event_sequence", "must be the place of an event on the timeline of the case, or 0");
        checks.Require(asked.Name is null || known?.Name is not null, "person.name", "must be given by IdentifyPerson first: the person is not identified yet");
        checks.Require(fields.Count > 0, "reason", "must go with an entry that is wrong: nothing would change");
        CheckTogether(checks, right, now, reference);
        var reception = checks.Clean ? ReceptionOf(checks, file, right, fields, reference) : null;
        return checks.Clean
            ? new Corrected(now, officeId, number, asked.EventSequence, asked.Reason, right, fields, reception!,
                ConflictOfInterest.Between(file, right.Who is { } who ? ConflictOfInterest.Of([who], reference.Offices) : [], RecusalGround.Employer, officeId, now, reference.Offices))
            : checks.ToRefusal();
    }

    /// <summary>The allegation as it is right; null when none is corrected, or what is wrong with it is noted.</summary>
    private static RightAllegation? AllegationIn(
        FieldChecks checks, CaseFile.ReportedPerson? known, RightEntries right, AskedCorrection asked, ReferenceBook reference)
    {
        if (asked.AllegationId is not { } id || known is null)
        {
            return null;
        }

        if (known.Allegations.Find(one => one.Id == id) is not { } allegation)
        {
            checks.Bad("person.allegation_id", "must be an allegation of this person");
            return null;
        }

        var (code, version, decided) = (allegation.ViolationId, allegation.ViolationVersion, allegation.Outcome != Outcome.Unspecified);
        checks.Require(decided || asked.Outcome == Outcome.Unspecified, "person.outcome", "must be empty: nothing was decided yet");
        if (asked.ViolationId.Length > 0 && asked.ViolationId != code)
        {
            var act = (right.ActDate, right.ElectionId, (Contest)right.Contest, right.PlaceRegionCode);
            (code, version) = (asked.ViolationId, AddAllegation.Fitting(checks, act, Words.Of(right.Who!.SubjectKind), asked.ViolationId, reference, "person.violation_id")?.Law.Version ?? 0);
            checks.Require(!known.Allegations.Exists(other => other.ViolationId == code), "person.violation_id", "must not be alleged of this person already");
        }

        return new RightAllegation(id, code, version, asked.Outcome == Outcome.Unspecified ? allegation.Outcome : asked.Outcome);
    }

    /// <summary>What was told rightly at intake counts as it did then.</summary>
    private static Intake.Reception ReceptionOf(FieldChecks checks, NeutralityCase file, RightEntries right, IEnumerable<CorrectedField> fields, ReferenceBook reference) =>
        fields.Any(one => one.Field is Known or Received or Place or Election)
            ? IntakeChecks.Receive(
                checks, file.Kind, ReceptionPlace.Of(file.RaisingOfficeId, right.PlaceRegionCode, right.ElectionId, reference), (right.KnownDate, right.ReceivedTime), reference)
            : new Intake.Reception(file.CountedFromTime, file.Late);

    /// <summary>What a case could not have been raised with is no correction.</summary>
    private static void CheckTogether(FieldChecks checks, RightEntries right, Instant now, ReferenceBook reference)
    {
        var (election, place) = (reference.Elections.Find(right.ElectionId)!, reference.Regions.Find(right.PlaceRegionCode)!);
        checks.Require(election.IsContested((Contest)right.Contest, place), "contest", $"is not held at {place.Code} ({place.Name}) in {election.Id}");
        IntakeChecks.KnowFixing(checks, election, right.Contest);
        IntakeChecks.Order(checks, right.ActDate, right.KnownDate, right.ReceivedTime, now, place.Zone, reference.Calendar);
    }

    private static List<CorrectedField> Wrong(NeutralityCase file, CaseFile.ReportedPerson? known, RightEntries right)
    {
        List<CorrectedField> fields =
        [
            new("act_date", LocalDatePattern.Iso.Format(file.ActDate), LocalDatePattern.Iso.Format(right.ActDate)),
            new(Known, LocalDatePattern.Iso.Format(file.KnownDate), LocalDatePattern.Iso.Format(right.KnownDate)),
            new(Received, InstantPattern.ExtendedIso.Format(file.ReceivedTime), InstantPattern.ExtendedIso.Format(right.ReceivedTime)),
            new(Place, file.PlaceRegionCode, right.PlaceRegionCode),
            new(Election, file.ElectionId, right.ElectionId),
            new("contest", Words.Of(file.Contest), Words.Of(right.Contest)),
        ];
        if (known is not null)
        {
            var who = right.Who!;
            fields.AddRange(
            [
                new(Kind, Words.Of(known.SubjectKind), Words.Of(who.SubjectKind)),
                new(Employer, known.EmployerOfficeId ?? "", who.EmployerOfficeId ?? ""),
                new("person.name", known.Name ?? "", who.Name ?? "", IsPersonal: true),
                new("person.post", known.Post, who.Post, IsPersonal: true),
                new("person.alleged_act", known.AllegedAct, right.AllegedAct!, IsPersonal: true),
                // A number that does not fit what is right goes with what was wrong.
                new("person.employee_number", known.EmployeeNumber ?? "", who.EmployeeNumber ?? "", IsPersonal: true),
                new("person.resident_number", known.ResidentNumber ?? "", who.ResidentNumber ?? "", IsPersonal: true),
            ]);
        }

        if (right.Allegation is { } allegation && known!.Allegations.Find(one => one.Id == allegation.Id) is { } entered)
        {
            fields.Add(new("person.violation_id", entered.ViolationId, allegation.ViolationId));
            fields.Add(new("person.outcome", Words.Of(entered.Outcome), Words.Of(allegation.Outcome)));
        }

        return [.. fields.Where(one => one.Was != one.Is)];
    }
}
