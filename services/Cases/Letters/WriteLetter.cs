using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents;
using Netralitas.Cases.Documents.Sharing;
using Netralitas.Cases.Letters.Odt;
using Netralitas.Contracts;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Time;
using Netralitas.Reference;

namespace Netralitas.Cases.Letters;

/// <summary>Writes a letter of a case as it stands.</summary>
internal sealed class WriteLetter(LetterTemplates templates, LetterWords words, ReferenceBook reference, LegalClock clock)
{
    /// <summary>The bytes of a letter, and its case.</summary>
    /// <param name="db">The database.</param>
    /// <param name="call">The call.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="order">What the letter is to say.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="RefusalException">The caller may not, or the case does not allow it.</exception>
    public async Task<(NeutralityCase File, byte[] Bytes)> WriteAsync(CasesDb db, Call call, Guid caseId, LetterOrder order, CancellationToken cancel)
    {
        // Only the handling office passes; who holds a task in it is told no more than what is known here.
        var file = await CaseAccess.Known(db, call, caseId, knows: false).Whole().SingleOrDefaultAsync(cancel);
        call.Require(await CaseAccess.RelationAsync(db, call, file, personId: null, told: [], cancel), "case", caseId.ToString());
        var enclosures = await db.Documents.Where(row => row.CaseId == caseId && order.EnclosureIds.Contains(row.Id)).ToListAsync(cancel);
        if (RefuseEnclosures(order, enclosures) is { } refusal)
        {
            throw refusal.AsException();
        }

        var today = clock.Now().InZone(reference.Offices.Find(file!.HandlingOfficeId)!.Zone).Date;
        var matter = LetterMatter.Of(file, order, today, [.. order.EnclosureIds.Select(id => enclosures.Single(row => row.Id == id))]).Facts;
        return (file, OdtFile.Write(templates.Of(order.Kind).Fill(words.Of(order.Kind).Say(matter))));
    }

    private static Refusal? RefuseEnclosures(LetterOrder order, List<DocumentRow> enclosures) =>
        order.EnclosureIds.Except(enclosures.Select(row => row.Id)).ToList() is [var missing, ..] ? Refusal.NotFound("document", missing.ToString())
        : enclosures.Find(row => !ShareDocument.Shared.Contains(row.Type)) is { } unshared
            ? Refusal.Of(DocumentReasons.TypeNotShared, ("type", Words.Of(unshared.Type))) with { Resource = ("document", unshared.Id.ToString()) }
        : null;
}
