using System.Globalization;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Events;
using NodaTime;

namespace Netralitas.Cases.RegisterBook;

/// <summary>A case came in from an older register, as it ended.</summary>
/// <param name="At">When.</param>
/// <param name="OfficeId">The office that brought it.</param>
/// <param name="Entry">The case.</param>
/// <param name="FileHash">SHA-256 of the file.</param>
internal sealed record CaseImported(Instant At, string OfficeId, RegisterEntry Entry, string FileHash) : CaseChange(At, OfficeId)
{
    public override string Type => "CASE_IMPORTED";

    public override IReadOnlyDictionary<string, string> Facts => new Dictionary<string, string>
    {
        ["kind"] = Words.Of(Entry.Kind), ["handling_office_id"] = Entry.HandlingOfficeId,
        ["persons"] = Entry.Persons.Count.ToString(CultureInfo.InvariantCulture),
        ["file_sha256"] = FileHash, ["line"] = Entry.Line.ToString(CultureInfo.InvariantCulture),
    };

    public override object Personal => Entry.Persons;

    /// <summary>Nobody else hears of it: see <see cref="CaseRecorder"/>.</summary>
    public override ICaseEvent ToFact(CaseSnapshot snapshot) => throw new InvalidOperationException("The other services never hear of an imported case.");
}
