namespace Netralitas.Cases.Recusal;

/// <summary>By what an officer is found who is a reported person. The number itself is kept nowhere.</summary>
internal sealed class OfficerNumberRow
{
    /// <summary>The officer.</summary>
    public required Guid OfficerId { get; init; }

    /// <summary>Keyed hash of the number of a civil servant (NIP), in hexadecimal digits.</summary>
    public required string Hash { get; set; }
}
