using NodaTime;

namespace Netralitas.Reference;

/// <summary>Reads <c>holidays.csv</c>. A year is covered when it has a row.</summary>
internal static class HolidayFile
{
    public static WorkCalendar Read(DataFolder folder)
    {
        var days = new HashSet<LocalDate>();
        foreach (var row in CsvTable.Read(folder, "holidays.csv", "date", "kind", "name"))
        {
            row.Text("name");
            var kind = row.Text("kind");
            if (kind is not ("national" or "collective_leave"))
            {
                row.Report($"kind '{kind}' is not one of national, collective_leave");
            }

            if (row.Date("date") is { } day && !days.Add(day))
            {
                row.Report($"date '{day:uuuu-MM-dd}' appears twice");
            }
        }

        return new WorkCalendar(days);
    }
}
