namespace Netralitas.Notifications.Rosters;

/// <summary>Who of an office is on duty when. Officers are opaque ids.</summary>
public sealed class RosterRow
{
    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>Grows by one with every change, from 1.</summary>
    public required long Version { get; set; }

    /// <summary><c>RosterSettings</c> of the contract, checked, in JSON.</summary>
    public required string Settings { get; set; }
}
