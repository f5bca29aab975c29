using NodaTime;

namespace Netralitas.Cases.Duplicates;

/// <summary>By what a case is found when another one like it comes in. It only leads to cases: what agrees is seen in the cases themselves.</summary>
internal sealed class MatchKeyRow
{
    public required MatchKind Kind { get; init; }

    /// <summary>The first 8 bytes of the keyed hash of the kind and what it is about: nobody reads a number or a name off it.</summary>
    public required long Key { get; init; }

    /// <summary>Day of the act.</summary>
    public required LocalDate ActDate { get; init; }

    public required Guid CaseId { get; init; }
}

/// <summary>What a key is about.</summary>
internal enum MatchKind
{
    /// <summary>The number of a civil servant (NIP).</summary>
    EmployeeNumber,

    /// <summary>The number of a resident (NIK).</summary>
    ResidentNumber,

    /// <summary>A link to evidence.</summary>
    Link,

    /// <summary>The sound of somebody's name, and the province of the act.</summary>
    Name,
}
