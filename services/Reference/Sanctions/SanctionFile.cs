namespace Netralitas.Reference;

/// <summary>Reads <c>sanctions.yaml</c>.</summary>
internal static class SanctionFile
{
    public static LawTable<SanctionClass> Read(DataFolder folder, RegionTable regions) => LawFile.Read(
        folder, "sanctions.yaml", "sanctions", row => new SanctionClass(LawFile.Header(row, LawKind.Sanction, regions), row.Word<SanctionGroup>("group")));
}
