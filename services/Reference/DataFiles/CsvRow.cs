using NodaTime;
using NodaTime.Text;

namespace Netralitas.Reference;

/// <summary>One row of a CSV file. A reader that finds a field wrong reports it and answers with a stand-in.</summary>
internal sealed class CsvRow(string file, int line, IReadOnlyDictionary<string, string> fields, Problems problems)
{
    public void Report(string reason) => problems.Add(file, line, reason);

    public string Text(string column)
    {
        if (fields[column].Length == 0)
        {
            Report($"{column} is empty");
        }

        return fields[column];
    }

    public LocalDate? Date(string column)
    {
        var parsed = LocalDatePattern.Iso.Parse(fields[column]);
        if (!parsed.Success)
        {
            Report($"{column} '{fields[column]}' is no date such as 2024-11-27");
        }

        return parsed.Success ? parsed.Value : null;
    }

    public T Word<T>(string column)
        where T : struct, Enum
    {
        if (!Words.TryParse<T>(fields[column], out var value))
        {
            Report($"{column} '{fields[column]}' is not one of {Words.List<T>()}");
        }

        return value;
    }

    public DateTimeZone Zone(string column)
    {
        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(fields[column]);
        if (zone is null)
        {
            Report($"{column} '{fields[column]}' is no time zone such as Asia/Makassar");
        }

        return zone ?? DateTimeZone.Utc;
    }
}
