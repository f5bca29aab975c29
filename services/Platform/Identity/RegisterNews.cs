using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Identity.Mandates;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Platform.Identity;

/// <summary>Hears from the registers of Agencies who may do what, and who records for whom.</summary>
public static class RegisterNews
{
    /// <summary>Adds the handlers of the facts of officers and mandates.</summary>
    public static FactHandlers<TDb> HearRegisters<TDb>(this FactHandlers<TDb> handlers)
        where TDb : ServiceDbContext
    {
        ArgumentNullException.ThrowIfNull(handlers);
        return handlers.Copying<TDb, OfficerChanged, OfficerRow>(fact => new OfficerRow
        {
            OfficerId = fact.OfficerId, Version = fact.Version, OfficeId = fact.OfficeId, Roles = RoleWords.Of(fact.Roles),
            StartTime = Instant.FromDateTimeOffset(fact.StartTime), EndTime = fact.EndTime is { } end ? Instant.FromDateTimeOffset(end) : null,
        }).Copying<TDb, MandateChanged, MandateRow>(fact => new MandateRow
        {
            MandateId = fact.MandateId, Version = fact.Version, OfficeId = fact.OfficeId, RecordingOfficeId = fact.RecordingOfficeId,
            DocumentNumber = fact.DocumentNumber, StartTime = Instant.FromDateTimeOffset(fact.StartTime), EndTime = Instant.FromDateTimeOffset(fact.EndTime),
        });
    }

    /// <summary>Keeps a copy of a register whose facts carry the whole row: the newest version counts, whenever it is heard.</summary>
    private static FactHandlers<TDb> Copying<TDb, TFact, TRow>(this FactHandlers<TDb> handlers, Func<TFact, TRow> rowOf)
        where TDb : ServiceDbContext
        where TFact : class
        where TRow : class, IRegisterRow
    {
        return handlers.Loading<TFact>(LoadAsync).On<TFact>(Take);

        Task LoadAsync(TDb db, IReadOnlyList<TFact> facts, CancellationToken cancel)
        {
            var ids = facts.Select(fact => rowOf(fact).Id).Distinct().ToList();
            var key = db.Model.FindEntityType(typeof(TRow))!.FindPrimaryKey()!.Properties[0].Name;
            return db.Set<TRow>().Where(row => ids.Contains(EF.Property<Guid>(row, key))).LoadAsync(cancel);
        }

        void Take(TDb db, TFact fact)
        {
            var told = rowOf(fact);
            var known = db.Set<TRow>().Local.FindEntry(told.Id);
            if (known is null)
            {
                db.Add(told);
            }
            else if (told.Version > known.Entity.Version)
            {
                known.CurrentValues.SetValues(told);
            }
        }
    }
}

/// <summary>A row of a register that Agencies keeps and the other services copy.</summary>
internal interface IRegisterRow
{
    /// <summary>Opaque id, the primary key.</summary>
    Guid Id { get; }

    /// <summary>Grows by one with every change, from 1.</summary>
    long Version { get; }
}
