using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Inbox;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears which officers keep out of a case, and takes its notices from their sight.</summary>
internal static class OfficerRecusals
{
    /// <summary>Adds the handler. Nobody comes back in, so it makes no difference in which order the facts are heard.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) => handlers.Loading<OfficerRecused>(LoadAsync).On<OfficerRecused>(Take);

    private static async Task LoadAsync(NotificationsDb db, IReadOnlyList<OfficerRecused> facts, CancellationToken cancel)
    {
        var cases = facts.Select(fact => fact.Case.CaseId).Distinct().ToList();
        var officers = facts.SelectMany(Officers).Distinct().ToList();
        await db.RecusedOfficers.Where(row => cases.Contains(row.CaseId)).LoadAsync(cancel);
        await db.Notices.Where(notice => cases.Contains(notice.CaseId)).LoadAsync(cancel);
        await db.Officers.Where(row => officers.Contains(row.OfficerId)).LoadAsync(cancel);
    }

    private static void Take(NotificationsDb db, OfficerRecused fact)
    {
        var caseId = fact.Case.CaseId;
        foreach (var officer in Officers(fact).Except(db.RecusedOfficers.Local.Where(row => row.CaseId == caseId).Select(row => row.OfficerId)).ToList())
        {
            db.RecusedOfficers.Add(new RecusedOfficerRow { OfficerId = officer, CaseId = caseId });
            // An officer of whom nothing was heard yet was let in nowhere here, and watches nothing.
            if (db.Officers.Local.FindEntry(officer)?.Entity is { } row)
            {
                db.Notices.Local.Concat(db.Inserted<Notice>()).Where(notice => notice.CaseId == caseId && notice.OfficeId == row.OfficeId).ToList()
                    .ForEach(notice => db.Hide(notice, officer));
            }
        }
    }

    private static IEnumerable<Guid> Officers(OfficerRecused fact) => (fact.Case.OfficerRecusals ?? []).Select(recusal => recusal.OfficerId);
}
