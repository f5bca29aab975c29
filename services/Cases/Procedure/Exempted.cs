using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Platform.Errors;
using Netralitas.Reference;

namespace Netralitas.Cases.Procedure;

/// <summary>Acts that are no breach because of who the person was on that day: the spouse of a candidate on unpaid leave.</summary>
/// <remarks>SE Menpan RB 18/2023; the rows are data, see exemptions.yaml.</remarks>
internal static class Exempted
{
    private static readonly Reason ActExempt = new("ACT_EXEMPT", Grpc.Core.StatusCode.FailedPrecondition,
        "{rule} takes this violation away; if the conduct remained forbidden ({forbids}), say so in despite_exemption.",
        "{rule} mengecualikan pelanggaran ini; jika perbuatannya tetap dilarang, jelaskan pada despite_exemption.");

    /// <summary>The rule that takes a violation away from a person; null when none does.</summary>
    public static Exemption? By(NeutralityCase file, CaseFile.ReportedPerson person, string code, ReferenceBook reference)
    {
        var moment = new LawMoment(file.ActDate, reference.Elections.Find(file.ElectionId)!.Family, reference.Regions.Find(file.PlaceRegionCode));
        return reference.Law.Exemptions.At(moment).FirstOrDefault(rule => rule.Violations.Contains(code)
            && rule.Relation.Equals(Words.Of(person.AtAct.Relation), StringComparison.OrdinalIgnoreCase)
            && rule.Leave.Equals(Words.Of(person.AtAct.Leave), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The refusal that names the rule and what it leaves forbidden.</summary>
    public static Refusal Refuse(Exemption rule, Guid personId) =>
        Refusal.Of(ActExempt, ("rule", rule.Law.Id), ("forbids", string.Join("; ", rule.Forbids))) with { Resource = ("person", personId.ToString()) };
}
