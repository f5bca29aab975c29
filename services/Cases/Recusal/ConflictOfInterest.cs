using Netralitas.Cases.CaseFile;
using Netralitas.Contracts;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Recusal;

/// <summary>Who must keep out of a case: the unit of a reported person, the government of a reported head of a region, and whoever is said to have a conflict of interest.</summary>
/// <remarks>PP 42/2004 Pasal 11 huruf c (a civil servant avoids conflicts of interest). An office that has none of its function above
/// it, such as a ministry, cannot keep out: nobody else could do its work.</remarks>
internal static class ConflictOfInterest
{
    /// <summary>The offices that keep out of a case because of these persons, by id, ordinal: those that employ one; of the head of a region, the whole government.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<Identity> persons, OfficeTable offices) => offices.KeepingOut(persons.Select(who => (Words.Of(who.SubjectKind), who.EmployerOfficeId)));

    /// <summary>Offices keep out of a case from now on, those that do not already and can; null when there is none.</summary>
    public static Recused? Between(NeutralityCase file, IEnumerable<string> officeIds, RecusalGround ground, string actingOfficeId, Instant now, OfficeTable offices)
    {
        List<string> news = [.. officeIds.Except(file.RecusedOfficeIds, StringComparer.Ordinal).Where(offices.CanKeepOut)];
        List<string> keptOut = [.. file.RecusedOfficeIds, .. news];
        var handler = offices.Acting(offices.Find(file.HandlingOfficeId)!, keptOut);
        return news.Count == 0 ? null : new Recused(now, actingOfficeId, news, ground, handler.Id, offices.ActingAbove(handler, keptOut));
    }
}
