using Netralitas.Cli.Output;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Reference.V1;
using TaskMessage = Netralitas.Contracts.Agencies.V1.Task;

namespace Netralitas.Cli.Demo;

/// <summary>Tasks in words: names of offices and regions instead of ids, and one line for the same task about many persons.</summary>
internal sealed class TaskLines(DemoNetwork network)
{
    private const int PageSize = 1000;
    private const int PersonsShown = 3;

    private readonly Dictionary<string, Office> _offices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Region> _regions = new(StringComparer.Ordinal);

    /// <summary>The tasks of a case, those of the handling office first, then in order of time.</summary>
    public async Task<IReadOnlyList<TaskLine>> OfAsync(Case file, IEnumerable<TaskMessage> tasks)
    {
        var lines = new List<TaskLine>();
        var ordered = tasks.OrderBy(task => task.OfficeId != file.HandlingOfficeId).ThenBy(task => task.DueTime).ThenBy(task => task.Step, StringComparer.Ordinal);
        foreach (var same in ordered.GroupBy(task => (task.OfficeId, task.Step, task.DueTime)))
        {
            var task = same.First();
            var office = await OfficeAsync(task.OfficeId);
            var region = _regions[office.RegionCode];
            var who = office.Name.EndsWith(" " + region.Name, StringComparison.Ordinal) ? office.Name[..^(region.Name.Length + 1)] : office.Name;
            lines.Add(new TaskLine(
                who, office.Id, region.Name, task.Title, task.TitleEn, About(file, same.Select(one => one.PersonId).ToHashSet(StringComparer.Ordinal)), StateOf(task),
                LocalTime.LimitOfDay(task.DueTime, task.Deadline.TimeZone), task.Deadline.Basis));
        }

        return lines;
    }

    private static string About(Case file, HashSet<string> personIds)
    {
        List<string> persons = [.. file.Persons.Where(person => personIds.Contains(person.Id)).Select(person => person.Identified ? person.Initials : "belum dikenal")];
        return persons.Count switch
        {
            0 => "",
            1 => $"tentang {persons[0]}",
            <= PersonsShown => $"{persons.Count} orang: {string.Join(", ", persons)}",
            _ => $"{persons.Count} orang: {string.Join(", ", persons.Take(PersonsShown))}, ...",
        };
    }

    private static string StateOf(TaskMessage task) =>
        task.OverdueTime is not null ? "TERLAMBAT (overdue)" : task.State == TaskState.Returned ? "DIKEMBALIKAN (returned)" : "";

    private async Task<Office> OfficeAsync(string id)
    {
        if (_offices.TryGetValue(id, out var known))
        {
            return known;
        }

        var region = id[(id.LastIndexOf('-') + 1)..];
        var offices = await network.Reference.ListOfficesAsync(new ListOfficesRequest { RegionCode = region, PageSize = PageSize }, network.As(id));
        foreach (var office in offices.Offices)
        {
            _offices[office.Id] = office;
        }

        var province = region.Split('.')[0];
        if (!_regions.ContainsKey(province))
        {
            await ReadRegionsAsync(province, id);
        }

        return _offices[id];
    }

    private async System.Threading.Tasks.Task ReadRegionsAsync(string province, string officeId)
    {
        var within = await network.Reference.ListRegionsAsync(new ListRegionsRequest { ProvinceCode = province, PageSize = PageSize }, network.As(officeId));
        foreach (var region in within.Regions)
        {
            _regions[region.Code] = region;
        }
    }
}
