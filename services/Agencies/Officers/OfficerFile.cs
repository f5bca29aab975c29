namespace Netralitas.Agencies.Officers;

/// <summary>Who an officer is. Personal data: it never leaves the register.</summary>
public sealed class OfficerFile
{
    /// <summary>The officer.</summary>
    public required Guid OfficerId { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }
}
