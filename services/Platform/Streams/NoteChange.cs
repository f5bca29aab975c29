using Google.Protobuf;
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
    /// <param name="lostBy">Offices that could see it before and may not any more.</param>
    public static void Note(
        this ServiceDbContext db, Guid resourceId, IMessage resource, IEnumerable<string?> seenBy, params IReadOnlyList<string> lostBy)
    {
        ArgumentNullException.ThrowIfNull(db);
        db.Insert(new PendingChange
        {
            ResourceId = resourceId,
            Body = resource.ToByteArray(),
            SeenBy = [.. seenBy.OfType<string>().Distinct(StringComparer.Ordinal)],
            LostBy = lostBy,
            RecordTime = default,
        });
    }
}
