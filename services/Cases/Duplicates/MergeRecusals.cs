using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Recusal;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Duplicates;

/// <summary>Who keeps out of a merged case keeps out of the one that took it in, on the same ground.</summary>
internal static class MergeRecusals
{
    /// <summary>The changes, each as the case stands when its turn comes: one recusal may move the handling to another office.</summary>
    /// <param name="db">The context.</param>
    /// <param name="file">The merged case.</param>
    /// <param name="into">The one that took it in.</param>
    /// <param name="officeId">The office that merges them.</param>
    /// <param name="now">The legal instant.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<IReadOnlyList<Func<OfficeTable, CaseChange?>>> OfAsync(
        CasesDb db, NeutralityCase file, NeutralityCase into, string officeId, Instant now, CancellationToken cancel)
    {
        var grounds = await GroundsAsync(db, file.Id, cancel);
        // Who kept out from the beginning is not on the timeline: the employers.
        RecusalGround Ground(string who) => grounds.GetValueOrDefault(who, RecusalGround.Employer);
        return
        [
            .. file.RecusedOfficeIds.GroupBy(Ground).Select<IGrouping<RecusalGround, string>, Func<OfficeTable, CaseChange?>>(
                same => offices => ConflictOfInterest.Between(into, same, same.Key, officeId, now, offices)),
            .. file.RecusedOfficerIds.Except(into.RecusedOfficerIds).Select<Guid, Func<OfficeTable, CaseChange?>>(officer => _ => new OfficerKeptOut(now, officeId, officer, Ground(officer.ToString()))),
        ];
    }

    private static async Task<Dictionary<string, RecusalGround>> GroundsAsync(CasesDb db, Guid caseId, CancellationToken cancel)
    {
        var told = await db.Events.AsNoTracking().Where(row => row.CaseId == caseId && (row.Type == "OFFICE_RECUSED" || row.Type == "OFFICER_RECUSED")).Select(row => row.Facts).ToListAsync(cancel);
        return told.Select(facts => JsonSerializer.Deserialize<Dictionary<string, string>>(facts)!)
            .SelectMany(facts => facts.Where(fact => fact.Key.StartsWith("recused_", StringComparison.Ordinal)).SelectMany(fact => fact.Value.Split(' ')), (facts, who) => (who, facts["ground"]))
            .ToDictionary(one => one.who, one => Enum.GetValues<RecusalGround>().Single(ground => Words.Of(ground) == one.Item2), StringComparer.Ordinal);
    }
}
