using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Netralitas.Platform.Storage;

/// <summary>Makes the statements that insert rows, from the model of the context; values are converted as the context converts them.</summary>
internal sealed class RowInserts
{
    // Makes parameters of the provider's kind; it is never run.
    private static readonly NpgsqlCommand Parameters = new();

    private readonly ConcurrentDictionary<Type, Insert> _inserts = new();

    /// <summary>The statement for a row of a table that the context maps.</summary>
    public NpgsqlBatchCommand Of(ServiceDbContext db, object row) => _inserts.GetOrAdd(row.GetType(), static (type, db) => new Insert(db, type), db).Of(row);

    private sealed class Insert
    {
        private readonly string _sql;
        private readonly IReadOnlyList<(IClrPropertyGetter Value, RelationalTypeMapping Mapping)> _columns;

        public Insert(ServiceDbContext db, Type type)
        {
            var entity = db.Model.FindEntityType(type) ?? throw new ArgumentException($"{type.Name} is no row of {db.GetType().Name}.", nameof(type));
            var names = db.GetService<ISqlGenerationHelper>();
            // The database itself counts what has an identity.
            var columns = entity.GetProperties().Where(column => NpgsqlPropertyExtensions.GetValueGenerationStrategy(column) == NpgsqlValueGenerationStrategy.None).ToList();
            _columns = [.. columns.Select(column => (column.GetGetter(), column.GetRelationalTypeMapping()))];
            _sql = $"INSERT INTO {names.DelimitIdentifier(entity.GetTableName()!)} ({string.Join(", ", columns.Select(column => names.DelimitIdentifier(column.GetColumnName())))}) "
                + $"VALUES ({string.Join(", ", Enumerable.Range(1, columns.Count).Select(number => "$" + number))})";
        }

        public NpgsqlBatchCommand Of(object row)
        {
            var command = new NpgsqlBatchCommand(_sql);
            foreach (var (value, mapping) in _columns)
            {
                DbParameter parameter = mapping.CreateParameter(Parameters, "", value.GetClrValue(row));
                command.Parameters.Add((NpgsqlParameter)parameter);
            }

            return command;
        }
    }
}
