using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Time;
using NodaTime;
using NodaTime.Text;

namespace Netralitas.Cases.Documents;

/// <summary>A document of a case. Rows are added, never changed.</summary>
internal sealed class DocumentRow
{
    /// <summary>The id of the upload that brought it.</summary>
    public required Guid Id { get; init; }

    public required Guid CaseId { get; init; }

    /// <summary>The office that added it.</summary>
    public required string OfficeId { get; init; }

    public required DocumentType Type { get; init; }

    public required string Title { get; init; }

    /// <summary>Empty if it has none.</summary>
    public required string Number { get; init; }

    /// <summary>Empty if it follows none.</summary>
    public required string FormCode { get; init; }

    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Hash of the bytes, hexadecimal; by it they are found.</summary>
    public required string Sha256 { get; init; }

    public LocalDate? SignedDate { get; init; }

    /// <summary>When it was complete, on the legal clock.</summary>
    public required Instant AddTime { get; init; }

    /// <summary>The document as callers see it.</summary>
    /// <param name="sharedWith">The offices that it is shared with, for those who may know.</param>
    public Document ToMessage(IEnumerable<string> sharedWith) => new()
    {
        Id = Id.ToString(), CaseId = CaseId.ToString(), Type = Type, Title = Title, Number = Number, FormCode = FormCode, MediaType = MediaType,
        Size = Size, Sha256 = Sha256, SignedDate = SignedDate is { } day ? LocalDatePattern.Iso.Format(day) : "",
        AddingOfficeId = OfficeId, AddTime = AddTime.ToTimestamp(), SharedOfficeIds = { sharedWith },
    };

    /// <summary>What of it stands on the timeline.</summary>
    public (string, string)[] ToFacts()
    {
        (string, string)[] facts = [("document_id", Id.ToString()), ("type", Words.Of(Type)), ("size", Size.ToString()), ("sha256", Sha256)];
        return Number.Length == 0 ? facts : [.. facts, ("number", Number)];
    }
}
