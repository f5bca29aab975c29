using NodaTime;

namespace Netralitas.Reference;

/// <summary>Where an intake comes in.</summary>
/// <param name="Office">The office that receives it.</param>
/// <param name="Region">Its region; that of the act for a national office.</param>
/// <param name="Election">The election.</param>
public sealed record ReceptionPlace(Office Office, Region Region, Election Election)
{
    /// <summary>The place of an intake.</summary>
    public static ReceptionPlace Of(string officeId, string placeRegionCode, string electionId, ReferenceBook reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        var office = reference.Offices.Find(officeId)!;
        return new ReceptionPlace(office, reference.Regions.Find(office.RegionCode ?? placeRegionCode)!, reference.Elections.Find(electionId)!);
    }

    /// <summary>The reception hours that hold at an instant; null where none are set.</summary>
    public ReceptionHours? HoursOn(Instant at, ReferenceBook reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return LawTable.Best(reference.Law.Reception.All, MomentOf(at));
    }

    /// <summary>From when a report that comes at an instant counts as received.</summary>
    /// <exception cref="CalendarYearMissingException">The holidays of a year are not known.</exception>
    public Instant Counted(Instant received, ReferenceBook reference) => HoursOn(received, reference)?.Received(received, Office.Zone, Region, Election, reference.Calendar) ?? received;

    /// <summary>What its law is chosen by.</summary>
    public LawMoment MomentOf(Instant at) => new(at.InZone(Office.Zone).Date, Election.Family, Region);
}
