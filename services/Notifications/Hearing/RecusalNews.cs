using Netralitas.Contracts.Events;
using Netralitas.Platform.Inbox;

namespace Netralitas.Notifications.Hearing;

/// <summary>Hears which offices keep out of which cases. What is heard late or again changes nothing: nobody comes back in.</summary>
internal static class RecusalNews
{
    /// <summary>Adds the handler of the fact that an office keeps out.</summary>
    public static FactHandlers<NotificationsDb> Add(FactHandlers<NotificationsDb> handlers) =>
        handlers.On<OfficeRecused>((db, fact) => db.KeepOut(fact.Case.CaseId, fact.Case.Recusals?.Select(recusal => recusal.OfficeId)));

    /// <summary>Remembers offices that keep out of a case of which the context has loaded what was known before.</summary>
    public static void KeepOut(this NotificationsDb db, Guid caseId, IEnumerable<string>? offices)
    {
        foreach (var office in offices ?? [])
        {
            if (!db.KeepsOut(caseId, office))
            {
                db.Recusals.Add(new Recusal { CaseId = caseId, OfficeId = office });
            }
        }
    }

    /// <summary>Whether an office keeps out of a case of which the context has loaded what was known before.</summary>
    public static bool KeepsOut(this NotificationsDb db, Guid caseId, string officeId) => db.Recusals.Local.FindEntryUntyped([caseId, officeId]) is not null;
}
