using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Platform.Identity.Mandates;

/// <summary>Which office records on behalf of which other one, as far as this service has heard.</summary>
public sealed class MandateRow : IRegisterRow
{
    Guid IRegisterRow.Id => MandateId;

    /// <summary>Opaque id.</summary>
    public required Guid MandateId { get; init; }

    /// <summary>Grows by one with every change, from 1; older news is ignored.</summary>
    public required long Version { get; set; }

    /// <summary>The office on whose behalf is recorded.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The office that records.</summary>
    public required string RecordingOfficeId { get; init; }

    /// <summary>Number of the document that says so.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>From when it is in force, legal clock.</summary>
    public required Instant StartTime { get; init; }

    /// <summary>Until when, exclusive; revoking it brings this forward.</summary>
    public required Instant EndTime { get; set; }

    /// <summary>The same as the bus carries it.</summary>
    public MandateChanged ToFact() =>
        new(MandateId, Version, OfficeId, RecordingOfficeId, DocumentNumber, StartTime.ToDateTimeOffset(), EndTime.ToDateTimeOffset());
}
