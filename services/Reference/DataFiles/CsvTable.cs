using CsvHelper;

namespace Netralitas.Reference;

/// <summary>A CSV file with a header line: comma, UTF-8, double quotes around a field that holds a comma, one row a line.</summary>
internal static class CsvTable
{
    /// <summary>Its rows, without those that were reported.</summary>
    public static IReadOnlyList<CsvRow> Read(DataFolder folder, string file, params string[] columns)
    {
        if (folder.Text(file) is not { } text)
        {
            return [];
        }

        using var reader = CsvReader.FromText(text, new CsvReaderOptions
        {
            Separator = ',',
            HasHeader = false,
            TrimWhitespace = true,
            TrackLineNumbers = true,
            AllowLineBreaksInQuotes = false,
            MalformedData = CsvMalformedDataHandling.Skip,
            OnMalformedRecord = bad => folder.Problems.Add(file, (int)bad.LineNumber, "a quote is out of place"),
        });

        if (!reader.Read() || !columns.SequenceEqual(Fields(reader)))
        {
            folder.Problems.Add(file, 1, $"the first line must be '{string.Join(',', columns)}'");
            return [];
        }

        var rows = new List<CsvRow>();
        while (reader.Read())
        {
            var fields = Fields(reader);
            var line = (int)reader.LineNumber;
            if (fields.Length != columns.Length)
            {
                folder.Problems.Add(file, line, $"{columns.Length} fields are needed, not {fields.Length}");
                continue;
            }

            var named = columns.Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
            rows.Add(new CsvRow(file, line, named, folder.Problems));
        }

        return rows;
    }

    private static string[] Fields(CsvReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
}
