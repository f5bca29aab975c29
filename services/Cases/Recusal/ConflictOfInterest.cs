using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Recusal;

/// <summary>Who must keep out of a case: the unit of a reported person, and whoever is said to have a conflict of interest.</summary>
/// <remarks>PP 42/2004 Pasal 11 huruf c (a civil servant avoids conflicts of interest). An office that has none of its function above
/// it, such as a ministry, cannot keep out: nobody else could do its work.</remarks>
internal static class ConflictOfInterest
{
    /// <summary>The offices that keep out of a case from the beginning, by id, ordinal: those that employ a reported person.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<RaisedPerson> persons, OfficeTable offices) => offices.KeepingOut(persons.Select(person => person.Who.EmployerOfficeId));

    /// <summary>An office keeps out of a case from now on; null when it does already or cannot.</summary>
    public static Recused? Between(NeutralityCase file, string? officeId, RecusalGround ground, string actingOfficeId, Instant now, OfficeTable offices)
    {
        if (officeId is null || file.RecusedOfficeIds.Contains(officeId) || !offices.CanKeepOut(officeId))
        {
            return null;
        }

        List<string> keptOut = [.. file.RecusedOfficeIds, officeId];
        var handler = offices.Acting(offices.Find(file.HandlingOfficeId)!, keptOut);
        return new Recused(now, actingOfficeId, officeId, ground, handler.Id, offices.ActingAbove(handler, keptOut));
    }
}
