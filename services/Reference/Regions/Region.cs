using NodaTime;

namespace Netralitas.Reference;

/// <summary>A province, regency or city.</summary>
/// <param name="Code">Kemendagri code, such as <c>63</c> or <c>63.01</c>.</param>
/// <param name="Name">Name, such as <c>Kalimantan Selatan</c> or <c>Kabupaten Tanah Laut</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="ProvinceCode">The province that a regency or city lies in; null for a province.</param>
/// <param name="Zone">Its time zone (WIB, WITA or WIT); deadlines of its offices end at its midnight.</param>
public sealed record Region(string Code, string Name, RegionKind Kind, string? ProvinceCode, DateTimeZone Zone);
