namespace Netralitas.Reference;

/// <summary>Reads <c>exemptions.yaml</c>.</summary>
internal static class ExemptionFile
{
    public static LawTable<Exemption> Read(DataFolder folder, RegionTable regions, LawTable<ViolationType> violations) =>
        LawFile.Read(folder, "exemptions.yaml", "exemptions", row => ReadRow(row, regions, violations));

    private static Exemption ReadRow(YamlRecord row, RegionTable regions, LawTable<ViolationType> violations)
    {
        var codes = row.Texts("violations");
        foreach (var code in codes.Where(code => violations.All.Count > 0 && violations.Versions(code).Count == 0))
        {
            row.Report("violations", $"there is no violation '{code}'");
        }

        return new Exemption(
            LawFile.Header(row, LawKind.Exemption, regions), codes, row.Text("relation"), row.Text("leave"), row.Texts("permits"), row.Texts("forbids"));
    }
}
