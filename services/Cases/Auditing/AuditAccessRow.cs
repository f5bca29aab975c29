using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Auditing;

/// <summary>A case that an account opened for audit. Instants are on the legal clock.</summary>
internal sealed class AuditAccessRow
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The auditing office.</summary>
    public required string OfficeId { get; init; }

    /// <summary>The account that opened it, for which alone it is open. Shown to nobody.</summary>
    public required string Account { get; init; }

    public required AuditGround Ground { get; init; }

    /// <summary>Number of the letter of assignment.</summary>
    public required string DocumentNumber { get; init; }

    public required Instant OpenTime { get; init; }

    /// <summary>Until when it is good, exclusive.</summary>
    public required Instant ExpireTime { get; init; }

    /// <summary>When it was closed before its time; null otherwise.</summary>
    public Instant? CloseTime { get; set; }

    /// <summary>The office that closed it; null as above.</summary>
    public string? ClosingOfficeId { get; set; }

    /// <summary>When its end by time is to be told: <see cref="ExpireTime"/>; null once that is done, or it was closed.</summary>
    public Instant? EndDueTime { get; set; }

    /// <summary>How often it was read.</summary>
    public int ReadCount { get; init; }

    /// <summary>When it was last read; null while it was not.</summary>
    public Instant? LastReadTime { get; init; }

    /// <summary>Whether it is good at an instant.</summary>
    public bool IsOpenAt(Instant now) => CloseTime is null && now < ExpireTime;

    /// <summary>As callers see it.</summary>
    public AuditAccess ToMessage() => new()
    {
        Id = Id.ToString(), CaseId = CaseId.ToString(), OfficeId = OfficeId, Ground = Ground, DocumentNumber = DocumentNumber,
        OpenTime = OpenTime.ToTimestamp(), ExpireTime = ExpireTime.ToTimestamp(), CloseTime = CloseTime.ToTimestamp(), ClosingOfficeId = ClosingOfficeId ?? "",
        ReadCount = ReadCount, LastReadTime = LastReadTime.ToTimestamp(),
    };
}
