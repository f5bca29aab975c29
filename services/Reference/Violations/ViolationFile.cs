namespace Netralitas.Reference;

/// <summary>Reads <c>violations.yaml</c>.</summary>
internal static class ViolationFile
{
    public static LawTable<ViolationType> Read(DataFolder folder, RegionTable regions, LawTable<SanctionClass> sanctions) =>
        LawFile.Read(folder, "violations.yaml", "violations", row => ReadRow(row, regions, sanctions));

    private static ViolationType ReadRow(YamlRecord row, RegionTable regions, LawTable<SanctionClass> sanctions)
    {
        var classes = row.Texts("sanctions");
        foreach (var id in classes.Where(id => sanctions.All.Count > 0 && sanctions.Versions(id).Count == 0))
        {
            row.Report("sanctions", $"there is no class of sanctions '{id}'");
        }

        return new ViolationType(
            LawFile.Header(row, LawKind.Violation, regions), row.Word<ViolationGroup>("group"), row.WordList<SubjectGroup>("subjects"),
            row.Word<FixingPhase>("phase"), classes, row.OptionalText("penalty") ?? "");
    }
}
