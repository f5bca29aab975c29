using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Procedure;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.Duplicates;

/// <summary>The case was merged into another one about the same act, and has ended by it.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that merged them.</param>
/// <param name="IntoCaseId">The other case.</param>
/// <param name="IntoNumber">Its official number; null while it has none.</param>
/// <param name="DocumentNumber">Number of the document that proves it.</param>
/// <param name="Words">Why, for those who see all of the case.</param>
internal sealed record MergedInto(Instant At, string OfficeId, Guid IntoCaseId, string? IntoNumber, string DocumentNumber, string Words) : CaseChange(At, OfficeId)
{
    public override string Type => "CASE_MERGED_INTO";

    public override IReadOnlyDictionary<string, string> Facts => MergeFacts.Of(("into_case_id", IntoCaseId.ToString()), ("into_official_number", IntoNumber), ("document_number", DocumentNumber));

    public override object Personal => new { Words };

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseClosed(snapshot);
}

/// <summary>Another case about the same act was merged into the case.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that merged them.</param>
/// <param name="MergedCaseId">The other case.</param>
/// <param name="MergedNumber">Its official number; null when it had none.</param>
/// <param name="DocumentNumber">Number of the document that proves it.</param>
/// <param name="Merged">Who and what of it is whose.</param>
internal sealed record TookIn(Instant At, string OfficeId, Guid MergedCaseId, string? MergedNumber, string DocumentNumber, MergedPersons Merged) : CaseChange(At, OfficeId)
{
    public override string Type => "CASE_MERGED";

    public override IReadOnlyDictionary<string, string> Facts => MergeFacts.Of(
        [
            ("merged_case_id", MergedCaseId.ToString()), ("merged_official_number", MergedNumber), ("document_number", DocumentNumber),
            ("added_persons", Merged.Added.Count.ToString()), ("added_allegations", Merged.Allegations.Count.ToString()),
            .. Merged.PersonIds.Select(pair => ($"person.{pair.Key}", (string?)pair.Value.ToString())),
        ]);

    public override object? Personal => Merged.Added.Count == 0 ? null : Merged.Added;

    public override ICaseEvent ToFact(CaseSnapshot snapshot) => new CaseProceeded(snapshot, CaseLifecycle.Merge);
}

/// <summary>What of a merged case comes to the other one.</summary>
/// <param name="PersonIds">For each person of the merged case, the one of the other case: the same, or added.</param>
/// <param name="Added">Those who are added.</param>
/// <param name="Allegations">The allegations that are added.</param>
internal sealed record MergedPersons(IReadOnlyDictionary<Guid, Guid> PersonIds, IReadOnlyList<RaisedPerson> Added, IReadOnlyList<Alleged> Allegations);

/// <summary>Facts of which some may be missing.</summary>
internal static class MergeFacts
{
    public static IReadOnlyDictionary<string, string> Of(params (string Key, string? Value)[] facts) =>
        facts.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Key, fact => fact.Value!, StringComparer.Ordinal);
}
