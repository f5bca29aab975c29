namespace Netralitas.Reference;

/// <summary>The body of law that an election is held under; clocks differ between the two.</summary>
public enum ElectionFamily
{
    /// <summary>General election (pemilihan umum): president and legislature; UU 7/2017.</summary>
    Pemilu = 1,

    /// <summary>Regional head election (pemilihan kepala daerah): governor, regent, mayor; UU 1/2015 as amended.</summary>
    Pilkada = 2,
}
