namespace Netralitas.Reference;

/// <summary>Law as data, all of it.</summary>
public sealed class LawBook
{
    private LawBook(
        LawTable<DeadlineRule> deadlines,
        LawTable<SubjectKindRule> subjects,
        LawTable<SanctionClass> sanctions,
        LawTable<ViolationType> violations,
        LawTable<Recipient> recipients,
        LawTable<Exemption> exemptions,
        LawTable<ReceptionHours> reception,
        NumberingTable numbering)
    {
        (Deadlines, Subjects, Sanctions, Violations, Recipients, Exemptions, Reception, Numbering) =
            (deadlines, subjects, sanctions, violations, recipients, exemptions, reception, numbering);
        IEnumerable<ILaw> all = [.. deadlines.All, .. subjects.All, .. sanctions.All, .. violations.All, .. recipients.All, .. exemptions.All, .. reception.All, .. numbering.All];
        All = [.. all.OrderBy(row => row.Law.Id, StringComparer.Ordinal).ThenBy(row => row.Law.Version)];
    }

    /// <summary>How long something may take.</summary>
    public LawTable<DeadlineRule> Deadlines { get; }

    /// <summary>What kinds of person are in law.</summary>
    public LawTable<SubjectKindRule> Subjects { get; }

    /// <summary>Classes of sanctions.</summary>
    public LawTable<SanctionClass> Sanctions { get; }

    /// <summary>The violation catalogue.</summary>
    public LawTable<ViolationType> Violations { get; }

    /// <summary>Who receives what is forwarded.</summary>
    public LawTable<Recipient> Recipients { get; }

    /// <summary>When an act is no breach.</summary>
    public LawTable<Exemption> Exemptions { get; }

    /// <summary>When reports are received.</summary>
    public LawTable<ReceptionHours> Reception { get; }

    /// <summary>When running numbers start anew.</summary>
    public NumberingTable Numbering { get; }

    /// <summary>Every row of every kind, ordered by id, ordinal, then version.</summary>
    public IReadOnlyList<ILaw> All { get; }

    internal static LawBook Read(DataFolder folder, RegionTable regions, OfficeTable offices)
    {
        // What is wrong with the offices has been told where it is wrong.
        var functions = folder.Problems.None ? offices.Functions : null;
        var sanctions = SanctionFile.Read(folder, regions);
        var violations = ViolationFile.Read(folder, regions, sanctions);
        var law = new LawBook(
            DeadlineFile.Read(folder, regions), SubjectFile.Read(folder, regions), sanctions, violations, RecipientFile.Read(folder, regions, functions),
            ExemptionFile.Read(folder, regions, violations), ReceptionFile.Read(folder, regions), NumberingFile.Read(folder, regions));
        // GetRule names a row by its id alone, so no two kinds may share one.
        foreach (var shared in law.All.GroupBy(row => row.Law.Id, StringComparer.Ordinal).Where(group => group.Key.Length > 0 && group.Select(row => row.Law.Kind).Distinct().Count() > 1))
        {
            folder.Problems.Add("deadlines.yaml", 1, $"id '{shared.Key}' stands in more than one file of rules");
        }

        return law;
    }
}
