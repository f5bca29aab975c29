using Netralitas.Platform.Time;
using Netralitas.Reference;
using NodaTime;
using ContractContest = Netralitas.Contracts.Common.V1.Contest;

namespace Netralitas.Cases.Registration;

/// <summary>Gives the next receipt number or number of the register, gapless per office, source, contest and election.</summary>
/// <remarks>The rule of the day on which it is given says when running numbers start anew (<c>numbering.yaml</c>).</remarks>
internal sealed class NumberDesk(ReferenceBook reference, LegalClock clock)
{
    /// <summary>Of a report (laporan).</summary>
    public const string Report = "LP";

    /// <summary>Of a finding (temuan).</summary>
    public const string Finding = "TM";

    /// <summary>The next number, within the transaction that keeps it.</summary>
    /// <param name="db">The context.</param>
    /// <param name="wanted">What for.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<GivenNumber> NextAsync(CasesDb db, WantedNumber wanted, CancellationToken cancel)
    {
        var office = reference.Offices.Find(wanted.OfficeId)!;
        var election = reference.Elections.Find(wanted.ElectionId)!;
        var day = clock.Now().InZone(office.Zone).Date;
        var running = await NumberSeriesRow.NextAsync(db, SeriesOf(wanted, day), cancel);
        var region = office.RegionCode is null ? null : reference.Regions.Find(office.RegionCode);
        var (text, provisional) = OfficialNumber.Write(
            running, wanted.Source, election.RuleOf((Contest)wanted.Contest)!.Code, office, region, reference.AreaCodes.AreaCodeOf(office.Id), day, wanted.Registered);
        return new GivenNumber(text, provisional);
    }

    /// <summary>The series of a number that was given on a day, in the zone of the office.</summary>
    public NumberSeries SeriesOf(WantedNumber wanted, LocalDate day)
    {
        var reset = reference.Law.Numbering.On(day, reference.Elections.Find(wanted.ElectionId)!.Family).StartsAnew;
        return new(
            wanted.OfficeId, wanted.Registered, wanted.Source, wanted.Contest.ToString(),
            reset == NumberReset.Never ? "" : wanted.ElectionId, reset == NumberReset.Year ? $"{day.Year:0000}" : "");
    }
}

/// <summary>What a number is wanted for.</summary>
/// <param name="OfficeId">The Bawaslu office that gives it.</param>
/// <param name="Registered">Whether it is of the register rather than of a receipt.</param>
/// <param name="Source">LP or TM.</param>
/// <param name="Contest">What is contested.</param>
/// <param name="ElectionId">The election.</param>
internal sealed record WantedNumber(string OfficeId, bool Registered, string Source, ContractContest Contest, string ElectionId);

/// <summary>A number as it was given.</summary>
/// <param name="Text">Such as <c>001/LP/PB/Kab/22.10/X/2024</c>.</param>
/// <param name="Provisional">Whether its area code stands in for one that is not known.</param>
internal sealed record GivenNumber(string Text, bool Provisional);
