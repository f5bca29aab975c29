using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Persons;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Recusal;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Platform.Errors;
using Netralitas.Reference;
using NodaTime;
using Contest = Netralitas.Contracts.Common.V1.Contest;

namespace Netralitas.Cases.RegisterBook;

/// <summary>Reads the columns of rows, by the law of the day of the act.</summary>
/// <param name="officeId">The office that brings them: the handling one, or the one above it.</param>
/// <param name="now">The legal instant.</param>
/// <param name="reference">Regions, offices, elections and law.</param>
internal sealed class RegisterReader(string officeId, Instant now, ReferenceBook reference)
{
    private const int ReceiversMax = 10;
    private const int CodeMax = 40;

    /// <summary>What a row says of its case; persons and offices that keep out are still missing.</summary>
    public RegisterEntry Case(FieldChecks checks, RegisterRow row)
    {
        var kind = Word<CaseKind>(checks, "kind", row.Kind);
        var contest = Word<Contest>(checks, "contest", row.Contest);
        var place = reference.Regions.Find(row.PlaceRegionCode.Trim());
        checks.Require(place is not null, "place_region_code", "must be the code of a region such as 63.01; see ListRegions");
        var handler = IntakeChecks.Handler(checks, new RaiseCaseRequest { ElectionId = row.ElectionId.Trim(), Contest = contest }, place, reference);
        checks.Require(handler is null || handler.Id == officeId || handler.SupervisorId == officeId, "place_region_code",
            "must be a place whose cases this office handles, or the office one tier below it");
        var dates = new RegisterDates(checks, row, handler?.Zone ?? DateTimeZone.Utc, now);
        var reason = Ending(checks, row, kind, dates);
        var numbers = new RegisterNumbers(checks, reference, handler, row.ElectionId.Trim(), contest, kind);
        return new RegisterEntry
        {
            CaseId = Guid.CreateVersion7(), Line = row.Line, Kind = kind, ElectionId = row.ElectionId.Trim(), Contest = contest, PlaceRegionCode = place?.Code ?? "",
            ActDate = dates.Act, KnownDate = dates.Known, Received = dates.At(dates.Received), Registered = dates.AtOrNull(dates.Registered), Decided = dates.AtOrNull(dates.Decided),
            Closed = dates.At(dates.Closed), CloseReason = reason,
            OfficialNumber = numbers.Official(row.OfficialNumber, dates.Registered is not null), ReceiptNumber = numbers.Receipt(row.ReceiptNumber, isNeeded: dates.Registered is null),
            HandlingOfficeId = handler?.Id ?? "", HandlingSupervisorId = null, TimeZone = (handler?.Zone ?? DateTimeZone.Utc).Id, RecusedOfficeIds = [], Persons = [],
        };
    }

    /// <summary>What a row says of its person; allegations are still missing.</summary>
    public RegisterPerson Person(FieldChecks checks, RegisterRow row, int running)
    {
        checks.Require(row.Person.Trim() == running.ToString() && running <= IntakeChecks.PersonsMax, "person", $"must be 1 for the first person of a case and go on one by one, at most {IntakeChecks.PersonsMax}");
        var name = checks.Text("name", row.Name, 0, IntakeChecks.WordsMax);
        var kind = Word<SubjectKind>(checks, "subject_kind", row.SubjectKind);
        var employer = row.EmployerOfficeId.Trim() is { Length: > 0 } id ? IntakeChecks.Employer(checks, "", id, reference) : null;
        var post = checks.Text("post", row.Post, 0, IntakeChecks.WordsMax);
        var act = checks.Text("alleged_act", row.AllegedAct, 0, IntakeChecks.TextMax);
        var (employee, resident) = PersonNumbers.Check(checks, "", (row.EmployeeNumber, row.ResidentNumber), kind, now.InZone(DateTimeZone.Utc).Date, reference);
        var atAct = ActSnapshotChecks.Check(checks, "", new PersonAtAct
        {
            EmploymentStatus = Word<EmploymentStatus>(checks, "employment_status", row.EmploymentStatus, isNeeded: false), Rank = row.Rank,
            PostClass = Word<PostClass>(checks, "post_class", row.PostClass, isNeeded: false), Unit = row.Unit,
            Leave = Word<LeaveStatus>(checks, "leave", row.Leave, isNeeded: false),
            CandidateRelation = Word<CandidateRelation>(checks, "candidate_relation", row.CandidateRelation, isNeeded: false),
        }, kind);
        var receivers = row.Receivers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).ToList();
        checks.Require(receivers.Count <= ReceiversMax && receivers.TrueForAll(office => reference.Offices.Find(office) is not null), "receivers",
            $"must be at most {ReceiversMax} ids of offices separated by spaces; see ListOffices");
        var who = new Identity(name.Length == 0 ? null : name, kind, employer, post, employee, resident) { AtAct = atAct };
        return new RegisterPerson(new RaisedPerson(Guid.CreateVersion7(), who, act), receivers, []);
    }

    /// <summary>What a row says of its allegation; null where there is none, or it is bad.</summary>
    public RegisterAllegation? Allegation(FieldChecks checks, RegisterRow row, RegisterEntry file, SubjectKind kind)
    {
        var code = checks.Text("violation_id", row.ViolationId, 0, CodeMax);
        var outcome = Word<Outcome>(checks, "outcome", row.Outcome, isNeeded: false);
        var sanction = checks.Text("sanction", row.Sanction, 0, IntakeChecks.TextMax);
        checks.Require(outcome == Outcome.Unspecified == (code.Length == 0 || file.Decided is null), "outcome", "must be given exactly where something was alleged and decided");
        checks.Require(sanction.Length == 0 || code.Length > 0, "sanction", "must be empty where nothing was alleged");
        // What place, election or kind are, is told where they stand.
        if (code.Length == 0 || file.HandlingOfficeId.Length == 0 || kind == SubjectKind.Unspecified)
        {
            return null;
        }

        var type = AddAllegation.Fitting(
            checks, (file.ActDate, file.ElectionId, (Netralitas.Reference.Contest)file.Contest, file.PlaceRegionCode), Contracts.Words.Of(kind), code, reference);
        return type is null ? null : new RegisterAllegation(code, type.Law.Version, outcome, sanction.Length == 0 ? null : sanction);
    }

    /// <summary>The case with its persons, and the offices that act where an employer keeps out.</summary>
    public RegisterEntry Whole(RegisterEntry file, IReadOnlyList<RegisterPerson> persons)
    {
        if (reference.Offices.Find(file.HandlingOfficeId) is not { } handler)
        {
            return file;
        }

        var keptOut = ConflictOfInterest.Of(persons.Select(person => person.Told.Who), reference.Offices);
        var acting = reference.Offices.Acting(handler, keptOut);
        return file with
        {
            Persons = persons, RecusedOfficeIds = keptOut, HandlingOfficeId = acting.Id, HandlingSupervisorId = reference.Offices.ActingAbove(acting, keptOut), TimeZone = acting.Zone.Id,
        };
    }

    /// <summary>Why it ended, and whether that fits how far it came.</summary>
    private static CloseReason Ending(FieldChecks checks, RegisterRow row, CaseKind kind, RegisterDates dates)
    {
        var reason = Word<CloseReason>(checks, "close_reason", row.CloseReason);
        checks.Require(dates.Decided is null || dates.Registered is not null, "decided_date", "must be empty where the case was not registered");
        var fits = reason switch
        {
            CloseReason.Unspecified => true,
            // Information may be forwarded without registration.
            CloseReason.Concluded => dates.Decided is not null || (kind == CaseKind.Information && dates.Registered is null),
            CloseReason.Withdrawn => kind == CaseKind.Report,
            _ => dates.Registered is null,
        };
        checks.Require(fits, "close_reason", "must fit: CONCLUDED where it was decided, WITHDRAWN of reports only, any other where it was not registered");
        return reason;
    }

    private static T Word<T>(FieldChecks checks, string column, string text, bool isNeeded = true)
        where T : struct, Enum
    {
        var word = text.Trim();
        var value = Enum.GetValues<T>().FirstOrDefault(value => RegisterView.Word(value).Equals(word, StringComparison.OrdinalIgnoreCase));
        checks.Require((word.Length == 0 && !isNeeded) || !value.Equals(default(T)), column,
            $"must be one of {string.Join(", ", Enum.GetValues<T>().Where(one => !one.Equals(default(T))).Select(RegisterView.Word))}");
        return value;
    }
}
