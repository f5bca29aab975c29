namespace Netralitas.Reference;

/// <summary>Reads <c>recipients.yaml</c>.</summary>
internal static class RecipientFile
{
    public static LawTable<Recipient> Read(DataFolder folder, RegionTable regions, IReadOnlySet<string>? functions) =>
        LawFile.Read(folder, "recipients.yaml", "recipients", row => ReadRow(row, regions, functions));

    private static Recipient ReadRow(YamlRecord row, RegionTable regions, IReadOnlySet<string>? functions)
    {
        var kinds = row.Texts("subject_kinds");
        foreach (var kind in kinds.Where(kind => !PlanVocabulary.SubjectKinds.Contains(kind)))
        {
            row.Report("subject_kinds", $"subject_kinds '{kind}' is no kind of person of the contract");
        }

        var outcomes = row.Texts("outcomes");
        foreach (var outcome in outcomes.Where(outcome => !PlanVocabulary.Outcomes.Contains(outcome)))
        {
            row.Report("outcomes", $"outcomes '{outcome}' is no outcome of the contract");
        }

        var recipient = new Recipient(
            LawFile.Header(row, LawKind.Recipient, regions), row.WordList<SubjectGroup>("subjects"), kinds, outcomes, row.Text("function"), row.Word<RecipientOffice>("office"));
        if (recipient.Function.Length > 0 && functions?.Contains(recipient.Function) == false)
        {
            row.Report("function", $"there is no office of function '{recipient.Function}'");
        }

        return recipient;
    }
}
