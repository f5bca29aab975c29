using System.Text.RegularExpressions;

namespace Netralitas.Reference;

/// <summary>A national office: a row of <c>national-offices.yaml</c>.</summary>
/// <param name="Row">The row, to report what other rows show to be wrong with it.</param>
/// <param name="Office">The office.</param>
/// <param name="Provinces">Codes of the provinces that it covers; empty unless it is a regional branch.</param>
internal sealed record NationalOffice(YamlRecord Row, Office Office, IReadOnlyList<string> Provinces);

/// <summary>Reads <c>national-offices.yaml</c>.</summary>
internal static partial class NationalOfficeFile
{
    public static IReadOnlyList<NationalOffice> Read(DataFolder folder)
    {
        var offices = new Dictionary<string, NationalOffice>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in YamlFile.Records(folder, "national-offices.yaml", "offices"))
        {
            row.RefuseRepeat(ids, "id");
            var office = ReadRow(row);
            offices.TryAdd(office.Office.Id, office);
        }

        foreach (var (row, office, _) in offices.Values)
        {
            if (office.SupervisorId is { } supervisor && offices.GetValueOrDefault(supervisor)?.Office.Function != office.Function)
            {
                row.Report("supervisor", $"supervisor '{supervisor}' is no national office of function '{office.Function}'");
            }
        }

        CheckSuccessors(offices);
        return [.. offices.Values];
    }

    /// <summary>A successor is there when the office has ended, and outlives it: so there is no circle of them.</summary>
    private static void CheckSuccessors(Dictionary<string, NationalOffice> offices)
    {
        foreach (var (row, office, _) in offices.Values.Where(one => one.Office.SuccessorId is not null))
        {
            if (office.EndDate is null)
            {
                row.Report("successor", "an office without end_date has no successor");
            }
            else if (offices.GetValueOrDefault(office.SuccessorId!)?.Office is not { } successor || successor.EndDate <= office.EndDate)
            {
                row.Report("successor", $"successor '{office.SuccessorId}' is no national office that is still there after {office.EndDate:uuuu-MM-dd}");
            }
            else if (office.Function == OfficeTable.HandlingFunction)
            {
                row.Report("successor", "offices that handle cases hand them over one by one");
            }
        }
    }

    private static bool LimitsBeginAnew(YamlRecord row)
    {
        var word = row.OptionalText("successor_limits") ?? "go-on";
        if (word is not ("go-on" or "begin-anew"))
        {
            row.Report("successor_limits", $"'{word}' is neither go-on nor begin-anew");
        }

        return word == "begin-anew";
    }

    private static NationalOffice ReadRow(YamlRecord row)
    {
        var id = row.Text("id");
        if (id.Length > 0 && !OfficeId().IsMatch(id))
        {
            row.Report("id", $"id '{id}' is not lower-case letters, digits and hyphens");
        }

        var supervisor = row.OptionalText("supervisor");
        if (supervisor == id)
        {
            row.Report("supervisor", "an office cannot supervise itself");
        }

        var zone = row.Zone("time_zone");
        var office = new Office(id, row.Text("name"), row.Text("function"), null, zone, supervisor, id, row.OptionalDate("end_date"), row.OptionalText("successor"), LimitsBeginAnew(row));
        var provinces = row.Texts("covers");
        Provenance.Of(row);
        row.RefuseUnknownKeys();
        return new NationalOffice(row, office, provinces);
    }

    [GeneratedRegex("^[a-z][a-z0-9-]*$")]
    private static partial Regex OfficeId();
}
