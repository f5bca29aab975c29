namespace Netralitas.Reference;

/// <summary>Reads <c>recipients.yaml</c>.</summary>
internal static class RecipientFile
{
    public static LawTable<Recipient> Read(DataFolder folder, RegionTable regions, IReadOnlySet<string>? functions) =>
        LawFile.Read(folder, "recipients.yaml", "recipients", row => ReadRow(row, regions, functions));

    /// <summary>Reports rows whose track there is not in every version, and rules whose versions differ in it.</summary>
    public static void RequireTracks(DataFolder folder, LawTable<Recipient> recipients, TrackTable tracks)
    {
        foreach (var row in recipients.All.Where(row => row.Track.Length > 0 && tracks.All.Any(plan => plan.Kind(row.Track) is null)))
        {
            folder.Problems.Add("recipients.yaml", 1, $"track '{row.Track}' of '{row.Law.Id}' is not in every version of tracks.yaml");
        }

        foreach (var rule in recipients.All.GroupBy(row => row.Law.Id, StringComparer.Ordinal).Where(rule => rule.Select(row => row.Track).Distinct().Count() > 1))
        {
            folder.Problems.Add("recipients.yaml", 1, $"the versions of '{rule.Key}' must have one track");
        }
    }

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
            LawFile.Header(row, LawKind.Recipient, regions), row.WordList<SubjectGroup>("subjects"), kinds, outcomes, row.Text("function"), row.Word<RecipientOffice>("office"), row.Text("track"));
        if (recipient.Function.Length > 0 && functions?.Contains(recipient.Function) == false)
        {
            row.Report("function", $"there is no office of function '{recipient.Function}'");
        }

        return recipient;
    }
}
