namespace Netralitas.Reference;

/// <summary>A function that has an office in every region: a row of <c>functions.yaml</c>.</summary>
/// <param name="Row">The row, to report what other files show to be wrong with it.</param>
/// <param name="Id">Such as <c>police</c>.</param>
/// <param name="AtProvince">How its offices in provinces are called.</param>
/// <param name="AtRegency">How its offices in regencies and cities are called.</param>
/// <param name="NationalId">The national office above those of the provinces; null if there is none.</param>
/// <param name="Personnel">Who keeps the personnel files of its people.</param>
internal sealed record AgencyFunction(
    YamlRecord Row,
    string Id,
    TierNaming AtProvince,
    TierNaming AtRegency,
    string? NationalId,
    PersonnelKeeper Personnel);

/// <summary>How the offices of one tier are called.</summary>
/// <param name="Prefix">What comes before the region code in the id.</param>
/// <param name="Name">The name, with <c>{region}</c> in place of the region's.</param>
internal sealed record TierNaming(string Prefix, string Name)
{
    public string IdIn(string regionCode) => $"{Prefix}-{regionCode}";

    public string NameIn(Region region) => Name.Replace("{region}", region.Name, StringComparison.Ordinal);
}

/// <summary>Who keeps the personnel files.</summary>
internal enum PersonnelKeeper
{
    /// <summary>The personnel office of the region: employees of the regional government.</summary>
    Regional = 1,

    /// <summary>The national office of the function: employees of a vertical agency.</summary>
    National = 2,
}
