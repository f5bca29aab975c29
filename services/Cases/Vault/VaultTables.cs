using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Vault.Ending;
using Netralitas.Cases.Vault.Revealing;

namespace Netralitas.Cases.Vault;

/// <summary>The tables of the vault.</summary>
internal static class VaultTables
{
    /// <summary>Maps them.</summary>
    /// <param name="model">The model.</param>
    /// <param name="enumLengthMax">Longest word of an enumeration.</param>
    public static void Map(ModelBuilder model, int enumLengthMax)
    {
        model.Entity<ReporterRow>(row =>
        {
            row.ToTable("reporter").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Kind).HasConversion<string>().HasMaxLength(enumLengthMax);
            row.HasIndex(x => new { x.CaseId, x.Position }).IsUnique();
            row.HasIndex(x => x.ReceiptHash).IsUnique();
            row.HasIndex(x => new { x.KeyId, x.Id });
        });
        model.Entity<RevealRow>(row =>
        {
            row.ToTable("reveal").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Purpose).HasConversion<string>().HasMaxLength(enumLengthMax);
            row.HasIndex(x => x.CaseId);
        });
        model.Entity<LegalHoldRow>(row =>
        {
            row.ToTable("legal_hold").HasKey(x => x.CaseId);
            row.Property(x => x.CaseId).ValueGeneratedNever();
        });
    }
}
