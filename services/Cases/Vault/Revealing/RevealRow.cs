using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Vault.Revealing;

/// <summary>A request to see who a reporter is. Instants are on the legal clock.</summary>
internal sealed class RevealRow
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid ReporterId { get; init; }

    public required RevealPurpose Purpose { get; init; }

    public required string DocumentNumber { get; init; }

    /// <summary>The account that asked, and alone may use it.</summary>
    public required string AskedBy { get; init; }

    public required Instant AskTime { get; init; }

    /// <summary>Until when it can be approved and used, exclusive.</summary>
    public required Instant ExpireTime { get; init; }

    /// <summary>The account that approved it; null before, and where nobody needs to.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>When it could be used from; null before it was approved.</summary>
    public Instant? ApproveTime { get; set; }

    public Instant? UseTime { get; set; }

    /// <summary>Where it stands at an instant.</summary>
    public RevealState StateAt(Instant now) =>
        UseTime is not null ? RevealState.Used
        : now >= ExpireTime ? RevealState.Expired
        : ApproveTime is not null ? RevealState.Approved
        : RevealState.Asked;

    /// <summary>As callers see it.</summary>
    public Reveal ToMessage(Instant now) => new()
    {
        Id = Id.ToString(), CaseId = CaseId.ToString(), ReporterId = ReporterId.ToString(), State = StateAt(now), Purpose = Purpose,
        DocumentNumber = DocumentNumber, AskTime = AskTime.ToTimestamp(), ExpireTime = ExpireTime.ToTimestamp(),
    };
}
