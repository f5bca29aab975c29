using NodaTime;

namespace Netralitas.Reference;

/// <summary>Who serves at an instant where offices have ended: their successors.</summary>
/// <param name="offices">All offices.</param>
/// <param name="at">The instant that counts for last days.</param>
/// <param name="ordered">Successors by decree, by the office whose work they went on with; they count whatever the data say of its last day. Null for none.</param>
public sealed class ServingOffices(OfficeTable offices, Instant at, IReadOnlyDictionary<string, string>? ordered = null)
{
    /// <summary>The office that serves in the place of another, or itself; null where the data know neither.</summary>
    public Office? Of(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var (serving, seen) = (id, new HashSet<string>(StringComparer.Ordinal) { id });
        // Orders and data together may go in a circle, which each of them does not.
        while (SuccessorOf(serving) is { } next && seen.Add(next))
        {
            serving = next;
        }

        return offices.Find(serving);
    }

    /// <summary>Whether an office is there itself: the data know it, its last day is not over, and nobody went on with its work.</summary>
    public bool IsThere(string id) => offices.Find(id)?.HasEnded(at) == false && SuccessorOf(id) is null;

    /// <summary>The office that acts for one where offices keep out or have ended: its successor, or the first above that one that is there and does not keep out; the top one nevertheless.</summary>
    /// <param name="office">The office whose work it is.</param>
    /// <param name="keptOut">Ids of those that keep out.</param>
    public Office Acting(Office office, IReadOnlyCollection<string> keptOut)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(keptOut);
        var (acting, seen) = (Of(office.Id) ?? office, new HashSet<string>(StringComparer.Ordinal));
        while ((keptOut.Contains(acting.Id) || !IsThere(acting.Id)) && seen.Add(acting.Id) && acting.SupervisorId is { } above)
        {
            acting = Of(above)!;
        }

        return acting;
    }

    /// <summary>The office that watches over an acting one; null where there is none.</summary>
    /// <inheritdoc cref="Acting"/>
    public string? Above(Office office, IReadOnlyCollection<string> keptOut)
    {
        ArgumentNullException.ThrowIfNull(office);
        return office.SupervisorId is { } above && Acting(offices.Find(above)!, keptOut).Id is var acting && acting != office.Id ? acting : null;
    }

    private string? SuccessorOf(string id) =>
        ordered?.GetValueOrDefault(id) is { } successor && offices.Find(successor) is not null ? successor
        : offices.Find(id) is { SuccessorId: { } next } office && office.HasEnded(at) ? next
        : null;
}
