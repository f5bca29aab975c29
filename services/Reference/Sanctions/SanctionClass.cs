namespace Netralitas.Reference;

/// <summary>A class of sanctions.</summary>
/// <param name="Law">Id, such as <c>MODERATE</c>.</param>
/// <param name="Group">How heavy, or of which law.</param>
public sealed record SanctionClass(LawHeader Law, SanctionGroup Group) : ILaw
{
    /// <inheritdoc/>
    public IReadOnlyDictionary<string, string> Facts { get; } = new Dictionary<string, string> { ["group"] = Words.Write(Group) };
}

/// <summary>How heavy a sanction is, or of which law.</summary>
public enum SanctionGroup
{
    /// <summary>Moral sanction (sanksi moral).</summary>
    Moral = 1,

    /// <summary>Light discipline (ringan).</summary>
    Light = 2,

    /// <summary>Moderate discipline (sedang).</summary>
    Moderate = 3,

    /// <summary>Severe discipline (berat).</summary>
    Severe = 4,

    /// <summary>Dishonourable dismissal (PTDH).</summary>
    Dismissal = 5,

    /// <summary>Of contract civil servants.</summary>
    Contract = 6,

    /// <summary>Of village heads and staff.</summary>
    Village = 7,
}
