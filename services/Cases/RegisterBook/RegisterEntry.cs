using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using NodaTime;
using Allegation = Netralitas.Cases.Procedure.Allegation;
using Forwarding = Netralitas.Cases.Procedure.Forwarding;

namespace Netralitas.Cases.RegisterBook;

/// <summary>An ended case of an older register, checked. Days begin at midnight where the handling office is.</summary>
internal sealed record RegisterEntry
{
    public required Guid CaseId { get; init; }

    /// <summary>Its first line in the file.</summary>
    public required int Line { get; init; }

    public required CaseKind Kind { get; init; }

    public required string ElectionId { get; init; }

    public required Contest Contest { get; init; }

    public required string PlaceRegionCode { get; init; }

    public required LocalDate ActDate { get; init; }

    public required LocalDate KnownDate { get; init; }

    public required Instant Received { get; init; }

    public required Instant? Registered { get; init; }

    public required Instant? Decided { get; init; }

    public required Instant Closed { get; init; }

    public required CloseReason CloseReason { get; init; }

    public required string? OfficialNumber { get; init; }

    public required string? ReceiptNumber { get; init; }

    public required string HandlingOfficeId { get; init; }

    public required string? HandlingSupervisorId { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Offices that employ a reported person.</summary>
    public required IReadOnlyList<string> RecusedOfficeIds { get; init; }

    public required IReadOnlyList<RegisterPerson> Persons { get; init; }

    /// <summary>The state in which it ended.</summary>
    public CaseState State => CloseReason switch
    {
        CloseReason.Concluded => CaseState.Concluded,
        CloseReason.Withdrawn => CaseState.Withdrawn,
        _ => CaseState.NotRegistered,
    };

    /// <summary>To whom persons were forwarded; by which letter and rule, a register does not say.</summary>
    public IReadOnlyList<Forwarding> Forwardings =>
    [
        .. Persons.SelectMany(person => person.Receivers, (person, office) => (Office: office, person.Told.Id))
            .GroupBy(pair => pair.Office, pair => pair.Id, StringComparer.Ordinal)
            .Select(group => new Forwarding(group.Key, "", "", [.. group], [], (Decided ?? Closed).ToDateTimeOffset())),
    ];

    /// <summary>What the persons were alleged to have done.</summary>
    public IEnumerable<Allegation> AllegationsOf(Guid caseId) => Persons
        .SelectMany(person => person.Allegations, (person, allegation) => (Person: person.Told.Id, Said: allegation))
        .Select((pair, i) => new Allegation
        {
            Id = Guid.CreateVersion7(), CaseId = caseId, PersonId = pair.Person, Position = i, ViolationId = pair.Said.ViolationId,
            ViolationVersion = pair.Said.ViolationVersion, Outcome = pair.Said.Outcome, Sanction = pair.Said.Sanction,
        });

    /// <summary>The case that it is.</summary>
    /// <param name="now">When it came in.</param>
    /// <param name="officeId">The office that brought it.</param>
    /// <param name="fileHash">SHA-256 of its file.</param>
    public CaseImported ToChange(Instant now, string officeId, string fileHash) => new(now, officeId, this, fileHash);
}

/// <summary>A person of an older register.</summary>
/// <param name="Told">Who it is and what was said.</param>
/// <param name="Receivers">Ids of the offices to which the person was forwarded.</param>
/// <param name="Allegations">What was alleged.</param>
internal sealed record RegisterPerson(RaisedPerson Told, IReadOnlyList<string> Receivers, IReadOnlyList<RegisterAllegation> Allegations);

/// <summary>An allegation of an older register.</summary>
/// <param name="ViolationId">Code in the catalogue.</param>
/// <param name="ViolationVersion">Version of the row that held on the day of the act.</param>
/// <param name="Outcome">What was decided; unspecified where nothing was.</param>
/// <param name="Sanction">What came of it, in words; null when nothing is said.</param>
internal sealed record RegisterAllegation(string ViolationId, int ViolationVersion, Outcome Outcome, string? Sanction);
