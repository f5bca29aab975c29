using Netralitas.Platform.Identity;
using NodaTime;

namespace Netralitas.Platform.Streams;

/// <summary>What both sides of the sequencer know of a change.</summary>
public abstract class ChangeRow
{
    /// <summary>What changed.</summary>
    public required Guid ResourceId { get; init; }

    /// <summary>The resource after the change, as the stream shows it: a protobuf message.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Offices that may see the resource after the change, each once.</summary>
    public required IReadOnlyList<string> SeenBy { get; init; }

    /// <summary>Offices, and officers by their accounts, that could see it before and may not any more.</summary>
    public required IReadOnlyList<string> LostBy { get; init; }

    /// <summary>Officers, by their accounts, who keep out of it: it is not shown to them, whatever their office may see.</summary>
    public IReadOnlyList<string> HiddenFrom { get; init; } = [];

    /// <summary>When, real time.</summary>
    public required Instant RecordTime { get; set; }

    /// <summary>Whether it takes the resource from whoever watches.</summary>
    internal bool IsLostBy(Viewer viewer) => LostBy.Contains(viewer.OfficeId) || (viewer.Account is { } officer && LostBy.Contains(officer));

    /// <summary>Whether whoever watches is not to know of it: an officer who keeps out and had lost the resource before, or never had it.</summary>
    internal bool IsHiddenFrom(Viewer viewer) =>
        viewer.Account is { } officer && HiddenFrom.Contains(officer) && !(LostBy.Contains(officer) && HadIt(viewer.OfficeId));

    /// <summary>Whether the officers of an office could see it until now. What no office sees is noted for its officer alone.</summary>
    private bool HadIt(string officeId) => SeenBy.Count == 0 || SeenBy.Contains(officeId) || LostBy.Contains(officeId);
}

/// <summary>A change that was written in the transaction that made it, and that has no position yet.</summary>
public sealed class PendingChange : ChangeRow
{
    /// <summary>Grows in the order of writing; for one resource that is the order of its changes.</summary>
    public long Id { get; init; }
}

/// <summary>A change at its place in the change log of the service.</summary>
public sealed class Change : ChangeRow
{
    /// <summary>Place in the log, from 1, without gaps.</summary>
    public required long Position { get; init; }
}

/// <summary>Finds the changes that concern an office, or an officer alone.</summary>
public sealed class ChangeOffice
{
    /// <summary>One of <see cref="ChangeRow.SeenBy"/> or <see cref="ChangeRow.LostBy"/>.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The change.</summary>
    public required long Position { get; init; }
}

/// <summary>The end of the change log; one row.</summary>
public sealed class ChangeHead
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>Position of the last change; 0 when there was none.</summary>
    public required long Position { get; init; }

    /// <summary>Which log this is: tokens of another one are refused. An operator who restores an older database sets a new id.</summary>
    public required Guid LogId { get; init; }
}
