using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Identity.Mandates;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Inbox;
using Netralitas.Platform.Outbox;
using Netralitas.Platform.Requests;
using Netralitas.Platform.Streams;
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

    /// <summary>Changes that have no position in the change log yet.</summary>
    public DbSet<PendingChange> PendingChanges => Set<PendingChange>();

    /// <summary>The change log.</summary>
    public DbSet<Change> Changes => Set<Change>();

    /// <summary>Which changes concern which office.</summary>
    public DbSet<ChangeOffice> ChangeOffices => Set<ChangeOffice>();

    /// <summary>The end of the change log.</summary>
    public DbSet<ChangeHead> ChangeHeads => Set<ChangeHead>();

    /// <summary>Officers that this service has heard of.</summary>
    public DbSet<OfficerRow> Officers => Set<OfficerRow>();

    /// <summary>Mandates that this service has heard of.</summary>
    public DbSet<MandateRow> Mandates => Set<MandateRow>();

    /// <summary>Rows that the present transaction inserts without tracking them.</summary>
    internal List<object> NewRows { get; } = [];

    /// <summary>Facts announced in the present transaction that go to the relay of this process.</summary>
    internal List<OutboxRow> Handed { get; } = [];

    /// <summary>What is rung when the present transaction is committed.</summary>
    internal HashSet<Signal> Wakes { get; } = [];

    /// <summary>Whether facts were announced in the present transaction that somebody must claim.</summary>
    internal bool HasFree { get; set; }

    /// <summary>Whether changes were noted in the present transaction.</summary>
    internal bool HasChanges { get; set; }

    /// <summary>Inserts a row of one of the tables as it is when the transaction ends.</summary>
    /// <remarks>For what is only written: it costs much less than a row that the context tracks. No query finds it before. It comes
    /// after all that the context tracks, in the order of these calls.</remarks>
    public void Insert(object row) => NewRows.Add(row);

    /// <summary>Runs a statement that answers with one value, within the transaction if there is one.</summary>
    /// <remarks>For what every call or fact needs: understanding the statement would take the context longer than the database takes to run it.</remarks>
    public async Task<T> ValueAsync<T>(FormattableString sql, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sql);
        await using var command = Database.GetDbConnection().CreateCommand();
        command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
        var names = new object[sql.ArgumentCount];
        for (var i = 0; i < names.Length; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@p{i}", sql.GetArgument(i));
            command.Parameters.Add(parameter);
            names[i] = parameter.ParameterName;
        }

#pragma warning disable CA2100 // What the statement is made with are parameters.
        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, names);
#pragma warning restore CA2100
        await Database.OpenConnectionAsync(cancel);
        try
        {
            return (T)(await command.ExecuteScalarAsync(cancel))!;
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    /// <summary>Wakes a worker of this process once the present transaction is committed.</summary>
    public void WakeAfterCommit(Signal signal) => Wakes.Add(signal);

    /// <summary>The rows of a kind that the present transaction inserts.</summary>
    public IEnumerable<T> Inserted<T>() => NewRows.OfType<T>();

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
            row.HasIndex(x => x.MessageId, "ix_outbox_message_id_failed").HasFilter("failures > 0");
        });
        modelBuilder.Entity<InboxRow>(row =>
        {
            row.ToTable("inbox").HasKey(x => x.MessageId);
            row.HasIndex(x => x.HandleTime);
        });
        modelBuilder.Entity<ParkedRow>(row =>
        {
            row.ToTable("parked").HasKey(x => x.MessageId);
            row.Property(x => x.State).HasConversion<string>().IsConcurrencyToken();
            row.HasIndex(x => x.EndTime).HasFilter("end_time IS NOT NULL");
        });
        modelBuilder.Entity<RequestRow>(row =>
        {
            row.ToTable("request").HasKey(x => new { x.Caller, x.Method, x.RequestId });
            row.HasIndex(x => x.RecordTime);
        });
        modelBuilder.Entity<OfficerRow>(row =>
        {
            row.ToTable("officer").HasKey(x => x.OfficerId);
            row.Property(x => x.OfficerId).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            row.HasIndex(x => new { x.OfficeId, x.OfficerId });
        });
        modelBuilder.Entity<MandateRow>(row =>
        {
            row.ToTable("mandate").HasKey(x => x.MandateId);
            row.Property(x => x.MandateId).ValueGeneratedNever();
            row.Property(x => x.Version).IsConcurrencyToken();
            row.HasIndex(x => new { x.OfficeId, x.MandateId });
            row.HasIndex(x => new { x.RecordingOfficeId, x.MandateId });
        });
        MapStreams(modelBuilder);
        MapTables(modelBuilder);
        foreach (var column in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
        {
            column.SetColumnName(SnakeCase(column.Name));
        }
    }

    private static void MapStreams(ModelBuilder model)
    {
        model.Entity<PendingChange>(row =>
        {
            row.ToTable("pending_change").HasKey(x => x.Id);
            MapOffices(row);
        });
        model.Entity<Change>(row =>
        {
            row.ToTable("change").HasKey(x => x.Position);
            row.Property(x => x.Position).ValueGeneratedNever();
            MapOffices(row);
        });
        model.Entity<ChangeOffice>().ToTable("change_office").HasKey(x => new { x.OfficeId, x.Position });
        model.Entity<ChangeHead>(row =>
        {
            row.ToTable("change_head").HasKey(x => x.Id);
            row.Property(x => x.Id).ValueGeneratedNever();
        });
    }

    private static void MapOffices<TRow>(EntityTypeBuilder<TRow> row)
        where TRow : ChangeRow
    {
        row.Property(x => x.SeenBy).HasConversion<OfficesConverter, OfficesComparer>();
        row.Property(x => x.LostBy).HasConversion<OfficesConverter, OfficesComparer>();
        row.Property(x => x.HiddenFrom).HasConversion<OfficesConverter, OfficesComparer>();
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    private sealed class InstantConverter() : ValueConverter<Instant, DateTime>(
        instant => instant.ToDateTimeUtc(), time => Instant.FromDateTimeUtc(DateTime.SpecifyKind(time, DateTimeKind.Utc)));

    private sealed class OfficesConverter() : ValueConverter<IReadOnlyList<string>, string>(
        offices => JsonSerializer.Serialize(offices, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<List<string>>(json, JsonSerializerOptions.Default)!);

    // Rows of the change log are never changed: the list itself tells one from another.
    private sealed class OfficesComparer() : ValueComparer<IReadOnlyList<string>>(
        (one, other) => ReferenceEquals(one, other), offices => offices.Count, offices => offices);

    private sealed class LocalDateConverter() : ValueConverter<LocalDate, DateOnly>(
        date => date.ToDateOnly(), date => LocalDate.FromDateOnly(date));

    /// <summary>Keeps a list in one column, as JSON. It is replaced, never changed.</summary>
    protected static void InJson<T>(PropertyBuilder<IReadOnlyList<T>> list) => list.HasConversion(
        items => JsonSerializer.Serialize(items, JsonSerializerOptions.Default),
        json => JsonSerializer.Deserialize<List<T>>(json, JsonSerializerOptions.Default)!,
        new ValueComparer<IReadOnlyList<T>>((one, other) => ReferenceEquals(one, other), items => items.Count, items => items));
}
