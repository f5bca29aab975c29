using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Requests;
using NodaTime;

namespace Netralitas.Platform.Storage;

/// <summary>The database of one service: its own tables, and those that every service has.</summary>
public abstract class ServiceDbContext(DbContextOptions options) : DbContext(options)
{
    /// <summary>Facts that wait to be published.</summary>
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();

    /// <summary>Facts that took effect.</summary>
    public DbSet<InboxRow> Inbox => Set<InboxRow>();

    /// <summary>Facts that could not be handled.</summary>
    public DbSet<ParkedRow> Parked => Set<ParkedRow>();

    /// <summary>Requests that took effect.</summary>
    public DbSet<RequestRow> Requests => Set<RequestRow>();

    /// <summary>Whether facts were announced in the present transaction.</summary>
    internal bool HasOutgoing { get; set; }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateConverter>();
    }

    /// <summary>Maps the tables of the service.</summary>
    protected abstract void MapTables(ModelBuilder model);

    /// <inheritdoc/>
    protected sealed override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox").HasKey(x => x.MessageId);
            row.HasIndex(x => x.NextTryTime).HasFilter("parked_time IS NULL");
        });
        modelBuilder.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox").HasKey(x => x.MessageId);
            row.HasIndex(x => x.HandleTime);
        });
        modelBuilder.Entity<ParkedRow>().ToTable("parked").HasKey(x => x.MessageId);
        modelBuilder.Entity<RequestRow>(row =>
        {
            row.ToTable("request").HasKey(x => new { x.Caller, x.Method, x.RequestId });
            row.HasIndex(x => x.RecordTime);
        });
        MapTables(modelBuilder);
        foreach (var column in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            column.SetColumnName(SnakeCase(column.Name));
        }
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
        instant => instant.ToDateTimeUtc(), time => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)));

    private sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
        date => date.ToDateOnly(), date => LocalDate.FromDateOnly(date));
}
