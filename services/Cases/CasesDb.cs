using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.Access;
using Netralitas.Cases.Auditing;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents;
using Netralitas.Cases.Documents.Sharing;
using Netralitas.Cases.Documents.Uploading;
using Netralitas.Cases.Duplicates;
using Netralitas.Cases.Persons;
using Netralitas.Cases.Procedure;
using Netralitas.Cases.Recusal;
using Netralitas.Cases.RegisterBook;
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

    private static readonly JsonSerializerOptions InWords = new() { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    internal DbSet<NeutralityCase> Cases => Set<NeutralityCase>();

    internal DbSet<CaseEventRow> Events => Set<CaseEventRow>();

    internal DbSet<HeldTaskRow> HeldTasks => Set<HeldTaskRow>();

    internal DbSet<ReporterRow> Reporters => Set<ReporterRow>();

    internal DbSet<RevealRow> Reveals => Set<RevealRow>();

    internal DbSet<LegalHoldRow> LegalHolds => Set<LegalHoldRow>();

    internal DbSet<AuditAccessRow> AuditAccesses => Set<AuditAccessRow>();

    internal DbSet<AuditReadRow> AuditReads => Set<AuditReadRow>();

    internal DbSet<OfficerNumberRow> OfficerNumbers => Set<OfficerNumberRow>();

    internal DbSet<DocumentRow> Documents => Set<DocumentRow>();

    internal DbSet<ShareRow> DocumentShares => Set<ShareRow>();

    internal DbSet<ContentRow> DocumentContents => Set<ContentRow>();

    internal DbSet<PartRow> DocumentParts => Set<PartRow>();

    internal DbSet<UploadRow> Uploads => Set<UploadRow>();

    internal DbSet<NumberSeriesRow> NumberSeries => Set<NumberSeriesRow>();

    internal DbSet<MatchKeyRow> MatchKeys => Set<MatchKeyRow>();

    internal DbSet<RegisterEntryRow> RegisterEntries => Set<RegisterEntryRow>();

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
            InJson(file.Property(x => x.Hearings));
            InJson(file.Property(x => x.Forwardings));
            InJson(file.Property(x => x.Tracks));
            InJson(file.Property(x => x.Pauses));
            InJson(file.Property(x => x.Handovers));
            InJson(file.Property(x => x.Reroutings));
            InJson(file.Property(x => x.Standings));
            InJson(file.Property(x => x.Reopenings));
            InJson(file.Property(x => x.EvidenceLinks));
            file.Property(x => x.StateBeforeEnd).HasConversion<string>().HasMaxLength(EnumLengthMax);
            file.HasIndex(x => x.OfferedOfficeId).HasFilter("offered_office_id IS NOT NULL");
            file.Ignore(x => x.Allegations);
            file.HasMany(x => x.Persons).WithOne().HasForeignKey(x => x.CaseId);
            file.HasIndex(x => new { x.OfficialNumber, x.HandlingOfficeId, x.ElectionId }).IsUnique();
            file.HasIndex(x => new { x.ReceiptNumber, x.RaisingOfficeId, x.ElectionId }).IsUnique();
            file.Ignore(x => x.Late);
            file.HasIndex(x => new { x.HandlingOfficeId, x.Id });
            file.HasIndex(x => new { x.HandlingSupervisorId, x.Id });
        });
        model.Entity<ReportedPerson>(person =>
        {
            person.ToTable("reported_person").HasKey(x => x.Id);
            person.Property(x => x.Id).ValueGeneratedNever();
            person.Property(x => x.SubjectKind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            person.Property(x => x.ToldSubjectKind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            person.Property(x => x.AtAct).HasConversion(at => JsonSerializer.Serialize(at, InWords), json => JsonSerializer.Deserialize<ActSnapshot>(json, InWords)!);
            person.Ignore(x => x.Initials);
            person.HasMany(x => x.Allegations).WithOne().HasForeignKey(x => x.PersonId);
            person.HasIndex(x => x.CaseId);
            person.HasIndex(x => x.EmployeeNumber).HasFilter("employee_number IS NOT NULL");
        });
        model.Entity<Allegation>(allegation =>
        {
            allegation.ToTable("allegation").HasKey(x => x.Id);
            allegation.Property(x => x.Id).ValueGeneratedNever();
            allegation.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(EnumLengthMax);
            allegation.Ignore(x => x.IsViolation);
            allegation.HasOne<NeutralityCase>().WithMany().HasForeignKey(x => x.CaseId);
            allegation.HasIndex(x => new { x.CaseId, x.PersonId, x.ViolationId }).IsUnique();
        });
        model.Entity<CaseEventRow>(row =>
        {
            row.ToTable("case_event").HasKey(x => new { x.CaseId, x.Sequence });
            row.HasIndex(x => new { x.TaskId, x.Type, x.TaskVersion }).IsUnique();
        });
        model.Entity<HeldTaskRow>(row =>
        {
            row.ToTable("held_task").HasKey(x => new { x.TaskId, x.GuestOfficeId });
            row.Property(x => x.TaskId).ValueGeneratedNever();
            row.HasIndex(x => new { x.OfficeId, x.CaseId });
            row.HasIndex(x => x.CaseId);
        });
        model.Entity<NumberSeriesRow>().ToTable("number_series").HasKey(x => new { x.OfficeId, x.Registered, x.Source, x.Contest, x.ElectionId, x.Period });
        model.Entity<RegisterEntryRow>(row =>
        {
            row.ToTable("register_entry").HasKey(x => x.CaseId);
            row.Property(x => x.CaseId).ValueGeneratedNever();
        });
        model.Entity<OfficerNumberRow>(row =>
        {
            row.ToTable("officer_number").HasKey(x => x.OfficerId);
            row.Property(x => x.OfficerId).ValueGeneratedNever();
            row.HasIndex(x => x.Hash);
        });
        model.Entity<AuditAccessRow>(row =>
        {
            row.ToTable("audit_access").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Ground).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.HasIndex(x => new { x.CaseId, x.Id });
            row.HasIndex(x => new { x.OfficeId, x.Account });
            row.HasIndex(x => x.EndDueTime).HasFilter("end_due_time IS NOT NULL");
        });
        model.Entity<AuditReadRow>(row =>
        {
            row.ToTable("audit_read").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.HasIndex(x => new { x.AuditId, x.Id });
        });
        VaultTables.Map(model, EnumLengthMax);
        DocumentTables.Map(model, EnumLengthMax);
        DuplicateTables.Map(model, EnumLengthMax);
    }
}
