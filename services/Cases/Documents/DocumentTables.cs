using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Documents.Sharing;
using Netralitas.Cases.Documents.Uploading;

namespace Netralitas.Cases.Documents;

/// <summary>The tables of documents.</summary>
internal static class DocumentTables
{
    /// <summary>Maps them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="enumLengthMax">Longest word of an enumeration.</param>
    public static void Map(ModelBuilder model, int enumLengthMax)
    {
        model.Entity<UploadRow>(row =>
        {
            row.ToTable("document_upload").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Type).HasConversion<string>().HasMaxLength(enumLengthMax);
            row.Property(x => x.ReceivedBytes).IsConcurrencyToken();
            row.HasIndex(x => new { x.OfficeId, x.Account, x.Slot }).IsUnique();
            row.HasIndex(x => x.ExpireTime);
        });
        model.Entity<PartRow>().ToTable("document_part").HasKey(x => new { x.UploadId, x.Position });
        model.Entity<ContentRow>(row =>
        {
            row.ToTable("document_content").HasKey(x => x.Sha256);
            row.HasIndex(x => x.UploadId).IsUnique();
        });
        model.Entity<DocumentRow>(row =>
        {
            row.ToTable("document").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Type).HasConversion<string>().HasMaxLength(enumLengthMax);
            row.HasIndex(x => new { x.CaseId, x.Id });
            row.HasIndex(x => x.Sha256);
        });
        model.Entity<ShareRow>().ToTable("document_share").HasKey(x => new { x.DocumentId, x.OfficeId });
    }
}
