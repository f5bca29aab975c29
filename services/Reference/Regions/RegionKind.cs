namespace Netralitas.Reference;

/// <summary>What a region is. The numbers are those of the contract.</summary>
public enum RegionKind
{
    /// <summary>Province (provinsi).</summary>
    Province = 1,

    /// <summary>Regency (kabupaten).</summary>
    Regency = 2,

    /// <summary>City (kota).</summary>
    City = 3,
}
