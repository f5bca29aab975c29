using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>The words of the contract that a plan may use: the values of its enums without their prefix.</summary>
public static class PlanVocabulary
{
    /// <summary>Kinds of case.</summary>
    public static IReadOnlySet<string> CaseKinds { get; } =
        new[] { "REPORT", "FINDING", "INFORMATION" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Kinds of reported person.</summary>
    public static IReadOnlySet<string> SubjectKinds { get; } = new[]
    {
        "CIVIL_SERVANT",
        "CONTRACT_CIVIL_SERVANT",
        "PROBATIONARY_CIVIL_SERVANT",
        "NON_CIVIL_SERVANT",
        "CENTRAL_CIVIL_SERVANT",
        "MILITARY",
        "POLICE",
        "VILLAGE_HEAD",
        "VILLAGE_STAFF",
        "URBAN_VILLAGE_HEAD",
        "REGIONAL_HEAD",
        "SENIOR_EXECUTIVE",
        "ELECTION_ORGANISER",
        "CANDIDATE_OR_TEAM",
        "STATE_ENTERPRISE",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What may be decided about an allegation.</summary>
    public static IReadOnlySet<string> Outcomes { get; } = new[]
    {
        "NOT_VIOLATION",
        "NOT_PROVEN",
        "VIOLATION_ETHICS",
        "VIOLATION_DISCIPLINE",
        "CRIME_SUSPECTED",
        "ADMINISTRATIVE",
        "ORGANISER_ETHICS",
        "OTHER_LAW",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Types of documents.</summary>
    public static IReadOnlySet<string> DocumentTypes { get; } = new[]
    {
        "REPORT_FORM", "FINDING_FORM", "SUPERVISION_REPORT", "RECEIPT", "INITIAL_STUDY", "COMPLETION_NOTICE", "CLARIFICATION_INVITE", "OATH_STATEMENT",
        "CLARIFICATION_MINUTES", "EXPERT_STATEMENT", "STUDY", "PLENARY_MINUTES", "STATUS_NOTICE", "FORWARDING_LETTER", "RECOMMENDATION", "TRANSFER_LETTER",
        "TAKEOVER_LETTER", "SUMMONS", "EXAMINATION_MINUTES", "DISCIPLINE_DECREE", "MORAL_SANCTION_DECREE", "FOLLOWUP_REPORT", "BLOCK_NOTICE", "UNBLOCK_NOTICE",
        "WARNING_LETTER", "EVIDENCE",
    }.ToFrozenSet(StringComparer.Ordinal);
}
