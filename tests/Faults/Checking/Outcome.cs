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
    IReadOnlyDictionary<Kind, IReadOnlyList<LogRow>> Log, IReadOnlyDictionary<string, long> Leftovers, IReadOnlyDictionary<string, long> TakenIn);

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
    string Id, long Version, string CaseId, string Step, string Office, string HandlingOffice, string State, string Cause, IReadOnlyList<string> SeenBy);

/// <summary>A notice.</summary>
/// <param name="Id">Id.</param>
/// <param name="Version">Version.</param>
/// <param name="TaskId">Its task.</param>
/// <param name="What">What happened to it, such as <c>TaskOpened</c>.</param>
/// <param name="Office">Who is told.</param>
public sealed record KeptNotice(string Id, long Version, string TaskId, string What, string Office);

/// <summary>A row of a change log.</summary>
/// <param name="Position">Position.</param>
/// <param name="Id">Id of the resource.</param>
/// <param name="Version">Its version.</param>
/// <param name="SeenBy">Offices to which it was shown.</param>
public sealed record LogRow(long Position, string Id, long Version, IReadOnlyList<string> SeenBy);
