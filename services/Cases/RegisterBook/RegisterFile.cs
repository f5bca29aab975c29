using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;

namespace Netralitas.Cases.RegisterBook;

/// <summary>The rows of a file: puts those of a case together, and collects what is wrong.</summary>
internal sealed class RegisterFile(RegisterReader reader)
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly RegisterProblems _problems = new();

    /// <summary>What is wrong so far.</summary>
    public RegisterProblems Problems => _problems;

    /// <summary>The cases of the file; those with a problem are left out.</summary>
    public IReadOnlyList<RegisterEntry> Read(IReadOnlyList<RegisterRow> rows)
    {
        var entries = new List<RegisterEntry>();
        foreach (var group in Runs(rows, row => (row.OfficialNumber.Trim(), row.ReceiptNumber.Trim())))
        {
            var before = _problems.Count;
            var entry = ReadCase(group);
            Once(group[0].Line, "official_number", entry.OfficialNumber);
            Once(group[0].Line, "receipt_number", entry.ReceiptNumber);
            if (_problems.Count == before)
            {
                entries.Add(entry);
            }
        }

        return entries;
    }

    private RegisterEntry ReadCase(List<RegisterRow> rows)
    {
        var checks = new FieldChecks();
        var file = reader.Case(checks, rows[0]);
        Note(rows[0].Line, checks);
        Repeat(rows, RegisterColumns.OfCase);
        var persons = new List<RegisterPerson>();
        foreach (var group in Runs(rows, row => row.Person.Trim()))
        {
            persons.Add(ReadPerson(group, file, persons.Count + 1));
        }

        return reader.Whole(file, persons);
    }

    private RegisterPerson ReadPerson(List<RegisterRow> rows, RegisterEntry file, int running)
    {
        var checks = new FieldChecks();
        var person = reader.Person(checks, rows[0], running);
        Note(rows[0].Line, checks);
        Repeat(rows, RegisterColumns.OfPerson);
        var allegations = new List<RegisterAllegation>();
        foreach (var row in rows)
        {
            var own = new FieldChecks();
            own.Require(rows.Count == 1 || row.ViolationId.Trim().Length > 0, "violation_id", "must be given in each of several rows of a person");
            own.Require(!allegations.Exists(other => other.ViolationId == row.ViolationId.Trim()), "violation_id", "must not be alleged of a person twice");
            if (reader.Allegation(own, row, file, person.Told.Who.SubjectKind) is { } allegation)
            {
                allegations.Add(allegation);
            }

            Note(row.Line, own);
        }

        return person with { Allegations = allegations };
    }

    /// <summary>Rows that follow each other with the same key.</summary>
    private static IEnumerable<List<RegisterRow>> Runs<TKey>(IEnumerable<RegisterRow> rows, Func<RegisterRow, TKey> keyOf)
    {
        List<RegisterRow> run = [];
        foreach (var row in rows)
        {
            if (run.Count > 0 && !EqualityComparer<TKey>.Default.Equals(keyOf(run[0]), keyOf(row)))
            {
                yield return run;
                run = [];
            }

            run.Add(row);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>What is said again must be said the same.</summary>
    private void Repeat(List<RegisterRow> rows, IReadOnlyList<Google.Protobuf.Reflection.FieldDescriptor> columns)
    {
        foreach (var row in rows.Skip(1))
        {
            foreach (var column in columns.Where(column => row.Text(column).Trim() != rows[0].Text(column).Trim()))
            {
                Note(row.Line, column.Name, $"must be as in line {rows[0].Line}");
            }
        }
    }

    private void Once(int line, string column, string? number)
    {
        if (number is not null && !_lines.TryAdd($"{column} {number}", line))
        {
            Note(line, column, $"stands in line {_lines[$"{column} {number}"]} already; the rows of a case stand together");
        }
    }

    private void Note(int line, FieldChecks checks)
    {
        foreach (var (column, description) in checks.Clean ? [] : checks.ToRefusal().Fields)
        {
            Note(line, column, description);
        }
    }

    private void Note(int line, string column, string description) => _problems.Add(line, column, description);
}
