namespace Netralitas.Reference;

/// <summary>The office or seat that an election is about. The numbers are those of the contract.</summary>
public enum Contest
{
    /// <summary>Governor (gubernur), Pilkada.</summary>
    Governor = 1,

    /// <summary>Regent (bupati), Pilkada.</summary>
    Regent = 2,

    /// <summary>Mayor (wali kota), Pilkada.</summary>
    Mayor = 3,

    /// <summary>Legislative seats (DPR, DPD, DPRD), Pemilu.</summary>
    Legislative = 4,

    /// <summary>President (presiden), Pemilu.</summary>
    Presidential = 5,
}
