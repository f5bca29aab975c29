using Netralitas.Contracts.Events;
using Netralitas.Reference;

namespace Netralitas.Agencies.Tracks;

/// <summary>Whom a mark was given to, and whether it counts: the right employer is not pressed for what a wrong entry brought upon another.</summary>
internal static class TrackMarks
{
    private static readonly OfficeRule Employer = new(OfficeRuleKind.PersonnelOfEmployer);

    /// <summary>The mark by which tasks and steps go now: the one that the track bears, unless another employer was given it and it does not last.</summary>
    public static string? Counting(FollowUpTrack track, TrackKind kind, CaseSnapshot file, ReferenceBook reference) =>
        track is { Mark: { } mark, MarkOfficeId: { } given } && !kind.Lasts(mark) && given != Now(track, file, reference) ? null : track.Mark;

    /// <summary>To whom a step gives its mark: the employer; what takes a lasting one away, whoever was given that.</summary>
    public static string? GivenTo(FollowUpTrack track, TrackKind kind, CaseSnapshot file, ReferenceBook reference) =>
        track is { Mark: { } mark, MarkOfficeId: { } given } && kind.Lasts(mark) ? given : Now(track, file, reference);

    /// <summary>The personnel office of the employer as it is known, whether or not it keeps out or was succeeded.</summary>
    private static string? Now(FollowUpTrack track, CaseSnapshot file, ReferenceBook reference) => Employer.Resolve(
        reference.Offices, file.HandlingOfficeId, file.PlaceRegionCode, file.Persons.FirstOrDefault(person => person.PersonId == track.PersonId)?.EmployerOfficeId)?.Id;
}
