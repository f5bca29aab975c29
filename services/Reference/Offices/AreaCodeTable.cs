using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>Bawaslu's own area codes, written into official numbers. They are neither Kemendagri nor BPS codes.</summary>
public sealed class AreaCodeTable
{
    private readonly FrozenDictionary<string, string> _byOffice;

    internal AreaCodeTable(IReadOnlyDictionary<string, string> byOffice) =>
        _byOffice = byOffice.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The area code of a Bawaslu office, such as <c>22.02</c> for Banjarbaru; null while it is not known.</summary>
    public string? AreaCodeOf(string officeId) => _byOffice.GetValueOrDefault(officeId);
}
