namespace Netralitas.Reference;

/// <summary>Reads <c>subjects.yaml</c>.</summary>
internal static class SubjectFile
{
    private const string File = "subjects.yaml";

    public static LawTable<SubjectKindRule> Read(DataFolder folder, RegionTable regions)
    {
        var table = LawFile.Read(folder, File, "subjects", row => ReadRow(row, regions));
        // Of a file without rows that has been told already.
        foreach (var kind in PlanVocabulary.SubjectKinds.Where(kind => table.All.Count > 0 && table.Versions(kind).Count == 0).Order(StringComparer.Ordinal))
        {
            folder.Problems.Add(File, 1, $"there is no row for '{kind}'");
        }

        return table;
    }

    private static SubjectKindRule ReadRow(YamlRecord row, RegionTable regions)
    {
        var rule = new SubjectKindRule(LawFile.Header(row, LawKind.Subject, regions), row.Word<SubjectGroup>("group"), row.Text("employer"));
        if (rule.Law.Id.Length > 0 && !PlanVocabulary.SubjectKinds.Contains(rule.Law.Id))
        {
            row.Report("id", $"id '{rule.Law.Id}' is no kind of person of the contract");
        }

        return rule;
    }
}
