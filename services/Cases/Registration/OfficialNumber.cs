using System.Globalization;
using System.Text.RegularExpressions;
using Netralitas.Reference;
using NodaTime;

namespace Netralitas.Cases.Registration;

/// <summary>Number in Bawaslu's register, such as <c>005/Reg/LP/PW/Kota/22.02/XI/2024</c>, or on a receipt: the same without <c>Reg</c>.</summary>
/// <remarks>The grammar is read off published numbers; numbering and annexes of Perbawaslu 7/2022 and 9/2024 were not seen.</remarks>
/// <param name="Running">Running number, from 1.</param>
/// <param name="Registered">Whether it is of the register rather than of a receipt.</param>
/// <param name="Source">LP (laporan, report) or TM (temuan, finding).</param>
/// <param name="Contest">PB, PW, PG, PL or PP.</param>
/// <param name="Administrative">Whether it is of the procedure for administrative breaches (ADM).</param>
/// <param name="Tier">RI, Prov, Kab, Kota or Kec.</param>
/// <param name="Area">Bawaslu's own area code, such as 22.02; the region's Kemendagri code where that is not known.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Year">Four digits.</param>
internal sealed partial record OfficialNumber(
    long Running, bool Registered, string Source, string Contest, bool Administrative, string Tier, string Area, int Month, int Year)
{
    private static readonly string[] Months = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    private static readonly string[] Tiers = ["RI", "Prov", "Kab", "Kota", "Kec"];

    /// <summary>A number as it is given. Where the area code is not known, the region's Kemendagri code stands in and the number is provisional.</summary>
    /// <param name="running">From 1, without gaps per office, source, contest and election.</param>
    /// <param name="source">LP or TM.</param>
    /// <param name="contest">Code of the contest, such as PB.</param>
    /// <param name="office">The Bawaslu office.</param>
    /// <param name="region">Its region; null for the national office.</param>
    /// <param name="areaCode">Bawaslu's area code; null when it is not known.</param>
    /// <param name="date">Day at the office on which it is given.</param>
    /// <param name="registered">Whether it is of the register rather than of a receipt.</param>
    public static (string Text, bool Provisional) Write(
        long running, string source, string contest, Office office, Region? region, string? areaCode, LocalDate date, bool registered = true)
    {
        var tier = region?.Kind switch
        {
            RegionKind.Province => "Prov",
            RegionKind.Regency => "Kab",
            RegionKind.City => "Kota",
            _ => "RI",
        };
        var number = new OfficialNumber(running, registered, source, contest, false, tier, areaCode ?? office.RegionCode ?? "00.00", date.Month, date.Year);
        return (number.ToString(), areaCode is null);
    }

    /// <summary>Reads a number as people write it: any case, spaces, no leading zeros, and the older form that joins tier and area, month and year.</summary>
    /// <returns>Null for what is no number.</returns>
    public static OfficialNumber? Parse(string text)
    {
        var match = Pattern().Match(Spaces().Replace(text, "").ToUpperInvariant());
        if (!match.Success || Array.IndexOf(Months, match.Groups["month"].Value) is not (>= 0 and var month))
        {
            return null;
        }

        string Part(string name) => match.Groups[name].Value;
        return new OfficialNumber(
            long.Parse(Part("running"), CultureInfo.InvariantCulture), match.Groups["reg"].Success, Part("source"), Part("contest"), match.Groups["adm"].Success,
            Tiers.First(tier => tier.Equals(Part("tier"), StringComparison.OrdinalIgnoreCase)), Part("area"), month + 1, int.Parse(Part("year"), CultureInfo.InvariantCulture));
    }

    /// <summary>The one way in which it is kept and compared.</summary>
    public override string ToString() => string.Join('/',
    [
        Running.ToString("000", CultureInfo.InvariantCulture), .. Optional(Registered, "Reg"), Source, Contest, .. Optional(Administrative, "ADM"),
        Tier, Area, Months[Month - 1], Year.ToString("0000", CultureInfo.InvariantCulture),
    ]);

    private static string[] Optional(bool there, string part) => there ? [part] : [];

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(
        "^(?<running>0*[1-9][0-9]{0,8})/(?<reg>REG/)?(?<source>LP|TM)/(?<contest>PB|PW|PG|PL|PP)/(?<adm>ADM/)?"
        + "(?<tier>RI|PROV|KAB|KOTA|KEC)/?(?<area>[0-9]{2}([.][0-9]{2}){0,2})/(?<month>[IVX]+)/?(?<year>(19|20)[0-9]{2})$",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
