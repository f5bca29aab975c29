using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.Procedure;

/// <summary>A step that needs no more than its document and words.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that took it.</param>
/// <param name="Step">The step.</param>
/// <param name="DocumentNumber">Number of the document that proves it.</param>
/// <param name="Words">Words about it, for those who see all of the case; null for none.</param>
internal sealed record Stepped(Instant At, string OfficeId, Transition Step, string DocumentNumber, string? Words) : CaseChange(At, OfficeId)
{
    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [CaseLifecycle.CompleteReport] = "REPORT_COMPLETED", [CaseLifecycle.Extend] = "HANDLING_EXTENDED", [CaseLifecycle.CompleteStudy] = "STUDY_COMPLETED",
        [CaseLifecycle.Announce] = "STATUS_ANNOUNCED", [CaseLifecycle.Conclude] = "CASE_CONCLUDED", [CaseLifecycle.Withdraw] = "REPORT_WITHDRAWN",
    };

    public override string Type => Types[Step.Command];

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string> { ["document_number"] = DocumentNumber };

    public override object? Personal => Words is null ? null : new { Words };

    // What ends the case ends its tasks.
    public override ICaseEvent ToFact(CaseSnapshot snapshot) => snapshot.ClosedTime is null ? new CaseProceeded(snapshot, Step.Command) : new CaseClosed(snapshot);
}

/// <summary>A reported person is alleged to have committed a violation.</summary>
internal sealed record Alleged(Instant At, string OfficeId, Guid AllegationId, Guid PersonId, string ViolationId, int ViolationVersion) : CaseChange(At, OfficeId)
{
    /// <summary>The exemption in spite of which it is alleged, and why; null where none applies.</summary>
    public (string RuleId, string Why)? Despite { get; init; }

    public override string Type => "ALLEGATION_ADDED";

    public override IReadOnlyDictionary<string, string> Facts
    {
        get
        {
            var facts = new Dictionary<string, string>
            {
                ["allegation_id"] = AllegationId.ToString(), ["person_id"] = PersonId.ToString(), ["violation_id"] = ViolationId, ["violation_version"] = ViolationVersion.ToString(),
            };
            if (Despite is { } despite)
            {
                facts["despite_exemption"] = despite.RuleId;
            }

            return facts;
        }
    }

    public override object? Personal => Despite is { } despite ? new { despite.Why } : null;

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseProceeded(snapshot, CaseLifecycle.Allege);
}

/// <summary>Somebody is invited to a hearing, or a hearing was recorded.</summary>
internal sealed record Heard(Instant At, string OfficeId, Hearing Hearing) : CaseChange(At, OfficeId)
{
    private bool IsRecorded => Hearing.MinutesNumber is not null;

    public override string Type => IsRecorded ? "HEARING_RECORDED" : "HEARING_INVITED";

    public override IReadOnlyDictionary<string, string> Facts
    {
        get
        {
            var facts = new Dictionary<string, string>
            {
                ["hearing_id"] = Hearing.Id.ToString(), ["role"] = Words.Of(Hearing.Role), ["document_number"] = Hearing.MinutesNumber ?? Hearing.InvitationNumber,
            };
            if (IsRecorded)
            {
                (facts["attended"], facts["under_oath"]) = (Hearing.Attended ? "true" : "false", Hearing.UnderOath ? "true" : "false");
            }

            return facts;
        }
    }

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseProceeded(snapshot, IsRecorded ? CaseLifecycle.Hear : CaseLifecycle.Invite);
}

/// <summary>The plenary decided every allegation.</summary>
internal sealed record Decided(Instant At, string OfficeId, string DocumentNumber, IReadOnlyDictionary<Guid, Outcome> Outcomes) : CaseChange(At, OfficeId)
{
    public override string Type => "CASE_DECIDED";

    public override IReadOnlyDictionary<string, string> Facts => Outcomes
        .ToDictionary(outcome => $"allegation.{outcome.Key}", outcome => Words.Of(outcome.Value), StringComparer.Ordinal)
        .Append(new("document_number", DocumentNumber)).ToDictionary(StringComparer.Ordinal);

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseProceeded(snapshot, CaseLifecycle.Decide);
}

/// <summary>Persons were forwarded to those who act on them.</summary>
internal sealed record PersonsForwarded(Instant At, string OfficeId, Forwarding Forwarding) : CaseChange(At, OfficeId)
{
    public override string Type => "CASE_FORWARDED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        ["receiver_office_id"] = Forwarding.ReceiverOfficeId, ["rule_id"] = Forwarding.RuleId, ["document_number"] = Forwarding.DocumentNumber,
        ["person_ids"] = string.Join(' ', Forwarding.PersonIds),
    };

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseForwarded(snapshot, Forwarding.ReceiverOfficeId, Forwarding.RuleId, Forwarding.PersonIds);
}
