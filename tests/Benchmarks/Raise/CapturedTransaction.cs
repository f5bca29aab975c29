using System.Text.RegularExpressions;
using Npgsql;

namespace Netralitas.Benchmarks.Raise;

/// <summary>A statement as a service sent it.</summary>
/// <param name="Sql">Its text, with $1, $2 ...</param>
/// <param name="Values">The value of each, as text; null for NULL.</param>
internal sealed record CapturedStatement(string Sql, IReadOnlyList<string?> Values);

/// <summary>Takes down what a service sends to PostgreSQL in one transaction, from the server's own log: what is compared cannot drift from the code.</summary>
internal static partial class CapturedTransaction
{
    private static readonly TimeSpan LogLimit = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(100);

    /// <summary>Lets the server log everything while something is done, and finds the transaction in it.</summary>
    /// <param name="network">The network.</param>
    /// <param name="act">What makes the service run the transaction.</param>
    /// <param name="mark">What only that transaction contains.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>Its statements without BEGIN and COMMIT.</returns>
    /// <exception cref="InvalidOperationException">It did not show up.</exception>
    public static async Task<IReadOnlyList<CapturedStatement>> OfAsync(BenchNetwork network, Func<Task> act, string mark, CancellationToken cancel)
    {
        var log = network.Local.Postgres!.Process.Log;
        await using var server = network.Database("postgres");
        var from = new FileInfo(log).Length;
        await SetAsync(server, ["ALTER SYSTEM SET log_line_prefix = '%p '", "ALTER SYSTEM SET log_statement = 'all'", "SELECT pg_reload_conf()"], cancel);
        await Task.Delay(Poll, cancel);
        try
        {
            await act();
            var begin = TimeProvider.System.GetTimestamp();
            while (TimeProvider.System.GetElapsedTime(begin) < LogLimit)
            {
                if (Find(ReadFrom(log, from), mark) is { } found)
                {
                    return found;
                }

                await Task.Delay(Poll, cancel);
            }

            throw new InvalidOperationException($"No transaction with '{mark}' was seen in {log}.");
        }
        finally
        {
            await SetAsync(server, ["ALTER SYSTEM RESET log_statement", "ALTER SYSTEM RESET log_line_prefix", "SELECT pg_reload_conf()"], CancellationToken.None);
        }
    }

    private static async Task SetAsync(NpgsqlDataSource server, IReadOnlyList<string> statements, CancellationToken cancel)
    {
        foreach (var statement in statements)
        {
#pragma warning disable CA2100 // Constants of this file.
            await using var command = server.CreateCommand(statement);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(cancel);
        }
    }

    private static string ReadFrom(string log, long from)
    {
        using var file = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        file.Seek(from, SeekOrigin.Begin);
        return new StreamReader(file).ReadToEnd();
    }

    /// <summary>The statements between BEGIN and COMMIT of the session whose transaction has the mark.</summary>
    private static List<CapturedStatement>? Find(string log, string mark)
    {
        var open = new Dictionary<string, List<CapturedStatement>>(StringComparer.Ordinal);
        foreach (Match entry in Entry().Matches(log))
        {
            var (session, text) = (entry.Groups["pid"].Value, entry.Groups["text"].Value.Replace("\n\t", "\n", StringComparison.Ordinal).Trim());
            if (entry.Groups["level"].Value == "DETAIL" && open.TryGetValue(session, out var current) && current.Count > 0)
            {
                current[^1] = current[^1] with { Values = [.. Parameter().Matches(text).Select(ValueOf)] };
            }
            else if (Statement().Match(text) is { Success: true } said)
            {
                var sql = said.Groups["sql"].Value.Trim().TrimEnd(';');
                if (sql.StartsWith("BEGIN", StringComparison.Ordinal))
                {
                    open[session] = [];
                }
                else if (sql.StartsWith("COMMIT", StringComparison.Ordinal))
                {
                    if (open.Remove(session, out var ended) && ended.Exists(statement => statement.Sql.Contains(mark, StringComparison.Ordinal)))
                    {
                        return ended;
                    }
                }
                else if (open.TryGetValue(session, out var statements))
                {
                    statements.Add(new CapturedStatement(sql, []));
                }
            }
        }

        return null;
    }

    private static string? ValueOf(Match parameter) =>
        parameter.Groups["null"].Success ? null : parameter.Groups["value"].Value.Replace("''", "'", StringComparison.Ordinal);

    [GeneratedRegex(@"^(?<pid>\d+) (?<level>[A-Z]+):  (?<text>.*(?:\n\t.*)*)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^(statement|execute [^:]+): (?<sql>[\s\S]*)$")]
    private static partial Regex Statement();

    [GeneratedRegex(@"\$\d+ = (?:(?<null>NULL)|'(?<value>(?:[^']|'')*)')")]
    private static partial Regex Parameter();
}
