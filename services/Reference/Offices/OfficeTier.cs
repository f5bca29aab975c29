namespace Netralitas.Reference;

/// <summary>How high an office stands.</summary>
public enum OfficeTier
{
    /// <summary>It serves a regency or city.</summary>
    Regency = 1,

    /// <summary>It serves a province, or is the branch of a national office that covers some.</summary>
    Province = 2,

    /// <summary>It is national.</summary>
    National = 3,
}
