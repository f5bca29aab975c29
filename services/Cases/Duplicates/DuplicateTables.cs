using Microsoft.EntityFrameworkCore;

namespace Netralitas.Cases.Duplicates;

/// <summary>The table of keys by which cases lead to each other.</summary>
internal static class DuplicateTables
{
    /// <summary>Maps it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="enumLengthMax">Longest word of an enumeration.</param>
    public static void Map(ModelBuilder model, int enumLengthMax) => model.Entity<MatchKeyRow>(row =>
    {
        row.ToTable("case_match_key").HasKey(x => new { x.Key, x.ActDate, x.CaseId });
        row.Property(x => x.Kind).HasConversion<string>().HasMaxLength(enumLengthMax);
        row.HasIndex(x => x.CaseId);
    });
}
