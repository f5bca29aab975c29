using Netralitas.Contracts.Events;
using Netralitas.Reference;

namespace Netralitas.Agencies.FollowUp;

/// <summary>What was known of reported persons at an instant.</summary>
internal static class Standings
{
    /// <summary>The case with its persons as they were known then; as told, before anything became known of them.</summary>
    public static CaseSnapshot At(CaseSnapshot file, DateTimeOffset at)
    {
        if (file.Standings is not { Count: > 0 } all)
        {
            return file;
        }

        var then = all.TakeWhile(standing => standing.Time <= at).ToList();
        var last = new Dictionary<Guid, StandingSnapshot>();
        then.ForEach(standing => last[standing.PersonId] = standing);
        var ever = all.Select(standing => standing.PersonId).ToHashSet();
        return file with
        {
            Standings = then,
            Persons = [.. file.Persons.Select(person => !ever.Contains(person.PersonId) ? person
                : last.TryGetValue(person.PersonId, out var known) ? person with { SubjectKind = known.SubjectKind, EmployerOfficeId = known.EmployerOfficeId }
                : person with { SubjectKind = person.ToldSubjectKind, EmployerOfficeId = person.ToldEmployerOfficeId })],
        };
    }

    /// <summary>The classes of what a person is alleged to have done; of what was decided, those that it was decided to be.</summary>
    public static IReadOnlySet<ViolationClass> ClassesOf(Guid personId, CaseSnapshot file, ReferenceBook reference) =>
        (Of(personId, file.Standings ?? [])?.Allegations ?? []).Select(allegation => ClassOf(allegation, reference)).OfType<ViolationClass>().ToHashSet();

    /// <summary>When it first became known who a person is; who any is, where none is meant. Null while it is not.</summary>
    public static DateTimeOffset? Identified(Guid? personId, CaseSnapshot file) =>
        file.Standings?.FirstOrDefault(standing => standing.IsIdentified && (personId is null || standing.PersonId == personId))?.Time;

    private static StandingSnapshot? Of(Guid personId, IEnumerable<StandingSnapshot> standings) => standings.LastOrDefault(standing => standing.PersonId == personId);

    private static ViolationClass? ClassOf(AllegationSnapshot allegation, ReferenceBook reference) => allegation.Outcome switch
    {
        "NOT_VIOLATION" or "NOT_PROVEN" => null,
        "VIOLATION_ETHICS" => ViolationClass.Ethics,
        "VIOLATION_DISCIPLINE" => ViolationClass.Discipline,
        "CRIME_SUSPECTED" => ViolationClass.Crime,
        "ADMINISTRATIVE" => ViolationClass.Administrative,
        "ORGANISER_ETHICS" => ViolationClass.OrganiserEthics,
        "OTHER_LAW" => ViolationClass.OtherLaw,
        // A row that an operator took away says nothing any more.
        _ => reference.Law.Violations.Versions(allegation.ViolationId).FirstOrDefault(row => row.Law.Version == allegation.ViolationVersion)?.Group switch
        {
            ViolationGroup.Ethics => ViolationClass.Ethics,
            ViolationGroup.Discipline or ViolationGroup.Regulation => ViolationClass.Discipline,
            ViolationGroup.Crime => ViolationClass.Crime,
            ViolationGroup.Administrative => ViolationClass.Administrative,
            null => null,
            _ => ViolationClass.OtherLaw,
        },
    };
}
