using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>Forwards persons to the body that acts on them (penerusan).</summary>
internal sealed class ForwardCase(TakeStep step, ReferenceBook reference)
{
    private const int PersonsMax = 100;

    private static readonly Reason NoReceiver = new("NO_RECEIVER", Grpc.Core.StatusCode.FailedPrecondition,
        "No rule says who receives {kind} on this day; the operator must add one.", "Belum ada aturan penerima untuk {kind} pada hari ini; hubungi pengelola.");

    private static readonly Reason SeveralReceivers = new("SEVERAL_RECEIVERS", Grpc.Core.StatusCode.FailedPrecondition,
        "The persons have several receivers ({offices}); forward those of each, and of each class of outcome, by a letter of its own.", "Penerima berbeda-beda ({offices}); kirim surat tersendiri untuk masing-masing.");

    private static readonly Reason NothingToForward = new("NOT_DECIDED_A_VIOLATION", Grpc.Core.StatusCode.FailedPrecondition,
        "Only persons with a violation are forwarded.", "Hanya terlapor dengan pelanggaran yang diteruskan.");

    private static readonly Reason ForwardedAlready = new("FORWARDED_ALREADY", Grpc.Core.StatusCode.FailedPrecondition,
        "All that was decided about a person was forwarded already.", "Seluruh dugaan atas seorang terlapor sudah diteruskan.");

    private static readonly Reason AfterFixing = new("CANDIDATES_ARE_FIXED", Grpc.Core.StatusCode.FailedPrecondition,
        "The act was after the candidates were fixed: register the case first.", "Perbuatan terjadi setelah penetapan calon: daftarkan perkara terlebih dahulu.");

    /// <summary>Checks, decides, records, and answers with the case.</summary>
    public async Task<ForwardCaseResponse> HandleAsync(ForwardCaseRequest request, Call call)
    {
        var persons = new List<Guid>();
        var file = await step.TakeAsync(call, request, new StepFields(CaseLifecycle.Forward, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag),
            checks =>
            {
                checks.Require(request.PersonIds.Count is > 0 and <= PersonsMax, "person_ids", $"must be 1 to {PersonsMax}");
                persons.AddRange(request.PersonIds.Take(PersonsMax).Select((id, i) => checks.Uuid($"person_ids[{i}]", id)));
                checks.Require(persons.Distinct().Count() == persons.Count, "person_ids", "must not name a person twice");
                checks.Require(Enum.IsDefined(request.Outcome), "outcome", "must be a known outcome");
            },
            (known, number, now) => Decide(known, persons, request.Outcome, number, call.OfficeId, now, reference));
        return new ForwardCaseResponse { Case = file };
    }

    /// <summary>The decision. Refused: a person is not of the case, or has no such violation, or none that was not forwarded; nobody, or not one office alone, receives them; the fast way is over.</summary>
    public static Decision<CaseChange> Decide(
        NeutralityCase file, IReadOnlyList<Guid> personIds, Outcome outcome, string number, string officeId, Instant now, ReferenceBook reference)
    {
        var persons = file.Persons.Where(person => personIds.Contains(person.Id)).OrderBy(person => person.Position).ToList();
        if (personIds.Except(persons.Select(person => person.Id)).FirstOrDefault() is var stranger && stranger != Guid.Empty)
        {
            return Refusal.NotFound("person", stranger.ToString());
        }

        if (file.State == CaseState.Tracing)
        {
            var fixing = reference.Elections.Find(file.ElectionId)!.FixingAt((Contest)file.Contest, reference.Regions.Find(file.PlaceRegionCode)!, file.ActDate);
            return fixing == FixingPhase.AfterFixing ? Refusal.Of(AfterFixing) : Forward(persons.Select(person => (person, (Allegation?)null)));
        }

        var violations = persons.SelectMany(person => person.Allegations, (person, allegation) => (Person: person, Allegation: allegation))
            .Where(one => one.Allegation.IsViolation && (outcome == Outcome.Unspecified || one.Allegation.Outcome == outcome)).ToList();
        var forwarded = file.ForwardedAllegationIds();
        var open = violations.Where(one => !forwarded.Contains(one.Allegation.Id)).ToList();
        return !persons.TrueForAll(person => violations.Exists(one => one.Person == person)) ? Refusal.Of(NothingToForward)
            : !persons.TrueForAll(person => open.Exists(one => one.Person == person)) ? Refusal.Of(ForwardedAlready)
            : Forward(open.Select(one => (one.Person, (Allegation?)one.Allegation)));

        Decision<CaseChange> Forward(IEnumerable<(CaseFile.ReportedPerson Person, Allegation? Allegation)> matters) => ToOne(file, [.. matters], number, officeId, now, reference);
    }

    /// <summary>One letter about persons, and what was decided about them, to the one office that receives them all.</summary>
    private static Decision<CaseChange> ToOne(
        NeutralityCase file, IReadOnlyList<(CaseFile.ReportedPerson Person, Allegation? Allegation)> matters, string number, string officeId, Instant now, ReferenceBook reference)
    {
        var (family, place) = (reference.Elections.Find(file.ElectionId)!.Family, reference.Regions.Find(file.PlaceRegionCode)!);
        var day = now.InZone(reference.Offices.Find(file.HandlingOfficeId)!.Zone).Date;
        var receivers = new List<RecipientChoice>();
        foreach (var (person, allegation) in matters)
        {
            var forwarded = Forwarded.On(reference, (Words.Of(person.SubjectKind), person.EmployerOfficeId), allegation is null ? null : Words.Of(allegation.Outcome), day, (family, place));
            if (RecipientChoice.Of(reference, forwarded) is not { } receiver)
            {
                return Refusal.Of(NoReceiver, ("kind", Words.Of(person.SubjectKind)));
            }

            receivers.Add(receiver);
        }

        // Who keeps out does not receive, either: the office one tier up does.
        var ways = receivers.Select(receiver => (Office: reference.Offices.Acting(receiver.Office, file.RecusedOfficeIds).Id, receiver.Rule.Track)).Distinct().ToList();
        // One office may receive by two rules that lead to different tracks: a crime and a breach of discipline of a police officer.
        return ways.Count > 1
            ? Refusal.Of(SeveralReceivers, ("offices", string.Join(", ", ways.Select(way => way.Office).Distinct(StringComparer.Ordinal))))
            : new PersonsForwarded(now, officeId, new Forwarding(
                ways[0].Office, receivers[0].Rule.Law.Id, number, [.. matters.Select(one => one.Person.Id).Distinct()],
                [.. matters.Select(one => one.Allegation).OfType<Allegation>().Select(allegation => allegation.Id)], now.ToDateTimeOffset()));
    }
}
