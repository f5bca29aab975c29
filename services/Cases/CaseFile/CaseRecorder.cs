using System.Text.Json;
using Netralitas.Cases.Reading;
using Netralitas.Cases.Timeline;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Streams;
using NodaTime;

namespace Netralitas.Cases.CaseFile;

/// <summary>Lets a change happen: the case, its event on the timeline, the streams and the fact for the others, in one transaction.</summary>
internal static class CaseRecorder
{
    private static readonly JsonSerializerOptions Personal = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    /// <summary>Records a change of a case that the context tracks.</summary>
    /// <param name="db">The context.</param>
    /// <param name="file">The case.</param>
    /// <param name="change">The change.</param>
    /// <param name="holders">Offices that hold a task in the case.</param>
    public static void Record(this CasesDb db, NeutralityCase file, CaseChange change, IReadOnlyCollection<string> holders) => db.Record(file, change, holders, [], isNew: change is Raised or RegisterBook.CaseImported);

    /// <summary>The same as a part of a change by which officers come to keep out: they see nothing of any part, and nothing of a new case at all.</summary>
    private static void Record(this CasesDb db, NeutralityCase file, CaseChange change, IReadOnlyCollection<string> holders, IReadOnlyList<OfficerKeptOut> coming, bool isNew)
    {
        var before = Seers(file, holders);
        var keptOut = file.RecusedOfficerIds;
        coming = [.. coming, .. change.Officers];
        file.Apply(change);
        List<OfficerKeptOut> next = [.. coming.Where(officer => !file.RecusedOfficerIds.Contains(officer.OfficerId))];
        db.Insert(new CaseEventRow
        {
            CaseId = file.Id,
            Sequence = file.NextSequence(),
            Type = change.Type,
            EventTime = change.At,
            OfficeId = change.OfficeId,
            RecordingOfficeId = change.RecordingOfficeId,
            Facts = JsonSerializer.Serialize(change.Facts),
            Personal = change.Personal is null ? null : JsonSerializer.Serialize(change.Personal, Personal),
        });
        // The other services have never heard of a case of an older register, and never do: nothing of it is theirs to follow.
        if (!file.Imported)
        {
            db.Announce(change.ToFact(Snapshot(file) with { OfficerRecusals = [.. file.OfficerRecusals, .. next.Select(officer => officer.Snapshot())] }), file.Id);
        }

        var after = Seers(file, holders);
        var lost = isNew ? [] : file.RecusedOfficerIds.Except(keptOut).Select(Caller.AccountOf);
        db.Show(file, after, [.. before.Except(after, StringComparer.Ordinal).Where(office => office.Length > 0), .. lost], next.Select(officer => officer.OfficerId));
        foreach (var then in change.Officers.Prepend(change.Then).Prepend(file.Overtaken(change)).OfType<CaseChange>())
        {
            db.Record(file, then with { RecordingOfficeId = change.RecordingOfficeId }, holders, coming, isNew);
        }
    }

    /// <summary>Puts something onto the timeline that changes nothing of the case: its etag stays.</summary>
    /// <param name="db">The context.</param>
    /// <param name="file">The case.</param>
    /// <param name="type">Type on the timeline.</param>
    /// <param name="now">The legal instant.</param>
    /// <param name="officeId">The office that acts.</param>
    /// <param name="recordingOfficeId">The office that records on behalf of that one; null where it does so itself.</param>
    /// <param name="account">The account that acts; null where nobody does. Kept beside the facts and shown to nobody.</param>
    /// <param name="facts">Words without anything personal.</param>
    public static void Mark(
        this CasesDb db, NeutralityCase file, string type, Instant now, string officeId, string? recordingOfficeId, string? account, params (string Key, string Value)[] facts) => db.Insert(new CaseEventRow
    {
        CaseId = file.Id, Sequence = file.NextSequence(), Type = type, EventTime = now, OfficeId = officeId, RecordingOfficeId = recordingOfficeId,
        Facts = JsonSerializer.Serialize(facts.ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal)),
        Personal = account is null ? null : JsonSerializer.Serialize(new { Account = account }),
    });

    /// <summary>Shows a case as it stands on the streams of offices, but for those of officers who keep out.</summary>
    /// <param name="db">The context.</param>
    /// <param name="file">The case.</param>
    /// <param name="seenBy">Offices that may see it.</param>
    /// <param name="lostBy">Offices, and officers by their accounts, that may not any more.</param>
    /// <param name="hiddenFrom">Officers who come to keep out in this transaction.</param>
    public static void Show(this CasesDb db, NeutralityCase file, IEnumerable<string?> seenBy, IReadOnlyList<string> lostBy, IEnumerable<Guid> hiddenFrom) =>
        db.Note(file.Id, CaseViews.Show(file, CaseView.NeedToKnow), seenBy, lostBy, [.. file.RecusedOfficerIds, .. hiddenFrom]);

    /// <summary>What routing needs to know of a case.</summary>
    private static CaseSnapshot Snapshot(NeutralityCase file) => new(
        file.Id,
        file.Version,
        file.UpdateTime.ToDateTimeOffset(),
        Words.Of(file.Kind),
        file.ElectionId,
        file.PlaceRegionCode,
        file.KnownDate.ToDateOnly(),
        file.ReceivedTime.ToDateTimeOffset(),
        file.RecordTime.ToDateTimeOffset(),
        file.HandlingOfficeId,
        file.OfficialNumber,
        Offset(file.StudiedTime),
        Offset(file.RegisteredTime),
        Offset(file.ClosedTime),
        file.ClosedTime is null ? null : Words.Of(file.CloseReason),
        [.. file.Persons.OrderBy(person => person.Position).Select(Snapshot)],
        file.Recusals,
        file.OfficerRecusals,
        file.Forwardings.Count > 0 ? file.Forwardings[0].Time : null,
        file.CountedFromTime.ToDateTimeOffset(),
        file.Reroutings,
        [.. file.Reopenings.Select(reopening => new ReopeningSnapshot(reopening.ClosedTime, Words.Of(reopening.CloseReason), reopening.Time))],
        [.. file.Forwardings.Select(letter => new ForwardingSnapshot(letter.Time, letter.ReceiverOfficeId, letter.RuleId, letter.PersonIds))],
        [.. file.Pauses.Select(pause => new PauseSnapshot(pause.Start, pause.End))],
        file.Standings);

    /// <summary>The offices that may see a case: those that handle it, watch over it, are offered it, or hold a task in it.</summary>
    private static List<string> Seers(NeutralityCase file, IReadOnlyCollection<string> holders) =>
    [
        .. new[] { file.HandlingOfficeId, file.HandlingSupervisorId, file.OfferedOfficeId }.OfType<string>()
            .Union(holders.Except(file.FormerHandlerIds, StringComparer.Ordinal), StringComparer.Ordinal).Except(file.RecusedOfficeIds, StringComparer.Ordinal),
    ];

    private static PersonSnapshot Snapshot(ReportedPerson person) => new(
        person.Id, Words.Of(person.SubjectKind), person.EmployerOfficeId, Words.Of(person.ToldSubjectKind), person.ToldEmployerOfficeId, Offset(person.AddedTime));

    private static DateTimeOffset? Offset(Instant? instant) => instant?.ToDateTimeOffset();
}
