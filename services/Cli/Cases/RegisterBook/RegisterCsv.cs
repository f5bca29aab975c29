using CsvHelper;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;

namespace Netralitas.Cli.Cases.RegisterBook;

/// <summary>A register as a CSV file (RFC 4180): UTF-8, commas, the columns of <see cref="RegisterColumns"/> in their order, named in the first line.</summary>
internal static class RegisterCsv
{
    private static readonly string[] Names = [.. RegisterColumns.All.Select(column => column.Name)];

    /// <summary>The rows of a file, and the lines that are none.</summary>
    /// <param name="file">Its bytes: with or without a byte order mark, lines ended by CR LF or LF.</param>
    /// <exception cref="UsageException">The first line does not name the columns.</exception>
    public static (List<RegisterRow> Rows, List<RegisterProblem> Problems) Read(byte[] file)
    {
        var (rows, problems) = (new List<RegisterRow>(), new List<RegisterProblem>());
        using var reader = CsvReader.Create(file, new CsvReaderOptions
        {
            Separator = ',', HasHeader = false, TrackLineNumbers = true, TrimWhitespace = false, MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => problems.Add(Problem(bad.LineNumber, "a quote is out of place, or does not end")),
        });
        if (!reader.Read() || !Fields(reader).SequenceEqual(Names))
        {
            throw new UsageException("<file>", $"the first line must be '{string.Join(',', Names)}'");
        }

        while (reader.Read())
        {
            if (reader.FieldCount != Names.Length)
            {
                problems.Add(Problem(reader.LineNumber, $"must have {Names.Length} fields, not {reader.FieldCount}"));
                continue;
            }

            var row = new RegisterRow { Line = (int)reader.LineNumber };
            foreach (var (column, text) in RegisterColumns.All.Zip(Fields(reader)))
            {
                column.Accessor.SetValue(row, FormulaSafe.Read(text));
            }

            rows.Add(row);
        }

        return (rows, problems);
    }

    /// <summary>Begins a file.</summary>
    public static CsvWriter Begin(TextWriter output)
    {
        var writer = CsvWriter.Create(output, new CsvWriterOptions(), leaveOpen: true);
        Write(writer, Names);
        return writer;
    }

    /// <summary>Writes a row.</summary>
    public static void Write(this CsvWriter writer, RegisterRow row) => Write(writer, RegisterColumns.All.Select(column => FormulaSafe.Write(row.Text(column))));

    private static void Write(CsvWriter writer, IEnumerable<string> fields)
    {
        foreach (var field in fields)
        {
            writer.WriteField(field);
        }

        writer.EndRecord();
    }

    private static string[] Fields(CsvReader reader) => [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];

    private static RegisterProblem Problem(long line, string description) => new() { Line = (int)line, Description = description };
}
