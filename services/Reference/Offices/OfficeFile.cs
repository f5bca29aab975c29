namespace Netralitas.Reference;

/// <summary>
/// Makes the offices from <c>functions.yaml</c> (one office per function and region), <c>national-offices.yaml</c> and
/// <c>office-names.csv</c> (local names).
/// </summary>
internal static class OfficeFile
{
    /// <summary>The offices; none when a file that they come from is of no use, so that nothing else is reported in its wake.</summary>
    public static OfficeTable Read(DataFolder folder, RegionTable regions)
    {
        var functions = FunctionFile.Read(folder);
        var nationals = NationalOfficeFile.Read(folder);
        var complete = functions.Count > 0 && nationals.Count > 0 && regions.All.Count > 0;
        var offices = nationals.ToDictionary(national => national.Office.Id, national => national.Office, StringComparer.Ordinal);

        foreach (var function in complete ? functions : [])
        {
            CheckNational(function, nationals);
            foreach (var region in regions.All)
            {
                var office = Derive(function, region);
                if (!offices.TryAdd(office.Id, office) && offices[office.Id].RegionCode is null)
                {
                    function.Row.Report($"office '{office.Id}' is also a national office");
                }
            }
        }

        Rename(folder, complete ? offices : null);
        return new OfficeTable(complete ? offices.Values : [], Coverage(nationals, regions));
    }

    private static Office Derive(AgencyFunction function, Region region)
    {
        var naming = region.ProvinceCode is null ? function.AtProvince : function.AtRegency;
        var supervisor = region.ProvinceCode is { } province ? function.AtProvince.IdIn(province) : function.NationalId;
        var personnel = function is { Personnel: PersonnelKeeper.National, NationalId: { } national }
            ? national
            : $"{OfficeTable.PersonnelFunction}-{region.Code}";
        return new Office(
            naming.IdIn(region.Code), naming.NameIn(region), function.Id, region.Code, region.Zone, supervisor, personnel, EndDate: null);
    }

    private static void CheckNational(AgencyFunction function, IReadOnlyList<NationalOffice> nationals)
    {
        if (function.NationalId is { } id
            && nationals.FirstOrDefault(national => national.Office.Id == id)?.Office.Function != function.Id)
        {
            function.Row.Report("national", $"'{id}' is no national office of function '{function.Id}'");
        }
    }

    private static void Rename(DataFolder folder, Dictionary<string, Office>? offices)
    {
        var renamed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in CsvTable.Read(folder, "office-names.csv", "office_id", "name", "source"))
        {
            var id = row.Text("office_id");
            var name = row.Text("name");
            row.Text("source");
            if (!renamed.Add(id))
            {
                row.Report($"office '{id}' is named twice");
            }

            if (offices is not null && id.Length > 0 && !offices.ContainsKey(id))
            {
                row.Report($"there is no office '{id}'");
            }
            else if (offices is not null && id.Length > 0)
            {
                offices[id] = offices[id] with { Name = name };
            }
        }
    }

    private static Dictionary<(string Function, string ProvinceCode), string> Coverage(
        IReadOnlyList<NationalOffice> nationals, RegionTable regions)
    {
        var coverage = new Dictionary<(string Function, string ProvinceCode), string>();
        foreach (var (row, office, provinces) in nationals)
        {
            foreach (var code in provinces)
            {
                if (regions.Find(code) is not { Kind: RegionKind.Province } && regions.All.Count > 0)
                {
                    row.Report("covers", $"there is no province '{code}'");
                }

                if (!coverage.TryAdd((office.Function, code), office.Id))
                {
                    row.Report("covers", $"province '{code}' is already covered by '{coverage[(office.Function, code)]}'");
                }
            }
        }

        return coverage;
    }
}
