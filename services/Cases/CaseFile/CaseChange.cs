using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.CaseFile;

/// <summary>Something that happened to a case by its own procedure. Kept for ever on the timeline.</summary>
/// <param name="At">When, on the legal clock.</param>
/// <param name="OfficeId">The office that did it.</param>
internal abstract record CaseChange(Instant At, string OfficeId)
{
    /// <summary>The office that recorded it on behalf of <see cref="OfficeId"/>; null where that one did so itself.</summary>
    public string? RecordingOfficeId { get; init; }

    /// <summary>Type on the timeline.</summary>
    public abstract string Type { get; }

    /// <summary>What may be shown to all who see the case.</summary>
    public virtual IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>();

    /// <summary>What the handling office alone may read; kept apart from the facts. Null when there is nothing.</summary>
    public virtual object? Personal => null;

    /// <summary>What follows from it at once, as a change of its own; null when nothing does.</summary>
    public virtual CaseChange? Then => null;

    /// <summary>Officers who keep out of the case from now on, because they are persons of whom it tells.</summary>
    public IReadOnlyList<OfficerKeptOut> Officers { get; init; } = [];

    /// <summary>The fact for the other services.</summary>
    public abstract ICaseEvent ToFact(CaseSnapshot snapshot);
}

/// <summary>A person as first told.</summary>
internal sealed record RaisedPerson(Guid Id, Identity Who, string AllegedAct);

/// <summary>The case came in.</summary>
internal sealed record Raised(
    Instant At, string OfficeId, Guid CaseId, CaseKind Kind, string ElectionId, Contest Contest, string PlaceRegionCode,
    LocalDate ActDate, LocalDate KnownDate, Instant ReceivedTime,
    string HandlingOfficeId, string? HandlingSupervisorId, string TimeZone, IReadOnlyList<RaisedPerson> Persons, IReadOnlyList<string> RecusedOfficeIds,
    Intake.Reception Reception, int Reporters = 0, IReadOnlyList<string>? EvidenceLinks = null) : CaseChange(At, OfficeId)
{
    /// <summary>The number that it was given; null for information.</summary>
    public Registration.GivenNumber? Receipt { get; init; }

    public override string Type => "CASE_RAISED";

    public override IReadOnlyDictionary<string, string> Facts
    {
        get
        {
            var facts = new Dictionary<string, string>
            {
                ["kind"] = Words.Of(Kind), ["handling_office_id"] = HandlingOfficeId, ["persons"] = Persons.Count.ToString(),
                ["reporters"] = Reporters.ToString(),
            };
            if (Receipt is { } receipt)
            {
                facts["receipt_number"] = receipt.Text;
            }

            if (Reception.Late is { } late)
            {
                facts["late_rule_id"] = late.RuleId;
            }

            return facts;
        }
    }

    public override object Personal => EvidenceLinks is { Count: > 0 } ? new { Persons, EvidenceLinks } : Persons;

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseRaised(snapshot);
}

/// <summary>It became known who a person is.</summary>
internal sealed record Identified(Instant At, string OfficeId, Guid PersonId, Identity Who, Recused? Conflict) : CaseChange(At, OfficeId)
{
    public override string Type => "PERSON_IDENTIFIED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string> { ["person_id"] = PersonId.ToString() };

    public override object Personal => Who;

    public override CaseChange? Then => Conflict;

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new PersonIdentified(snapshot, PersonId);
}

/// <summary>An office, or a whole regional government, keeps out of the case because of a conflict of interest.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that said so.</param>
/// <param name="RecusedOfficeIds">The offices that keep out, which did not before.</param>
/// <param name="Ground">Why.</param>
/// <param name="HandlingOfficeId">The office that handles the case from now on.</param>
/// <param name="HandlingSupervisorId">The office above that one.</param>
internal sealed record Recused(
    Instant At, string OfficeId, IReadOnlyList<string> RecusedOfficeIds, RecusalGround Ground, string HandlingOfficeId, string? HandlingSupervisorId) : CaseChange(At, OfficeId)
{
    public override string Type => "OFFICE_RECUSED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        [RecusedOfficeIds.Count == 1 ? "recused_office_id" : "recused_office_ids"] = string.Join(' ', RecusedOfficeIds), ["ground"] = Words.Of(Ground), ["handling_office_id"] = HandlingOfficeId,
    };

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new OfficeRecused(snapshot, RecusedOfficeIds);
}

/// <summary>An officer keeps out of the case because of a conflict of interest.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that said so.</param>
/// <param name="OfficerId">The officer.</param>
/// <param name="Ground">Why.</param>
internal sealed record OfficerKeptOut(Instant At, string OfficeId, Guid OfficerId, RecusalGround Ground) : CaseChange(At, OfficeId)
{
    /// <summary>The rule by which nobody had to say so; null where somebody did.</summary>
    public string? Rule { get; init; }

    /// <summary>What others hear of it.</summary>
    public OfficerRecusalSnapshot Snapshot() => new(OfficerId, At.ToDateTimeOffset());

    public override string Type => "OFFICER_RECUSED";

    public override IReadOnlyDictionary<string, string> Facts
    {
        get
        {
            var facts = new Dictionary<string, string> { ["recused_officer_id"] = OfficerId.ToString(), ["ground"] = Words.Of(Ground) };
            if (Rule is not null)
            {
                facts["rule"] = Rule;
            }

            return facts;
        }
    }

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new OfficerRecused(snapshot, OfficerId);
}

/// <summary>The initial study (kajian awal) ended.</summary>
internal sealed record Studied(Instant At, string OfficeId, bool FormalRequirementsMet, bool MaterialRequirementsMet, string Summary)
    : CaseChange(At, OfficeId)
{
    public bool RequirementsMet => FormalRequirementsMet && MaterialRequirementsMet;

    public override string Type => "INITIAL_STUDY_COMPLETED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        ["formal_requirements_met"] = FormalRequirementsMet ? "true" : "false",
        ["material_requirements_met"] = MaterialRequirementsMet ? "true" : "false",
    };

    public override object Personal => new { Summary };

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new InitialStudyCompleted(snapshot);
}

/// <summary>The case was registered (diregistrasi).</summary>
internal sealed record Registered(Instant At, string OfficeId, string Number, bool Provisional) : CaseChange(At, OfficeId)
{
    public override string Type => "CASE_REGISTERED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        ["official_number"] = Number, ["provisional"] = Provisional ? "true" : "false",
    };

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseRegistered(snapshot);
}

/// <summary>The case was closed as not registered (tidak diregistrasi).</summary>
internal sealed record Closed(Instant At, string OfficeId, CloseReason Reason, string? Note) : CaseChange(At, OfficeId)
{
    public override string Type => "CASE_CLOSED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string> { ["reason"] = Words.Of(Reason) };

    public override object? Personal => Note is null ? null : new { Note };

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseClosed(snapshot);
}
