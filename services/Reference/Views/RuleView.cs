using Netralitas.Contracts.Reference.V1;
using Netralitas.Reference;
using NodaTime;
using NodaTime.Text;
using ElectionFamily = Netralitas.Contracts.Reference.V1.ElectionFamily;

namespace Netralitas.ReferenceViews;

/// <summary>Rows of law as the contract has them.</summary>
internal static class RuleView
{
    /// <summary>A row of any kind.</summary>
    public static Rule Of(ILaw row)
    {
        var law = row.Law;
        return new Rule
        {
            Id = law.Id,
            Version = law.Version,
            Kind = (RuleKind)law.Kind,
            Title = law.Title,
            TitleEn = law.TitleEn,
            StartDate = Text(law.Scope.From),
            EndDate = Text(law.Scope.To),
            Family = (ElectionFamily)(law.Scope.Family ?? 0),
            RegionCodes = { law.Scope.Regions },
            Basis = law.Basis,
            Evidence = law.Evidence,
            Facts = { row.Facts.Where(fact => fact.Value.Length > 0).ToDictionary() },
        };
    }

    /// <summary>The key by which rows are paged: id, then version.</summary>
    public static string Key(ILaw row) => $"{row.Law.Id}/{row.Law.Version:0000}";

    private static string Text(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) : "";
}
