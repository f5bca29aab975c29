using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Planning;

/// <summary>A reported person of a case that there might be.</summary>
/// <param name="SubjectKind">What the person is in law, such as <c>CIVIL_SERVANT</c>.</param>
/// <param name="EmployerOfficeId">The office that employs the person; null while it is unknown.</param>
/// <param name="Allegations">What the person is alleged to have done, and what was decided of each.</param>
/// <param name="Unidentified">Whether it would not be known who it is.</param>
internal sealed record PlannedSubject(string SubjectKind, string? EmployerOfficeId, IReadOnlyList<(ViolationType Type, Outcome Outcome)> Allegations, bool Unidentified);

/// <summary>A case that there might be: what the case file would say of it.</summary>
/// <param name="Kind">How it comes in.</param>
/// <param name="Act">The act.</param>
/// <param name="Known">Day on which it became known.</param>
/// <param name="Received">When Bawaslu receives and records it.</param>
/// <param name="Persons">The reported persons, in order.</param>
/// <param name="Registered">When it is registered; null if never.</param>
/// <param name="Forwarded">When persons are forwarded; null if never.</param>
internal sealed record PlannedCase(CaseKind Kind, Act Act, LocalDate Known, Instant Received, IReadOnlyList<PlannedSubject> Persons, Instant? Registered, Instant? Forwarded)
{
    /// <summary>The opaque id of a person by the place in the order, from 0.</summary>
    public static Guid PersonId(int index) => new(index + 1, 0, 0, new byte[8]);

    /// <summary>The case as the case file would announce it last.</summary>
    /// <exception cref="CalendarYearMissingException">The holidays of a year are not known.</exception>
    public CaseSnapshot Snapshot(ReferenceBook book)
    {
        var keptOut = book.Offices.KeepingOut(Persons.Select(person => (person.SubjectKind, person.EmployerOfficeId)));
        var office = book.Offices.Find(Act.Election.HandlingOfficeId(Act.Contest, Act.Place))!;
        var handler = book.Offices.Acting(office, keptOut);
        var (received, place) = (Received.ToDateTimeOffset(), ReceptionPlace.Of(office.Id, Act.Place.Code, Act.Election.Id, book));
        var counted = Kind == CaseKind.Report ? place.Counted(Received, book) : Received;
        List<StandingSnapshot> standings = [.. Persons.Select((person, i) => Standing(Received, i, person, decided: false))];
        if ((Forwarded ?? Registered) is { } decided && Registered is not null)
        {
            standings.AddRange(Persons.Select((person, i) => Standing(decided, i, person, decided: true)));
        }

        IReadOnlyList<ForwardingSnapshot> letters = Forwarded is { } at ? [.. Letters(at, handler, keptOut, book)] : [];
        return new CaseSnapshot(
            Guid.Empty, 1, (Forwarded ?? Registered ?? Received).ToDateTimeOffset(), Words.Of(Kind), Act.Election.Id, Act.Place.Code, Known.ToDateOnly(), received, received, handler.Id,
            null, Registered?.ToDateTimeOffset(), Registered?.ToDateTimeOffset(), null, null,
            [.. Persons.Select((person, i) => new PersonSnapshot(PersonId(i), person.SubjectKind, person.EmployerOfficeId, person.SubjectKind, person.EmployerOfficeId))],
            [.. keptOut.Select(id => new RecusalSnapshot(id, received, handler.Id))], CountedFromTime: counted.ToDateTimeOffset(),
            ForwardedTime: letters.Count > 0 ? Forwarded!.Value.ToDateTimeOffset() : null, Forwardings: letters, Standings: standings);
    }

    /// <summary>What is known of a person; what is decided is decided when it is forwarded, or registered.</summary>
    private static StandingSnapshot Standing(Instant at, int index, PlannedSubject person, bool decided) => new(
        at.ToDateTimeOffset(), PersonId(index), person.SubjectKind, person.EmployerOfficeId, !person.Unidentified,
        [
            .. person.Allegations.Select(allegation => new AllegationSnapshot(
                allegation.Type.Law.Id, allegation.Type.Law.Version, decided && allegation.Outcome != Outcome.Unspecified ? Words.Of(allegation.Outcome) : null)),
        ]);

    /// <summary>The letters by which all that is to be forwarded goes out: one for each receiver and kind of track.</summary>
    private IEnumerable<ForwardingSnapshot> Letters(Instant at, Office handler, IReadOnlyCollection<string> keptOut, ReferenceBook book)
    {
        var day = at.InZone(handler.Zone).Date;
        var sent =
            from person in Persons.Index()
            from outcome in OutcomesOf(person.Item).Distinct()
            let choice = RecipientChoice.Of(book, Reference.Forwarded.On(
                book, (person.Item.SubjectKind, person.Item.EmployerOfficeId), outcome is { } known ? Words.Of(known) : null, day, (Act.Election.Family, Act.Place)))
            where choice is not null
            select (Person: PersonId(person.Index), Receiver: book.Offices.Acting(choice.Office, keptOut).Id, choice.Rule);
        return sent.GroupBy(one => (one.Receiver, one.Rule.Track))
            .Select(letter => new ForwardingSnapshot(at.ToDateTimeOffset(), letter.Key.Receiver, letter.First().Rule.Law.Id, [.. letter.Select(one => one.Person).Distinct()]));
    }

    /// <summary>What is forwarded of a person: each violation that was decided; of information that is not registered, the person as such.</summary>
    private IEnumerable<Outcome?> OutcomesOf(PlannedSubject person) => Kind == CaseKind.Information && Registered is null
        ? [null]
        : person.Allegations.Select(allegation => (Outcome?)allegation.Outcome).Where(outcome => outcome is not (Outcome.Unspecified or Outcome.NotViolation or Outcome.NotProven));
}
