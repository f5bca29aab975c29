using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>All regions.</summary>
public sealed class RegionTable
{
    private readonly FrozenDictionary<string, Region> _byCode;

    internal RegionTable(IEnumerable<Region> regions)
    {
        All = [.. regions.OrderBy(region => region.Code, StringComparer.Ordinal)];
        _byCode = All.ToFrozenDictionary(region => region.Code, StringComparer.Ordinal);
    }

    /// <summary>Every region, ordered by code, ordinal.</summary>
    public IReadOnlyList<Region> All { get; }

    /// <summary>The region of a Kemendagri code, or null.</summary>
    public Region? Find(string code) => _byCode.GetValueOrDefault(code);
}
