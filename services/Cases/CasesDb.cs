using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Netralitas.Cases.Access;
using Netralitas.Cases.Auditing;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents;
using Netralitas.Cases.Documents.Sharing;
using Netralitas.Cases.Documents.Uploading;
using Netralitas.Cases.Registration;
using Netralitas.Cases.Timeline;
using Netralitas.Cases.Vault;
using Netralitas.Cases.Vault.Ending;
using Netralitas.Cases.Vault.Revealing;
using Netralitas.Platform.Storage;

namespace Netralitas.Cases;

/// <summary>The database of Cases.</summary>
public sealed class CasesDb(DbContextOptions<CasesDb> options) : ServiceDbContext(options)
{
    private const int EnumLengthMax = 40;

    internal DbSet<NeutralityCase> Cases => Set<NeutralityCase>();

    internal DbSet<CaseEventRow> Events => Set<CaseEventRow>();

    internal DbSet<HeldTaskRow> HeldTasks => Set<HeldTaskRow>();

    internal DbSet<ReporterRow> Reporters => Set<ReporterRow>();

    internal DbSet<RevealRow> Reveals => Set<RevealRow>();

    internal DbSet<LegalHoldRow> LegalHolds => Set<LegalHoldRow>();

    internal DbSet<AuditAccessRow> AuditAccesses => Set<AuditAccessRow>();

    internal DbSet<DocumentRow> Documents => Set<DocumentRow>();

    internal DbSet<ShareRow> DocumentShares => Set<ShareRow>();

    internal DbSet<ContentRow> DocumentContents => Set<ContentRow>();

    internal DbSet<PartRow> DocumentParts => Set<PartRow>();

    internal DbSet<UploadRow> Uploads => Set<UploadRow>();

    internal DbSet<NumberCounterRow> NumberCounters => Set<NumberCounterRow>();

    /// <inheritdoc/>
    protected override void MapTables(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<NeutralityCase>(file =>
        {
            file.ToTable("case_file").HasKey(x => x.Id);
            file.Property(x => x.Id).ValueGeneratedNever();
            file.Property(x => x.LastSequence).IsConcurrencyToken();
            file.Property(x => x.Kind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            file.Property(x => x.State).HasConversion<string>().HasMaxLength(EnumLengthMax);
            file.Property(x => x.Contest).HasConversion<string>().HasMaxLength(EnumLengthMax);
            file.Property(x => x.CloseReason).HasConversion<string>().HasMaxLength(EnumLengthMax);
            InJson(file.Property(x => x.Recusals));
            InJson(file.Property(x => x.OfficerRecusals));
            file.HasMany(x => x.Persons).WithOne().HasForeignKey(x => x.CaseId);
            file.HasIndex(x => x.OfficialNumber).IsUnique();
            file.HasIndex(x => new { x.HandlingOfficeId, x.Id });
            file.HasIndex(x => new { x.HandlingSupervisorId, x.Id });
        });
        model.Entity<ReportedPerson>(person =>
        {
            person.ToTable("reported_person").HasKey(x => x.Id);
            person.Property(x => x.Id).ValueGeneratedNever();
            person.Property(x => x.SubjectKind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            person.Property(x => x.ToldSubjectKind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            person.Ignore(x => x.Initials);
            person.HasIndex(x => x.CaseId);
        });
        model.Entity<CaseEventRow>(row =>
        {
            row.ToTable("case_event").HasKey(x => new { x.CaseId, x.Sequence });
            row.HasIndex(x => new { x.TaskId, x.Type, x.TaskVersion }).IsUnique();
        });
        model.Entity<HeldTaskRow>(row =>
        {
            row.ToTable("held_task").HasKey(x => x.TaskId);
            row.Property(x => x.TaskId).ValueGeneratedNever();
            row.HasIndex(x => new { x.OfficeId, x.CaseId });
            row.HasIndex(x => x.CaseId);
        });
        model.Entity<NumberCounterRow>().ToTable("number_counter").HasKey(x => new { x.OfficeId, x.Source, x.Contest, x.ElectionId });
        model.Entity<AuditAccessRow>(row =>
        {
            row.ToTable("audit_access").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Ground).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.HasIndex(x => new { x.CaseId, x.Id });
            row.HasIndex(x => new { x.OfficeId, x.Account });
        });
        VaultTables.Map(model, EnumLengthMax);
        DocumentTables.Map(model, EnumLengthMax);
    }

    private static void InJson<T>(PropertyBuilder<IReadOnlyList<T>> list) => list.HasConversion(
        items => JsonSerializer.Serialize(items, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Default)!,
        // The list is replaced, never changed.
        new ValueComparer<IReadOnlyList<T>>((one, other) => ReferenceEquals(one, other), items => items.Count, items => items));
}
