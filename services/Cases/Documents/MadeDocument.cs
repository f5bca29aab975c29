using Microsoft.EntityFrameworkCore;

namespace Netralitas.Cases.Documents;

/// <summary>Keeps a document that was made here rather than uploaded.</summary>
internal static class MadeDocument
{
    /// <summary>Keeps it, in the parts in which it will be downloaded, and its bytes only if the same are not there.</summary>
    /// <param name="db">The context; another who keeps the same bytes at once makes its transaction run again.</param>
    /// <param name="document">The document.</param>
    /// <param name="bytes">Its bytes, whose size and hash are those of the document.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task KeepAsync(this CasesDb db, DocumentRow document, byte[] bytes, CancellationToken cancel)
    {
        if (!await db.DocumentContents.AnyAsync(content => content.Sha256 == document.Sha256, cancel))
        {
            // The parts first: those of a content that is there take no more.
            foreach (var (i, part) in bytes.Chunk(DocumentParts.PartBytes).Index())
            {
                db.Insert(new PartRow { UploadId = document.Id, Position = (long)i * DocumentParts.PartBytes, Bytes = part });
            }

            db.Insert(new ContentRow { Sha256 = document.Sha256, Size = document.Size, UploadId = document.Id });
        }

        db.Insert(document);
    }
}
