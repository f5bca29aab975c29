using System.Collections.Frozen;

namespace Netralitas.Reference;

/// <summary>All offices: those derived for every region, and the national ones.</summary>
public sealed class OfficeTable
{
    /// <summary>The function that handles cases (Bawaslu). Its offices are <c>bawaslu-&lt;region code&gt;</c> at every tier.</summary>
    public const string HandlingFunction = "bawaslu";

    /// <summary>The function that keeps the personnel files of a region (BKPSDM, BKD: the local name differs).</summary>
    public const string PersonnelFunction = "bkpsdm";

    private readonly FrozenDictionary<string, Office> _byId;
    private readonly FrozenDictionary<(string Function, string RegionCode), Office> _byPlace;
    private readonly FrozenDictionary<(string Function, string ProvinceCode), string> _coverage;
    private readonly FrozenSet<string> _branches;

    internal OfficeTable(
        IEnumerable<Office> offices,
        IReadOnlyDictionary<(string Function, string ProvinceCode), string> coverage)
    {
        All = [.. offices.OrderBy(office => office.Id, StringComparer.Ordinal)];
        _byId = All.ToFrozenDictionary(office => office.Id, StringComparer.Ordinal);
        _byPlace = All.Where(office => office.RegionCode is not null)
            .ToFrozenDictionary(office => (office.Function, office.RegionCode!));
        _coverage = coverage.ToFrozenDictionary();
        _branches = _coverage.Values.ToFrozenSet(StringComparer.Ordinal);
        Functions = All.Select(office => office.Function).ToFrozenSet(StringComparer.Ordinal);
        RegionalFunctions = _byPlace.Keys.Select(key => key.Function).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Every office, also one that has ended, ordered by id, ordinal.</summary>
    public IReadOnlyList<Office> All { get; }

    /// <summary>Every function that some office has.</summary>
    public IReadOnlySet<string> Functions { get; }

    /// <summary>The functions that have an office in every region.</summary>
    public IReadOnlySet<string> RegionalFunctions { get; }

    /// <summary>The office of an id, or null.</summary>
    public Office? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Whether this office operates the network: the national one of the function that handles cases.</summary>
    public bool IsOperator(string id) => Find(id) is { Function: HandlingFunction, RegionCode: null };

    /// <summary>The office of a function that serves exactly this region, or null.</summary>
    public Office? Of(string function, string regionCode) => _byPlace.GetValueOrDefault((function, regionCode));

    /// <summary>Whether an office can keep out of a case because it has a conflict of interest: another of its function stands above it.</summary>
    public bool CanKeepOut(string id) => Find(id)?.SupervisorId is not null;

    /// <summary>The office that acts where offices keep out: the office itself, or the first above it that does not keep out.</summary>
    /// <param name="office">The office whose work it is.</param>
    /// <param name="keptOut">Ids of those that keep out; one that has none above it acts nevertheless.</param>
    public Office Acting(Office office, IReadOnlyCollection<string> keptOut)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(keptOut);
        var acting = office;
        while (keptOut.Contains(acting.Id) && acting.SupervisorId is { } above)
        {
            acting = Find(above)!;
        }

        return acting;
    }

    /// <summary>The office that watches over an acting one: the first above it that does not keep out; null where there is none.</summary>
    /// <inheritdoc cref="Acting"/>
    public string? ActingAbove(Office office, IReadOnlyCollection<string> keptOut)
    {
        ArgumentNullException.ThrowIfNull(office);
        return office.SupervisorId is { } above ? Acting(Find(above)!, keptOut).Id : null;
    }

    /// <summary>The highest office of its function: the national one, where there is one.</summary>
    public Office Top(Office office)
    {
        ArgumentNullException.ThrowIfNull(office);
        while (office.SupervisorId is { } above)
        {
            office = Find(above)!;
        }

        return office;
    }

    /// <summary>How high an office stands.</summary>
    public OfficeTier TierOf(Office office)
    {
        ArgumentNullException.ThrowIfNull(office);
        return office.RegionCode is { } region ? region.Contains('.', StringComparison.Ordinal) ? OfficeTier.Regency : OfficeTier.Province
            : _branches.Contains(office.Id) ? OfficeTier.Province : OfficeTier.National;
    }

    /// <summary>
    /// The branch of a national agency that covers a place, such as the regional office of BKN (Kanreg); null if none does.
    /// </summary>
    /// <param name="function">Function of the agency, such as <c>bkn</c>.</param>
    /// <param name="place">A province, or a regency or city in it.</param>
    public Office? Covering(string function, Region place)
    {
        ArgumentNullException.ThrowIfNull(place);
        return _coverage.TryGetValue((function, place.ProvinceCode ?? place.Code), out var id) ? Find(id) : null;
    }

    /// <summary>Whether an office stands above the offices that serve a place: a province's above those of its regencies and cities, a
    /// regional branch above those of the provinces it covers and all within, a national office above all.</summary>
    public bool IsAbove(Office office, Region place)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(place);
        return office.RegionCode is { } region ? region == place.ProvinceCode
            : !_branches.Contains(office.Id) || Covering(office.Function, place)?.Id == office.Id;
    }
}
