using Microsoft.EntityFrameworkCore;
using Netralitas.Notifications.Channels;
using Netralitas.Notifications.Delivering;
using Netralitas.Notifications.Hearing;
using Netralitas.Notifications.Reaching;
using Netralitas.Notifications.Reading;
using Netralitas.Notifications.Rosters;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Streams;
using NodaTime;

namespace Netralitas.Notifications;

/// <summary>The database of Notifications. PostgreSQL gets the same tables from <c>Schema/</c>.</summary>
public sealed class NotificationsDb(DbContextOptions<NotificationsDb> options) : ServiceDbContext(options)
{
    private const int EnumLengthMax = 40;

    /// <summary>Notices of all offices.</summary>
    public DbSet<Notice> Notices => Set<Notice>();

    /// <summary>Officers who keep out of cases.</summary>
    public DbSet<RecusedOfficerRow> RecusedOfficers => Set<RecusedOfficerRow>();

    /// <summary>Which offices keep out of which cases.</summary>
    public DbSet<Recusal> Recusals => Set<Recusal>();

    /// <summary>Who of an office is on duty when.</summary>
    public DbSet<RosterRow> Rosters => Set<RosterRow>();

    /// <summary>Where offices are told of their notices, and how officers are reached.</summary>
    public DbSet<ChannelRow> Channels => Set<ChannelRow>();

    /// <summary>Notices on their way to channels.</summary>
    public DbSet<DeliveryRow> Deliveries => Set<DeliveryRow>();

    /// <summary>Attempts to deliver them.</summary>
    public DbSet<AttemptRow> DeliveryAttempts => Set<AttemptRow>();

    /// <summary>Unread notices that go on to others.</summary>
    public DbSet<LadderRow> Ladders => Set<LadderRow>();

    /// <summary>Whom they have reached.</summary>
    public DbSet<ReachStepRow> ReachSteps => Set<ReachStepRow>();

    /// <summary>When the notices of the present transaction are made, real time.</summary>
    internal Instant TellTime { get; private set; }

    /// <summary>The same on the legal clock.</summary>
    internal Instant TellLegalTime { get; private set; }

    /// <summary>Rung when there is something to deliver.</summary>
    internal DeliverySignal? DeliverySignal { get; private set; }

    /// <summary>Whoever tells says first when, and who then delivers.</summary>
    internal void BeginTelling(Instant now, Instant legal, DeliverySignal? signal) => (TellTime, TellLegalTime, DeliverySignal) = (now, legal, signal);

    /// <summary>Shows a notice on the streams of its office, but for those of officers who keep out of its case.</summary>
    /// <remarks>The context must hold the officers who do.</remarks>
    internal void Show(Notice notice) => this.Note(notice.Id, notice.ToMessage(), [notice.OfficeId], [], KeepOut(notice));

    /// <summary>Takes a notice from the streams of an officer who keeps out of its case from now on; its office's others go on as before.</summary>
    internal void Hide(Notice notice, Guid officerId) => this.Note(notice.Id, notice.ToMessage(), [], [Caller.AccountOf(officerId)], KeepOut(notice));

    private IEnumerable<Guid> KeepOut(Notice notice) => RecusedOfficers.Local.Where(row => row.CaseId == notice.CaseId).Select(row => row.OfficerId);

    /// <inheritdoc/>
    protected override void MapTables(ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        model.Entity<Recusal>().ToTable("recusal").HasKey(x => new { x.CaseId, x.OfficeId });
        model.Entity<Notice>(row =>
        {
            row.ToTable("notification").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            row.Property(x => x.Kind).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.HasIndex(x => new { x.TaskId, x.Kind, x.OfficeId, x.TaskVersion }).IsUnique();
            row.HasIndex(x => new { x.OfficeId, x.Id });
            row.HasIndex(x => new { x.OfficeId, x.Id }, "ix_notification_office_id_id_open").HasFilter("acknowledge_time IS NULL");
            row.HasIndex(x => new { x.CaseId, x.OfficeId });
            row.HasIndex(x => x.TaskOfficeId).HasFilter("kind = 'OfficeSucceeded'");
        });
        model.Entity<RecusedOfficerRow>(row =>
        {
            row.ToTable("recused_officer").HasKey(x => new { x.OfficerId, x.CaseId });
            row.HasIndex(x => x.CaseId);
        });
        model.Entity<RosterRow>().ToTable("roster").HasKey(x => x.OfficeId);
        model.Entity<RosterRow>().Property(x => x.Version).IsConcurrencyToken();
        MapReach(model);
        MapDeliveries(model);
    }

    private static void MapReach(ModelBuilder model)
    {
        model.Entity<LadderRow>(row =>
        {
            row.ToTable("ladder").HasKey(x => x.NoticeId);
            row.Property(x => x.NoticeId).ValueGeneratedNever();
            row.HasIndex(x => x.NextTime);
        });
        model.Entity<ReachStepRow>(row =>
        {
            row.ToTable("reach_step").HasKey(x => new { x.NoticeId, x.Number });
            row.Property(x => x.Kind).HasConversion<string>().HasMaxLength(EnumLengthMax);
        });
    }

    private static void MapDeliveries(ModelBuilder model)
    {
        model.Entity<ChannelRow>(row =>
        {
            row.ToTable("channel").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            row.Property(x => x.Language).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.Property(x => x.State).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.Property(x => x.Digest).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.HasIndex(x => new { x.OfficeId, x.Id });
            row.HasIndex(x => x.OfficerId).IsUnique();
        });
        model.Entity<DeliveryRow>(row =>
        {
            row.ToTable("delivery").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Lease).IsConcurrencyToken();
            row.Property(x => x.State).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.HasIndex(x => new { x.NoticeId, x.ChannelId }).IsUnique();
            row.HasIndex(x => new { x.ChannelId, x.NextTryTime }).HasFilter("state = 'Waiting'");
            row.HasIndex(x => new { x.ChannelId, x.CreateTime });
            row.HasIndex(x => new { x.OfficeId, x.Id });
            row.HasIndex(x => x.EndTime);
            row.HasIndex(x => x.Attempts).HasFilter("state = 'Waiting'");
        });
        model.Entity<AttemptRow>(row =>
        {
            row.ToTable("delivery_attempt").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
            row.Property(x => x.Outcome).HasConversion<string>().HasMaxLength(EnumLengthMax);
            row.HasIndex(x => new { x.OfficeId, x.Id });
            row.HasIndex(x => x.DeliveryId);
        });
    }
}
