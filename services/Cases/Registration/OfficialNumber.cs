using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Registration;

/// <summary>Number in Bawaslu's register, such as <c>005/Reg/LP/PW/Kota/22.02/XI/2024</c>.</summary>
/// <remarks>Running number, Reg, source (LP report, TM finding), contest, tier of the office, Bawaslu's own area code, month, year.</remarks>
internal static class OfficialNumber
{
    private static readonly string[] Months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

    /// <summary>Writes the number. Where the area code is not known, the region's Kemendagri code stands in and the number is provisional.</summary>
    /// <param name="running">From 1, without gaps per office, source, contest and election.</param>
    /// <param name="source">LP or TM.</param>
    /// <param name="contest">Code of the contest, such as PB.</param>
    /// <param name="office">The Bawaslu office.</param>
    /// <param name="region">Its region; null for the national office.</param>
    /// <param name="areaCode">Bawaslu's area code; null when it is not known.</param>
    /// <param name="date">Day of registration at the office.</param>
    public static (string Text, bool Provisional) Write(
        long running, string source, string contest, Office office, Region? region, string? areaCode, LocalDate date)
    {
        var tier = region?.Kind switch
        {
            RegionKind.Province => "Prov",
            RegionKind.Regency => "Kab",
            RegionKind.City => "Kota",
            _ => "RI",
        };
        var area = areaCode ?? office.RegionCode ?? "00.00";
        return ($"{running:000}/Reg/{source}/{contest}/{tier}/{area}/{Months[date.Month - 1]}/{date.Year:0000}", areaCode is null);
    }
}
