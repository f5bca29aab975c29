using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.Documents.Sharing;

/// <summary>What an office that ended could see of the documents of a case, its successor sees while it goes on with a task there.</summary>
internal static class SucceededShares
{
    /// <summary>Loads what <see cref="PassOn"/> needs.</summary>
    public static async Task LoadAsync(CasesDb db, IEnumerable<TaskSucceeded> facts, CancellationToken cancel)
    {
        var cases = facts.Select(fact => fact.Task.CaseId).Distinct().ToList();
        if (cases.Count > 0)
        {
            await db.Documents.Where(row => cases.Contains(row.CaseId)).LoadAsync(cancel);
            await db.DocumentShares.Where(share => db.Documents.Any(row => row.Id == share.DocumentId && cases.Contains(row.CaseId))).LoadAsync(cancel);
        }
    }

    /// <summary>Shares with the successor what was shared with the old office, and what that one added itself and may be shared. Again it changes nothing.</summary>
    public static void PassOn(CasesDb db, TaskSucceeded fact)
    {
        foreach (var document in db.Documents.Local.Where(row => row.CaseId == fact.Task.CaseId).ToList())
        {
            var seen = IsShared(db, document.Id, fact.FromOfficeId) || (document.OfficeId == fact.FromOfficeId && ShareDocument.Shared.Contains(document.Type));
            if (seen && !IsShared(db, document.Id, fact.ToOfficeId))
            {
                db.DocumentShares.Add(new ShareRow { DocumentId = document.Id, OfficeId = fact.ToOfficeId, ShareTime = Instant.FromDateTimeOffset(fact.Task.EventTime) });
            }
        }
    }

    private static bool IsShared(CasesDb db, Guid documentId, string officeId) => db.DocumentShares.Local.FindEntryUntyped([documentId, officeId]) is not null;
}
