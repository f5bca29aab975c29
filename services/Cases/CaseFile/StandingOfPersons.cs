using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.CaseFile;

/// <content>What became known of the reported persons, as Agencies must know.</content>
internal sealed partial class NeutralityCase
{
    /// <summary>What became known of its persons, in order: tasks are opened and routed by it.</summary>
    public IReadOnlyList<StandingSnapshot> Standings { get; private set; } = [];

    /// <summary>Keeps what is known of each person where it is more or other than before a change.</summary>
    private void Note(Dictionary<Guid, StandingSnapshot> before, Instant at)
    {
        // Nobody follows a case of an older register.
        List<StandingSnapshot> news = Imported ? [] : [.. Persons.Select(person => Standing(person, at)).Where(now => before.TryGetValue(now.PersonId, out var known) ? !Same(known, now) : now.IsIdentified || now.Allegations.Count > 0)];
        Standings = news.Count == 0 ? Standings : [.. Standings, .. news];
    }

    private static StandingSnapshot Standing(ReportedPerson person, Instant at) => new(
        at.ToDateTimeOffset(), person.Id, Words.Of(person.SubjectKind), person.EmployerOfficeId, person.Name is not null,
        [
            .. person.Allegations.OrderBy(allegation => allegation.Position).Select(allegation => new AllegationSnapshot(
                allegation.ViolationId, allegation.ViolationVersion, allegation.Outcome == Outcome.Unspecified ? null : Words.Of(allegation.Outcome))),
        ]);

    private static bool Same(StandingSnapshot one, StandingSnapshot other) =>
        one with { Allegations = other.Allegations } == other && one.Allegations.SequenceEqual(other.Allegations);
}
