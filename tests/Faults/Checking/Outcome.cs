using NodaTime;

namespace Netralitas.Faults.Checking;

/// <summary>What the databases hold once all is settled.</summary>
/// <param name="Cases">Cases.</param>
/// <param name="Tasks">Tasks.</param>
/// <param name="Notices">Notices.</param>
/// <param name="Log">The change log of each kind, in the order of positions.</param>
/// <param name="Leftovers">Rows that must not be there, by the name of their table: waiting facts, pending changes, parked facts.</param>
/// <param name="TakenIn">How many facts each service took in, by its name.</param>
public sealed record Outcome(
    IReadOnlyList<KeptCase> Cases, IReadOnlyList<KeptTask> Tasks, IReadOnlyList<KeptNotice> Notices,
    IReadOnlyDictionary<Kind, IReadOnlyList<LogRow>> Log, IReadOnlyDictionary<string, long> Leftovers, IReadOnlyDictionary<string, long> TakenIn)
{
    /// <summary>The legal instant up to which every rung must have fired.</summary>
    public Instant FiredUntil { get; init; }

    /// <summary>Channels, each of which was there before any notice.</summary>
    public IReadOnlyList<KeptChannel> Channels { get; init; } = [];

    /// <summary>Deliveries.</summary>
    public IReadOnlyList<KeptDelivery> Deliveries { get; init; } = [];

    /// <summary>Attempts to deliver.</summary>
    public IReadOnlyList<KeptAttempt> Attempts { get; init; } = [];

    /// <summary>What a letter is about as its receiver can tell: the notice of a webhook, how many there are in an e-mail.</summary>
    public string About(IReadOnlyList<KeptDelivery> parts) =>
        Channels.Any(channel => channel.IsWebhook && channel.Target == parts[0].Target) ? string.Join(' ', parts.Select(part => part.NoticeId)) : $"{parts.Count}";
}

/// <summary>A case.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version.</param>
/// <param name="SeenBy">Offices that may see it.</param>
public sealed record KeptCase(string Id, long Version, IReadOnlyList<string> SeenBy);

/// <summary>A task.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version.</param>
/// <param name="CaseId">Its case.</param>
/// <param name="Step">Step of the plan.</param>
/// <param name="Office">Who must do it.</param>
/// <param name="HandlingOffice">Who handles the case.</param>
/// <param name="State">Where it stands, such as <c>Done</c>.</param>
/// <param name="Cause">The returned task that it routes anew; empty for all others.</param>
/// <param name="SeenBy">Offices that may see it.</param>
public sealed record KeptTask(
    string Id, long Version, string CaseId, string Step, string Office, string HandlingOffice, string State, string Cause, IReadOnlyList<string> SeenBy)
{
    /// <summary>Where it stands on its ladder.</summary>
    public Climb Climb { get; init; } = new("", default, default, null, null, 0, "", []);
}

/// <summary>How an office was pressed to do a task.</summary>
/// <param name="Ladder">Its ladder; empty where nothing is said of it.</param>
/// <param name="Start">When its clock started.</param>
/// <param name="Due">When it is due.</param>
/// <param name="Acknowledged">When the office acknowledged it; null before.</param>
/// <param name="End">When it ended; null before.</param>
/// <param name="Level">How many times it was escalated.</param>
/// <param name="Supervises">The late task that it has to see to; empty for all others.</param>
/// <param name="Fired">The rungs that fired.</param>
public sealed record Climb(string Ladder, Instant Start, Instant Due, Instant? Acknowledged, Instant? End, int Level, string Supervises, IReadOnlyList<KeptRung> Fired);

/// <summary>A rung that fired.</summary>
/// <param name="Rung">The rung.</param>
/// <param name="Round">The round of its task.</param>
/// <param name="Time">When it was to fire.</param>
/// <param name="FireTime">When it did.</param>
public sealed record KeptRung(string Rung, int Round, Instant Time, Instant FireTime);

/// <summary>A notice.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version.</param>
/// <param name="TaskId">Its task.</param>
/// <param name="What">What happened to it, such as <c>TaskOpened</c>.</param>
/// <param name="Office">Who is told.</param>
public sealed record KeptNotice(string Id, long Version, string TaskId, string What, string Office)
{
    /// <summary>The version of the task after it, where it can happen again; 0 for all else.</summary>
    public long TaskVersion { get; init; }
}

/// <summary>A channel.</summary>
/// <param name="Target">Where to.</param>
/// <param name="Office">Whose it is.</param>
/// <param name="IsWebhook">Whether it is no e-mail address.</param>
public sealed record KeptChannel(string Target, string Office, bool IsWebhook);

/// <summary>A delivery.</summary>
/// <param name="Id">Id.</param>
/// <param name="Target">Where to.</param>
/// <param name="NoticeId">Its notice.</param>
/// <param name="State">How far it came, such as <c>Delivered</c>.</param>
/// <param name="LetterId">What its receiver knows it by: its own id, or that of the e-mail; empty for an e-mail that was not made yet.</param>
public sealed record KeptDelivery(string Id, string Target, string NoticeId, string State, string LetterId);

/// <summary>An attempt.</summary>
/// <param name="DeliveryId">The delivery.</param>
/// <param name="Outcome">How it ended, such as <c>Delivered</c>.</param>
public sealed record KeptAttempt(string DeliveryId, string Outcome);

/// <summary>A row of a change log.</summary>
/// <param name="Position">Position.</param>
/// <param name="Id">Id of the resource.</param>
/// <param name="Version">Its version.</param>
/// <param name="SeenBy">Offices to which it was shown.</param>
public sealed record LogRow(long Position, string Id, long Version, IReadOnlyList<string> SeenBy);
