using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Netralitas.Platform.Tests.Storage;

/// <summary>A schema as lines of text, one for each column, key and index, without the names of keys and indexes.</summary>
internal static class SchemaLines
{
    private const string ColumnsSql = """
        SELECT format('%s.%s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN ' not null' ELSE '' END)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_script' AND a.attnum > 0 AND NOT a.attisdropped
        """;

    private const string IndexesSql = """
        SELECT format('%s %s (%s)%s', c.relname,
            CASE WHEN i.indisprimary THEN 'primary key' WHEN i.indisunique THEN 'unique index' ELSE 'index' END,
            (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(i.indkey) WITH ORDINALITY k (number, place)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number),
            CASE WHEN i.indpred IS NOT NULL THEN ' partial' ELSE '' END)
        FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> 'schema_script'
        """;

    private const string ForeignKeysSql = """
        SELECT format('%s foreign key (%s) to %s', c.relname,
            (SELECT string_agg(a.attname, ', ' ORDER BY k.place) FROM unnest(f.conkey) WITH ORDINALITY k (number, place)
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.number),
            other.relname)
        FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN pg_class other ON other.oid = f.confrelid WHERE f.contype = 'f'
        """;

    /// <summary>What the model says.</summary>
    public static IReadOnlySet<string> OfModel(DbContext db) =>
        db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.SelectMany(Lines).ToHashSet();

    /// <summary>What the database has.</summary>
    public static async Task<IReadOnlySet<string>> OfDatabaseAsync(NpgsqlConnection connection)
    {
        var lines = new HashSet<string>();
        foreach (var sql in new[] { ColumnsSql, IndexesSql, ForeignKeysSql })
        {
#pragma warning disable CA2100 // the three constants above
            await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await reader.ReadAsync(TestContext.Current.CancellationToken))
            {
                lines.Add(reader.GetString(0));
            }
        }

        return lines;
    }

    /// <summary>What only one of them has.</summary>
    public static IReadOnlyList<string> Differences(IReadOnlySet<string> model, IReadOnlySet<string> database) =>
    [
        .. model.Except(database).Order(StringComparer.Ordinal).Select(line => "only in the model: " + line),
        .. database.Except(model).Order(StringComparer.Ordinal).Select(line => "only in the database: " + line),
    ];

    private static IEnumerable<string> Lines(ITable table) =>
    [
        .. table.Columns.Select(column => $"{table.Name}.{column.Name} {column.StoreType}{(column.IsNullable ? "" : " not null")}"),
        $"{table.Name} primary key ({Names(table.PrimaryKey!.Columns)})",
        .. table.Indexes.Select(index => $"{table.Name} {(index.IsUnique ? "unique index" : "index")} ({Names(index.Columns)}){(index.Filter is null ? "" : " partial")}"),
        .. table.ForeignKeyConstraints.Select(key => $"{table.Name} foreign key ({Names(key.Columns)}) to {key.PrincipalTable.Name}"),
    ];

    private static string Names(IEnumerable<IColumn> columns) => string.Join(", ", columns.Select(column => column.Name));
}
