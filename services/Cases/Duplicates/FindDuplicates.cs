using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases.Duplicates;

/// <summary>Finds the cases that are likely to be about the same act, among those that the caller sees in full.</summary>
internal sealed class FindDuplicates(Store<CasesDb> store, MatchKeys keys, DuplicateOptions options)
{
    /// <summary>Most cases that are compared with one.</summary>
    private const int CandidatesMax = 100;

    /// <summary>Most that are named.</summary>
    private const int NamedMax = 50;

    /// <summary>The likely duplicates of a case that came in just now: it has no documents yet, so its keys alone lead to them.</summary>
    public Task<IReadOnlyList<Duplicate>> OfNewAsync(Call call, NeutralityCase file, IReadOnlyList<MatchKeyRow> rows) => store.ReadAsync<IReadOnlyList<Duplicate>>(
        async (db, cancel) =>
            Compare(file, await Candidates(db, call.Viewer, file, SearchKeys.Of(rows), options.WindowDays).ToListAsync(cancel), sharing: new HashSet<Guid>()), call.Cancel);

    /// <summary>The likely duplicates of a case that is there.</summary>
    public Task<IReadOnlyList<Duplicate>> OfAsync(Call call, Guid id) => store.ReadAsync(
        async (db, cancel) => await OfAsync(db, call.Viewer, await db.Cases.Include(file => file.Persons).SingleAsync(file => file.Id == id, cancel), cancel), call.Cancel);

    /// <summary>The likely duplicates of a case with its persons.</summary>
    public async Task<IReadOnlyList<Duplicate>> OfAsync(CasesDb db, Viewer viewer, NeutralityCase file, CancellationToken cancel)
    {
        var search = await keys.SearchAsync(file, cancel);
        var sharing = (await Sharing(db, file.Id).ToListAsync(cancel)).ToHashSet();
        var found = await Candidates(db, viewer, file, search, options.WindowDays).ToListAsync(cancel);
        var more = sharing.Except(found.Select(other => other.Id)).ToList();
        var others = more.Count == 0 ? [] : await CaseAccess.InFullTo(db, viewer).Where(other => more.Contains(other.Id)).Include(other => other.Persons).ToListAsync(cancel);
        return Compare(file, found.Concat(others), sharing);
    }

    /// <summary>The cases that the keys lead to, newest first.</summary>
    internal static IQueryable<NeutralityCase> Candidates(CasesDb db, Viewer viewer, NeutralityCase file, SearchKeys search, int windowDays)
    {
        // Where there are none, 0 stands for them: it leads to nothing, and the statement stays the same.
        var (id, anywhen, nearby) = (file.Id, search.Anywhen.DefaultIfEmpty().ToSought(), search.Nearby.DefaultIfEmpty().ToSought());
        var (first, last) = (file.ActDate.PlusDays(-windowDays), file.ActDate.PlusDays(windowDays));
        var led = db.MatchKeys.Where(row => anywhen.Contains(row.Key)).Select(row => row.CaseId)
            .Union(db.MatchKeys.Where(row => nearby.Contains(row.Key) && row.ActDate >= first && row.ActDate <= last).Select(row => row.CaseId));
        return CaseAccess.InFullTo(db, viewer).Where(other => other.Id != id && led.Contains(other.Id))
            .Include(other => other.Persons).OrderByDescending(other => other.Id).Take(CandidatesMax);
    }

    /// <summary>The cases with the same file among their evidence, newest first.</summary>
    internal static IQueryable<Guid> Sharing(CasesDb db, Guid caseId) =>
        (from own in db.Documents
         join other in db.Documents on own.Sha256 equals other.Sha256
         where own.CaseId == caseId && other.CaseId != caseId
             && (own.Type == DocumentType.Evidence || own.Type == DocumentType.ReportForm)
             && (other.Type == DocumentType.Evidence || other.Type == DocumentType.ReportForm)
         select other.CaseId).Distinct().OrderByDescending(id => id).Take(CandidatesMax);

    private List<Duplicate> Compare(NeutralityCase file, IEnumerable<NeutralityCase> others, IReadOnlySet<Guid> sharing)
    {
        var likeness = new Likeness(file, options.WindowDays);
        var duplicates =
            from other in others
            // What was merged is one already.
            where other.MergedIntoCaseId != file.Id && file.MergedIntoCaseId != other.Id
            let duplicate = likeness.To(other, sharing.Contains(other.Id))
            where duplicate is not null
            orderby duplicate.Score descending, other.Id descending
            select duplicate;
        return [.. duplicates.Take(NamedMax)];
    }
}
