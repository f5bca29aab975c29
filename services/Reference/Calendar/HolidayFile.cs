using NodaTime;

namespace Netralitas.Reference;

/// <summary>Reads <c>holidays.csv</c>. A year is covered when it has a row.</summary>
internal static class HolidayFile
{
    private const string Leave = "collective_leave";

    public static WorkCalendar Read(DataFolder folder)
    {
        var days = new Dictionary<LocalDate, FreeDay>();
        foreach (var row in CsvTable.Read(folder, "holidays.csv", "date", "kind", "name"))
        {
            var (name, kind) = (row.Text("name"), row.Text("kind"));
            if (kind is not ("national" or Leave))
            {
                row.Report($"kind '{kind}' is not one of national, {Leave}");
            }

            if (row.Date("date") is { } day && !days.TryAdd(day, new FreeDay(day, kind == Leave, name)))
            {
                row.Report($"date '{day:uuuu-MM-dd}' appears twice");
            }
        }

        return new WorkCalendar(days.Values);
    }
}
