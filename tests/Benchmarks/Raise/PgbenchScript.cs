using System.Text;
using System.Text.RegularExpressions;

namespace Netralitas.Benchmarks.Raise;

/// <summary>A captured transaction as pgbench runs it: the same statements and values, with ids of its own each time.</summary>
/// <param name="Text">The script.</param>
/// <param name="Pipelined">The same, with all statements sent before the first answer.</param>
/// <param name="Variables">Values that stay the same.</param>
internal sealed partial record PgbenchScript(string Text, string Pipelined, IReadOnlyDictionary<string, string> Variables)
{
    // In a UUID as text: the place of the version.
    private const int VersionAt = 14;
    private const char TimeOrdered = '7';

    /// <summary>Makes the script.</summary>
    /// <remarks>An id that the service makes new becomes one of the same kind: growing where it is a UUIDv7, scattered where it is not.
    /// Everything else is bound as the service binds it.</remarks>
    /// <param name="transaction">What was captured.</param>
    /// <param name="vary">An expression of :id and :client_id for a value that may not be the same each time; null for one that may.</param>
    public static PgbenchScript Of(IReadOnlyList<CapturedStatement> transaction, Func<string, string?> vary)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var body = new StringBuilder();
        foreach (var statement in transaction)
        {
            var sql = Placeholder().Replace(statement.Sql, found => statement.Values[int.Parse(found.Groups[1].Value) - 1] is { } value ? vary(value) ?? Bound(value, ids, variables) : "NULL");
            body.Append(Blanks().Replace(sql, " ")).Append(";\n");
        }

        const string Next = "\\set n :n + 1\n\\set id :n * 1000 + :client_id\n";
        return new PgbenchScript(
            $"{Next}BEGIN;\n{body}COMMIT;\n", $"{Next}\\startpipeline\nBEGIN;\n{body}COMMIT;\n\\endpipeline\n", variables);
    }

    private static string Bound(string value, Dictionary<string, string> ids, Dictionary<string, string> variables)
    {
        if (Guid.TryParseExact(value, "D", out var id) && id != Guid.Empty)
        {
            if (!ids.TryGetValue(value, out var expression))
            {
                var mark = $"{ids.Count:x}";
                ids[value] = expression = value[VersionAt] == TimeOrdered
                    ? $"lpad(:id::text || '{mark}', 32, '0')::uuid"
                    : $"md5(:id::text || '{mark}')::uuid";
            }

            return expression;
        }

        if (value.Length == 0)
        {
            // pgbench knows no empty variable.
            return "''";
        }

        var name = "v" + variables.Count;
        variables[name] = value;
        return ":" + name;
    }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
