using Google.Protobuf;
using Netralitas.Contracts;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Streams;

/// <summary>What a client asked to watch.</summary>
/// <typeparam name="TDb">Database of the service.</typeparam>
/// <typeparam name="TResource">What the stream shows.</typeparam>
public sealed record Watch<TDb, TResource>
    where TDb : ServiceDbContext
    where TResource : class, IResource, IMessage<TResource>, new()
{
    /// <summary>The whole request: what is not the token is the filter.</summary>
    public required IMessage Request { get; init; }

    /// <summary>Its resume token; empty to begin with a snapshot.</summary>
    public required string ResumeToken { get; init; }

    /// <summary>The filter, on what never changes of a resource.</summary>
    public required Func<TResource, bool> Matches { get; init; }

    /// <summary>Whether a resource that the filter does not match may have been shown before, so that it must be taken back; never where what it filters by never changes.</summary>
    public Func<TResource, bool> Matched { get; init; } = _ => false;

    /// <summary>
    /// The next resources of the snapshot: those that the caller may see and the filter matches, in the order of their ids,
    /// after an id, at most so many, without those of which a change is pending for the caller (it comes by itself, see <see cref="NoteChange.PendingFor"/>).
    /// </summary>
    public required Func<TDb, Guid, int, CancellationToken, Task<List<TResource>>> Page { get; init; }

    /// <summary>Of one resource whether an office keeps out of it; null when it does not. Asked of every change for an office that records on behalf of the
    /// one that watches, as it is when the change is sent.</summary>
    public required Func<TDb, string, Guid, CancellationToken, Task<KeptOut?>> KeptOut { get; init; }
}

/// <summary>An office keeps out of a resource.</summary>
/// <param name="CouldSeeBefore">Whether it may have been shown to the office before that, so that it must be taken back.</param>
public sealed record KeptOut(bool CouldSeeBefore);
