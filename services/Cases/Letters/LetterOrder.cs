using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using NodaTime;

namespace Netralitas.Cases.Letters;

/// <summary>What a letter is to say, checked.</summary>
/// <param name="Kind">Which letter.</param>
/// <param name="Number">Its number.</param>
/// <param name="Date">Its date; null for today at the handling office.</param>
/// <param name="Place">Where it is signed.</param>
/// <param name="SignatoryName">Who signs.</param>
/// <param name="SignatoryPost">The post of who signs.</param>
/// <param name="ReceiverOfficeId">The receiver of a forwarding letter; else empty.</param>
/// <param name="HearingId">The hearing of an invitation; else empty.</param>
/// <param name="EnclosureIds">The documents that go with a forwarding letter, in order.</param>
/// <param name="ReceiptCode">The reporter's code, for a receipt that is not kept; else empty.</param>
internal sealed record LetterOrder(
    LetterKind Kind, string Number, LocalDate? Date, string Place, string SignatoryName, string SignatoryPost, string ReceiverOfficeId, Guid HearingId,
    IReadOnlyList<Guid> EnclosureIds, string ReceiptCode)
{
    private const int PlaceMax = 100;
    private const int SignatoryMax = 200;
    private const int EnclosuresMax = 100;

    /// <summary>The type of the document that it becomes.</summary>
    public DocumentType Type => Kind switch
    {
        LetterKind.Receipt => DocumentType.Receipt,
        LetterKind.ClarificationInvite => DocumentType.ClarificationInvite,
        LetterKind.ForwardingLetter => DocumentType.ForwardingLetter,
        LetterKind.StatusNotice => DocumentType.StatusNotice,
        _ => throw new InvalidOperationException($"There is no letter {Kind}."),
    };

    /// <summary>Checks what was given.</summary>
    /// <param name="checks">Takes what is wrong.</param>
    /// <param name="letter">What was given; null when nothing was.</param>
    /// <param name="receiptCode">The receipt code; empty where there is none.</param>
    public static LetterOrder Check(FieldChecks checks, NewLetter? letter, string receiptCode = "")
    {
        checks.Require(letter is not null, "letter", "must be given");
        letter ??= new NewLetter();
        var kind = checks.OneOf("letter.kind", letter.Kind);
        var (isForwarding, isInvite) = (kind == LetterKind.ForwardingLetter, kind == LetterKind.ClarificationInvite);
        checks.Require(isForwarding == letter.ReceiverOfficeId.Length > 0, "letter.receiver_office_id", "must be given for a forwarding letter, and only for it");
        checks.Require(isInvite || letter.HearingId.Length == 0, "letter.hearing_id", "must be empty but for an invitation");
        checks.Require(letter.EnclosureDocumentIds.Count <= (isForwarding ? EnclosuresMax : 0), "letter.enclosure_document_ids", $"must be at most {EnclosuresMax}, for a forwarding letter only");
        checks.Require(receiptCode.Length == 0 || (kind == LetterKind.Receipt && Contracts.ReceiptCode.Read(receiptCode) is not null), "receipt_code", "must be a receipt code, for a receipt only");
        List<Guid> enclosures = [.. letter.EnclosureDocumentIds.Take(EnclosuresMax).Select((id, i) => checks.Uuid($"letter.enclosure_document_ids[{i}]", id))];
        checks.Require(enclosures.Distinct().Count() == enclosures.Count, "letter.enclosure_document_ids", "must not name a document twice");
        return new LetterOrder(
            kind, checks.DocumentNumber("letter.number", letter.Number, 1), letter.Date.Length == 0 ? null : checks.Date("letter.date", letter.Date),
            checks.Text("letter.place", letter.Place, 1, PlaceMax), checks.Text("letter.signatory_name", letter.SignatoryName, 1, SignatoryMax),
            checks.Text("letter.signatory_post", letter.SignatoryPost, 1, SignatoryMax), letter.ReceiverOfficeId,
            isInvite ? checks.Uuid("letter.hearing_id", letter.HearingId) : Guid.Empty, enclosures, receiptCode);
    }
}
