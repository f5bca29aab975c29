namespace Netralitas.Cases.Access;

/// <summary>Which office holds which task in a case, or has been referred to it, as Agencies told: it may see what the task needs.</summary>
internal sealed class HeldTaskRow
{
    public required Guid TaskId { get; init; }

    /// <summary>Empty in the row of the office that holds the task; else the office that it is shared with or offered to.</summary>
    public string GuestOfficeId { get; init; } = "";

    /// <summary>Version of the task that this row shows; older news is ignored.</summary>
    public required long Version { get; set; }

    public required Guid CaseId { get; init; }

    /// <summary>The office that holds it, or that <see cref="GuestOfficeId"/> names.</summary>
    public required string OfficeId { get; set; }

    /// <summary>Step of the routing plan.</summary>
    public required string Step { get; init; }

    public Guid? PersonId { get; init; }

    /// <summary>False once the office gave the task back or it was cancelled, or the referral ended.</summary>
    public required bool Active { get; set; }
}
