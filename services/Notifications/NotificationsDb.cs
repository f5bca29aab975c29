using Microsoft.EntityFrameworkCore;
using Netralitas.Notifications.Reading;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;

namespace Netralitas.Notifications;

/// <summary>The database of Notifications. PostgreSQL gets the same tables from <c>Schema/</c>.</summary>
public sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : ServiceDbContext(options)
{
    private const int EnumLengthMax = 40;

    /// <summary>Notices of all offices.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Shows a notice on the streams of its office.</summary>
    internal void Show(Notice notice) => this.Note(notice.Id, notice.ToMessage(), [notice.OfficeId]);

    /// <inheritdoc/>
    protected override void MapTables(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<Notice>(row =>
        {
            row.ToTable("notification").HasKey(x => x.Id);
            row.Ignore(x => x.IsAboutIdentity);
            row.Ignore(x => x.IsAboutAudit);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            row.Property(x => x.Kind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.HasIndex(x => new { x.TaskId, x.Kind, x.OfficeId }).IsUnique();
            row.HasIndex(x => new { x.OfficeId, x.Id });
            row.HasIndex(x => new { x.OfficeId, x.Id }, "ix_notification_office_id_id_open").HasFilter("acknowledge_time IS NULL");
            row.HasIndex(x => new { x.CaseId, x.OfficeId });
        });
    }
}
