using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Succession;
using Netralitas.Contracts.Events;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Agencies.Tracks;

/// <summary>Opens the tracks of forwarded persons, and keeps who may see them as the case file has it.</summary>
internal static class TrackOpening
{
    /// <summary>The tracks that a case has not got yet, in the order of its forwardings.</summary>
    /// <exception cref="CannotRouteException">The reference data do not say what follows.</exception>
    public static IReadOnlyList<FollowUpTrack> Missing(IReadOnlyCollection<FollowUpTrack> known, CaseSnapshot file, ReferenceBook reference)
    {
        var there = known.Select(track => track.Id).ToHashSet();
        return
        [
            .. (file.Forwardings ?? []).Index()
                .SelectMany(one => one.Item.PersonIds, (one, person) => (one.Index, Letter: one.Item, Person: person))
                .Where(one => there.Add(IdOf(file, one.Index, one.Person)))
                .Select(one => Open(file, one.Index, one.Letter, one.Person, reference)),
        ];
    }

    /// <summary>The track as the case file has its case now; the same where nothing of that changed.</summary>
    public static FollowUpTrack AsNow(FollowUpTrack track, CaseSnapshot file, ReferenceBook reference)
    {
        List<string> keptOut = [.. (file.Recusals ?? []).Select(recusal => recusal.OfficeId)];
        List<Guid> officers = [.. (file.OfficerRecusals ?? []).Select(recusal => recusal.OfficerId)];
        var handling = reference.Offices.Find(file.HandlingOfficeId) ?? throw new CannotRouteException(track.Kind, file);
        var (above, offices) = (reference.Offices.ActingAbove(handling, keptOut), OfficesOf(track, file, keptOut, reference));
        return track.HandlingOfficeId == handling.Id && track.HandlingSupervisorId == above && track.OfficeIds.SequenceEqual(offices)
            && track.RecusedOfficeIds.SequenceEqual(keptOut) && track.RecusedOfficerIds.SequenceEqual(officers)
            ? track
            : track with
            {
                Version = track.Version + 1, HandlingOfficeId = handling.Id, HandlingSupervisorId = above, OfficeIds = offices, RecusedOfficeIds = keptOut, RecusedOfficerIds = officers,
            };
    }

    /// <summary>The office that a rule of a track means; one tier up where that one keeps out.</summary>
    /// <exception cref="CannotRouteException">There is no such office.</exception>
    public static Office OfficeOf(OfficeRule rule, FollowUpTrack track, CaseSnapshot file, ReferenceBook reference) =>
        OfficeOf(rule, track, file, [.. (file.Recusals ?? []).Select(recusal => recusal.OfficeId)], reference);

    /// <summary>The track after an office that acts in it was succeeded.</summary>
    /// <exception cref="CannotRouteException">The reference data do not say who acts in it.</exception>
    public static FollowUpTrack Succeed(FollowUpTrack track, Succeeded succeeded, CaseSnapshot file, ReferenceBook reference)
    {
        var moved = track with
        {
            Version = track.Version + 1, SucceededOfficeIds = [.. track.SucceededOfficeIds.Union([succeeded.From.Id])],
            ReceiverOfficeId = track.ReceiverOfficeId == succeeded.From.Id ? succeeded.To.Id : track.ReceiverOfficeId,
        };
        return moved with { OfficeIds = OfficesOf(moved, file, [.. track.RecusedOfficeIds], reference) };
    }

    /// <summary>The letter by which the person of a track was forwarded.</summary>
    public static ForwardingSnapshot? LetterOf(Guid trackId, Guid personId, CaseSnapshot file) =>
        (file.Forwardings ?? []).Index().FirstOrDefault(one => IdOf(file, one.Index, personId) == trackId).Item;

    private static Office OfficeOf(OfficeRule rule, FollowUpTrack track, CaseSnapshot file, IReadOnlyCollection<string> keptOut, ReferenceBook reference)
    {
        var employer = file.Persons.FirstOrDefault(person => person.PersonId == track.PersonId)?.EmployerOfficeId;
        var office = rule.Resolve(reference.Offices, file.HandlingOfficeId, file.PlaceRegionCode, employer, track.ReceiverOfficeId) ?? throw new CannotRouteException(track.Kind, file);
        return reference.Offices.Acting(reference.Offices.Serving(office, track.OpenTime, track.SucceededOfficeIds), keptOut);
    }

    private static List<string> OfficesOf(FollowUpTrack track, CaseSnapshot file, List<string> keptOut, ReferenceBook reference)
    {
        var kind = reference.Tracks.Find(track.PlanVersion, track.Kind) ?? throw new CannotRouteException(track.Kind, file);
        return
        [
            .. kind.Steps.Select(step => step.Office).Concat(kind.Tasks.Select(task => task.Office)).Distinct()
                .Select(rule => OfficeOf(rule, track, file, keptOut, reference).Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
    }

    private static FollowUpTrack Open(CaseSnapshot file, int index, ForwardingSnapshot letter, Guid personId, ReferenceBook reference)
    {
        var at = Instant.FromDateTimeOffset(letter.Time);
        var handling = reference.Offices.Find(file.HandlingOfficeId) ?? throw new CannotRouteException(letter.RuleId, file);
        var plan = reference.Tracks.For(at.InZone(handling.Zone).Date) ?? throw new CannotRouteException(letter.RuleId, file);
        // All versions of a rule lead to the same kind of track.
        var kind = (reference.Law.Recipients.Versions(letter.RuleId) is [var rule, ..] ? plan.Kind(rule.Track) : null) ?? throw new CannotRouteException(letter.RuleId, file);
        var track = new FollowUpTrack
        {
            Id = IdOf(file, index, personId), Version = 0, CaseId = file.CaseId, PersonId = personId, Kind = kind.Id, PlanVersion = plan.Version, RuleId = letter.RuleId,
            ReceiverOfficeId = reference.Offices.Find(letter.ReceiverOfficeId) is { } receiver ? reference.Offices.Serving(receiver, at, []).Id : letter.ReceiverOfficeId, HandlingOfficeId = "", OfficeIds = [], State = kind.Start, StateTime = at, OpenTime = at,
        };
        return AsNow(track, file, reference);
    }

    private static Guid IdOf(CaseSnapshot file, int index, Guid personId) =>
        TaskOpening.IdOf(Instant.FromDateTimeOffset(file.Forwardings![index].Time), $"{file.CaseId}/track/{index}/{personId}");
}
