using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Procedure;
using Netralitas.Platform.Errors;
using NodaTime;

namespace Netralitas.Cases.Duplicates;

/// <summary>Says who of a merged case is who of the other one, and what the other one lacks.</summary>
internal static class MergePersons
{
    /// <summary>Checks the pairs of a request as far as it can be without the cases.</summary>
    public static IReadOnlyList<(Guid Person, Guid Into)> Check(FieldChecks checks, IReadOnlyList<Contracts.Cases.V1.SamePerson> given)
    {
        checks.Require(given.Count <= Intake.IntakeChecks.PersonsMax, "persons", $"must be at most {Intake.IntakeChecks.PersonsMax}");
        List<(Guid Person, Guid Into)> pairs =
            [.. given.Take(Intake.IntakeChecks.PersonsMax).Select((pair, i) => (checks.Uuid($"persons[{i}].person_id", pair.PersonId), checks.Uuid($"persons[{i}].into_person_id", pair.IntoPersonId)))];
        checks.Require(pairs.DistinctBy(pair => pair.Person).Count() == pairs.Count, "persons", "must name each person of the case that ends once");
        return pairs;
    }

    /// <summary>The decision. Refused: a pair names a person whom its case has not, or two whose numbers differ.</summary>
    /// <param name="merged">The case that ends.</param>
    /// <param name="into">The case that goes on.</param>
    /// <param name="pairs">Who is the same, as the caller says.</param>
    /// <param name="officeId">The office that merges them.</param>
    /// <param name="now">The legal instant.</param>
    public static Decision<MergedPersons> Decide(NeutralityCase merged, NeutralityCase into, IReadOnlyList<(Guid Person, Guid Into)> pairs, string officeId, Instant now)
    {
        var checks = new FieldChecks();
        foreach (var (pair, i) in pairs.Select((pair, i) => (pair, i)))
        {
            var (person, same) = (merged.Persons.Find(one => one.Id == pair.Person), into.Persons.Find(one => one.Id == pair.Into));
            checks.Require(person is not null, $"persons[{i}].person_id", "must be a person of the case that ends");
            checks.Require(same is not null, $"persons[{i}].into_person_id", "must be a person of the case that goes on");
            checks.Require(person is null || same is null || Likeness.MayBeSame(person, same), $"persons[{i}].into_person_id", "must not have another number (NIP or NIK) than the person");
        }

        if (!checks.Clean)
        {
            return checks.ToRefusal();
        }

        var said = pairs.ToDictionary(pair => pair.Person, pair => pair.Into);
        var ids = new Dictionary<Guid, Guid>();
        var added = new List<RaisedPerson>();
        foreach (var person in merged.Persons.OrderBy(person => person.Position))
        {
            var same = said.TryGetValue(person.Id, out var told)
                ? told
                : into.Persons.Where(other => Likeness.MayBeSame(person, other) && Likeness.HaveSameNumber(person, other)).OrderBy(other => other.Position).FirstOrDefault()?.Id;
            ids[person.Id] = same ?? Guid.CreateVersion7();
            if (same is null)
            {
                added.Add(new RaisedPerson(ids[person.Id], person.Known(), person.AllegedAct));
            }
        }

        return new MergedPersons(ids, added, Allegations(merged, into, ids, officeId, now));
    }

    /// <summary>Both are about one act: what fitted it in the one case fits it in the other, in the same version.</summary>
    private static List<Alleged> Allegations(NeutralityCase merged, NeutralityCase into, Dictionary<Guid, Guid> ids, string officeId, Instant now) =>
    [
        .. merged.Allegations.OrderBy(allegation => allegation.Position).Select(allegation => (PersonId: ids[allegation.PersonId], allegation.ViolationId, allegation.ViolationVersion))
            .DistinctBy(allegation => (allegation.PersonId, allegation.ViolationId))
            .Where(allegation => !into.Allegations.Exists(other => other.PersonId == allegation.PersonId && other.ViolationId == allegation.ViolationId))
            .Select(allegation => new Alleged(now, officeId, Guid.CreateVersion7(), allegation.PersonId, allegation.ViolationId, allegation.ViolationVersion)),
    ];
}
