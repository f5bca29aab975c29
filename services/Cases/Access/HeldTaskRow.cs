namespace Netralitas.Cases.Access;

/// <summary>Which office holds which task in a case, as Agencies told: whoever holds one may see what the task needs.</summary>
internal sealed class HeldTaskRow
{
    public required Guid TaskId { get; init; }

    /// <summary>Version of the task that this row shows; older news is ignored.</summary>
    public required long Version { get; set; }

    public required Guid CaseId { get; init; }

    public required string OfficeId { get; set; }

    /// <summary>Step of the routing plan.</summary>
    public required string Step { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>False once the office gave the task back or it was cancelled.</summary>
    public required bool Active { get; set; }
}
