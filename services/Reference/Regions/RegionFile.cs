using System.Text.RegularExpressions;

namespace Netralitas.Reference;

/// <summary>Reads <c>provinces.csv</c> and <c>regencies.csv</c>.</summary>
internal static partial class RegionFile
{
    /// <summary>The regions; none when one of the two files is of no use, so that nothing else is reported in its wake.</summary>
    public static RegionTable Read(DataFolder folder)
    {
        var regions = new Dictionary<string, Region>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(folder, "provinces.csv", "code", "name", "time_zone"))
        {
            var province = new Region(row.Text("code"), row.Text("name"), RegionKind.Province, null, row.Zone("time_zone"));
            Add(regions, row, ProvinceCode(), province);
        }

        var provinces = regions.Count;
        foreach (var row in CsvTable.Read(folder, "regencies.csv", "code", "province_code", "kind", "name"))
        {
            var provinceCode = row.Text("province_code");
            var province = regions.GetValueOrDefault(provinceCode);
            if (province is null && provinces > 0)
            {
                row.Report($"there is no province '{provinceCode}'");
            }

            var kind = row.Word<RegionKind>("kind");
            if (kind == RegionKind.Province)
            {
                row.Report("a province belongs in provinces.csv");
            }

            var code = row.Text("code");
            if (!code.StartsWith(provinceCode + ".", StringComparison.Ordinal))
            {
                row.Report($"code '{code}' does not lie in province '{provinceCode}'");
            }

            var zone = province?.Zone ?? NodaTime.DateTimeZone.Utc;
            Add(regions, row, RegencyCode(), new Region(code, row.Text("name"), kind, provinceCode, zone));
        }

        var complete = provinces > 0 && regions.Count > provinces;
        return new RegionTable(complete ? regions.Values : []);
    }

    private static void Add(Dictionary<string, Region> regions, CsvRow row, Regex form, Region region)
    {
        if (!form.IsMatch(region.Code))
        {
            row.Report($"code '{region.Code}' is no Kemendagri code such as 63 or 63.01");
        }

        if (!regions.TryAdd(region.Code, region))
        {
            row.Report($"code '{region.Code}' appears twice");
        }
    }

    [GeneratedRegex(@"^\d{2}$")]
    private static partial Regex ProvinceCode();

    [GeneratedRegex(@"^\d{2}\.\d{2}$")]
    private static partial Regex RegencyCode();
}
