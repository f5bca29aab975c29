using System.Text.RegularExpressions;

namespace Netralitas.Reference;

/// <summary>Reads <c>bawaslu-areas.csv</c>.</summary>
internal static partial class AreaCodeFile
{
    public static AreaCodeTable Read(DataFolder folder, OfficeTable offices)
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(folder, "bawaslu-areas.csv", "office_id", "area_code", "source"))
        {
            var id = row.Text("office_id");
            var code = row.Text("area_code");
            row.Text("source");
            if (offices.All.Count > 0 && offices.Find(id)?.Function != OfficeTable.HandlingFunction)
            {
                row.Report($"'{id}' is no Bawaslu office");
            }

            if (!AreaCode().IsMatch(code))
            {
                row.Report($"area_code '{code}' is not of the form 22.02");
            }

            if (!taken.Add(code))
            {
                row.Report($"area_code '{code}' appears twice");
            }

            if (!codes.TryAdd(id, code))
            {
                row.Report($"office '{id}' appears twice");
            }
        }

        return new AreaCodeTable(codes);
    }

    [GeneratedRegex(@"^\d{2}\.\d{2}$")]
    private static partial Regex AreaCode();
}
