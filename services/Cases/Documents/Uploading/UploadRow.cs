using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Time;
using NodaTime;

namespace Netralitas.Cases.Documents.Uploading;

/// <summary>A document on its way. The row goes when it is complete, refused or expired.</summary>
internal sealed class UploadRow
{
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    public required string OfficeId { get; init; }

    public required string Account { get; init; }

    /// <summary>Which of its places the account has given to it, from 0: so it never has more than its places.</summary>
    public required int Slot { get; init; }

    public required DocumentType Type { get; init; }

    public required string Title { get; init; }

    public required string Number { get; init; }

    public required string FormCode { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Bytes that were announced.</summary>
    public required long Size { get; init; }

    /// <summary>The announced hash, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public LocalDate? SignedDate { get; init; }

    /// <summary>Bytes that are stored. Guards against two streams at once.</summary>
    public required long ReceivedBytes { get; set; }

    /// <summary>When it is forgotten, real time.</summary>
    public required Instant ExpireTime { get; init; }

    /// <summary>The document that it becomes.</summary>
    public DocumentRow ToDocument(Instant now) => new()
    {
        Id = Id, CaseId = CaseId, OfficeId = OfficeId, Type = Type, Title = Title, Number = Number, FormCode = FormCode, MediaType = MediaType,
        Size = Size, Sha256 = Sha256, SignedDate = SignedDate, AddTime = now,
    };

    /// <summary>The upload as its office sees it.</summary>
    public Upload ToMessage() => new()
    {
        Id = Id.ToString(), CaseId = CaseId.ToString(), ReceivedBytes = ReceivedBytes, Size = Size, ExpireTime = ExpireTime.ToTimestamp(),
    };
}
