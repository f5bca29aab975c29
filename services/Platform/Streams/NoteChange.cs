using System.Text.Json;
using Google.Protobuf;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Streams;

/// <summary>The only way onto a stream: a change is noted in the transaction that makes it.</summary>
public static class NoteChange
{
    /// <summary>Notes a change.</summary>
    /// <param name="db">The context that holds the change.</param>
    /// <param name="resourceId">What changed.</param>
    /// <param name="resource">The resource after it, as the stream shows it.</param>
    /// <param name="seenBy">Offices that may see it; repeated and missing ones are left out.</param>
    /// <param name="lostBy">Offices, and officers by their accounts, that could see it before and may not any more.</param>
    /// <param name="keepOut">Officers to whom it is not shown, whatever their office may see.</param>
    public static void Note(
        this ServiceDbContext db, Guid resourceId, IMessage resource, IEnumerable<string?> seenBy, IReadOnlyList<string> lostBy, IEnumerable<Guid> keepOut)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Insert(new PendingChange
        {
            ResourceId = resourceId,
            Body = resource.ToByteArray(),
            SeenBy = [.. seenBy.OfType<string>().Distinct(StringComparer.Ordinal)],
            LostBy = lostBy,
            HiddenFrom = [.. keepOut.Select(Caller.AccountOf)],
            RecordTime = default,
        });
    }

    /// <summary>Changes that wait for their position and will then come to an office: of what they are about, its snapshot shows nothing.</summary>
    /// <remarks>A change that other offices alone will see must not hide its resource from this one, to which it never comes.</remarks>
    public static IQueryable<PendingChange> PendingFor(this ServiceDbContext db, string officeId)
    {
        ArgumentNullException.ThrowIfNull(db);
        // As the list of offices is kept: a JSON array.
        var quoted = JsonSerializer.Serialize(officeId);
        return db.PendingChanges.Where(pending => ((string)(object)pending.SeenBy).Contains(quoted));
    }
}
