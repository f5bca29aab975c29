using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using NodaTime;

namespace Netralitas.Platform.Identity.Officers;

/// <summary>What an officer may do for which office, as far as this service has heard. Nothing personal.</summary>
public sealed class OfficerRow : IRegisterRow
{
    Guid IRegisterRow.Id => OfficerId;

    /// <summary>Opaque id; tokens name it.</summary>
    public required Guid OfficerId { get; init; }

    /// <summary>Grows by one with every change, from 1; older news is ignored.</summary>
    public required long Version { get; set; }

    /// <summary>The office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>What the officer may do there.</summary>
    public required Roles Roles { get; set; }

    /// <summary>When the term begins, legal clock.</summary>
    public required Instant StartTime { get; set; }

    /// <summary>When it ends, exclusive; null while no end is known.</summary>
    public Instant? EndTime { get; set; }

    /// <summary>Whether the officer is in office at an instant.</summary>
    public bool IsInOffice(Instant at) => StartTime <= at && (EndTime is null || at < EndTime);

    /// <summary>The same as the bus carries it.</summary>
    public OfficerChanged ToFact() => new(OfficerId, Version, OfficeId, [.. Roles.Words()], StartTime.ToDateTimeOffset(), EndTime?.ToDateTimeOffset());
}
