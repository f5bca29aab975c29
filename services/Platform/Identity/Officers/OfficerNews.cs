using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Platform.Identity.Officers;

/// <summary>Hears from the register of officers who may do what.</summary>
public static class OfficerNews
{
    /// <summary>Adds the handler of the facts of officers.</summary>
    public static FactHandlers<TDb> HearOfficers<TDb>(this FactHandlers<TDb> handlers)
        where TDb : ServiceDbContext
    {
        ArgumentNullException.ThrowIfNull(handlers);
        return handlers.Loading<OfficerChanged>(LoadAsync).On<OfficerChanged>(Take);
    }

    private static Task LoadAsync<TDb>(TDb db, IReadOnlyList<OfficerChanged> facts, CancellationToken cancel)
        where TDb : ServiceDbContext
    {
        var ids = facts.Select(fact => fact.OfficerId).Distinct().ToList();
        return db.Officers.Where(row => ids.Contains(row.OfficerId)).LoadAsync(cancel);
    }

    private static void Take<TDb>(TDb db, OfficerChanged fact)
        where TDb : ServiceDbContext
    {
        var (roles, start, end) = (RoleWords.Of(fact.Roles), Instant.FromDateTimeOffset(fact.StartTime), fact.EndTime is { } told ? Instant.FromDateTimeOffset(told) : (Instant?)null);
        var row = db.Officers.Local.FindEntry(fact.OfficerId)?.Entity;
        if (row is null)
        {
            db.Officers.Add(new OfficerRow { OfficerId = fact.OfficerId, Version = fact.Version, OfficeId = fact.OfficeId, Roles = roles, StartTime = start, EndTime = end });
        }
        else if (fact.Version > row.Version)
        {
            (row.Version, row.Roles, row.StartTime, row.EndTime) = (fact.Version, roles, start, end);
        }
    }
}
