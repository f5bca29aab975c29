using System.Collections.Frozen;
using NodaTime;

namespace Netralitas.Reference;

/// <summary>All offices: those derived for every region, and the national ones.</summary>
public sealed class OfficeTable
{
    /// <summary>The function that handles cases (Bawaslu). Its offices are <c>bawaslu-&lt;region code&gt;</c> at every tier.</summary>
    public const string HandlingFunction = "bawaslu";

    /// <summary>The function that keeps the personnel files of a region (BKPSDM, BKD: the local name differs).</summary>
    public const string PersonnelFunction = "bkpsdm";

    private const string RegionalHead = "REGIONAL_HEAD";

    private readonly FrozenDictionary<string, Office> _byId;
    private readonly FrozenDictionary<(string Function, string RegionCode), Office> _byPlace;
    private readonly FrozenDictionary<(string Function, string ProvinceCode), string> _coverage;
    private readonly FrozenSet<string> _branches;
    private readonly ILookup<string, string> _governments;

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
        _governments = All.Where(office => office.RegionCode is { } region && office.PersonnelOfficeId == Of(PersonnelFunction, region)?.Id).ToLookup(office => office.RegionCode!, office => office.Id);
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

    /// <summary>The office of a function in the province that a region lies in, or is; null if there is none.</summary>
    public Office? Above(string function, string regionCode) => Of(function, ProvinceOf(regionCode));

    /// <summary>The national office of a function that no other stands above, or null.</summary>
    public Office? National(string function) => All.FirstOrDefault(office => office.Function == function && office.RegionCode is null && office.SupervisorId is null);

    /// <summary>An office and those of its function above it, from below; none for null.</summary>
    public IEnumerable<Office> Line(Office? office)
    {
        for (var at = office; at is not null; at = at.SupervisorId is { } above ? Find(above) : null)
        {
            yield return at;
        }
    }

    /// <summary>Whether an office can keep out of a case because it has a conflict of interest: another of its function stands above it.</summary>
    public bool CanKeepOut(string id) => Find(id)?.SupervisorId is not null;

    /// <summary>The office that serves in the place of another: its successor once its last day was over, or its work was moved, and so on.</summary>
    /// <param name="office">The office.</param>
    /// <param name="at">The instant that counts.</param>
    /// <param name="succeeded">Offices whose work was moved, whatever the instant.</param>
    public Office Serving(Office office, Instant at, IReadOnlyCollection<string> succeeded)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(succeeded);
        var serving = office;
        // Ends: the file has no circle of successors.
        while (serving.SuccessorId is { } next && (serving.HasEnded(at) || succeeded.Contains(serving.Id)))
        {
            serving = Find(next)!;
        }

        return serving;
    }

    /// <summary>Every office of the regional government (pemda) that an office belongs to, by id, ordinal; none for an office of another agency.</summary>
    public IReadOnlyList<string> GovernmentOf(string id) => Find(id)?.RegionCode is { } region && _governments[region].Contains(id) ? [.. _governments[region]] : [];

    /// <summary>The offices that keep out of a case because of its reported persons, by id, ordinal: who employs one; of the head of a region, the whole government.</summary>
    /// <param name="persons">Kind of each person, and the id of the employer; null for an unknown one.</param>
    public IReadOnlyList<string> KeepingOut(IEnumerable<(string SubjectKind, string? EmployerId)> persons) =>
    [
        .. persons.Where(person => person.EmployerId is not null)
            .SelectMany(person => person.SubjectKind == RegionalHead ? GovernmentOf(person.EmployerId!).Append(person.EmployerId!) : [person.EmployerId!])
            .Where(CanKeepOut).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

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
        return Covering(function, place.Code);
    }

    internal Office? Covering(string function, string regionCode) => _coverage.TryGetValue((function, ProvinceOf(regionCode)), out var id) ? Find(id) : null;

    /// <summary>Whether a function has branches that cover provinces.</summary>
    public bool HasBranches(string function) => _coverage.Keys.Any(key => key.Function == function);

    /// <summary>Whether an office stands above the offices that serve a place: a province's above those of its regencies and cities, a
    /// regional branch above those of the provinces it covers and all within, a national office above all.</summary>
    public bool IsAbove(Office office, Region place)
    {
        ArgumentNullException.ThrowIfNull(office);
        ArgumentNullException.ThrowIfNull(place);
        return office.RegionCode is { } region ? region == place.ProvinceCode
            : !_branches.Contains(office.Id) || Covering(office.Function, place)?.Id == office.Id;
    }

    /// <summary>A province's code is the first part of those of its regencies and cities.</summary>
    private static string ProvinceOf(string regionCode) => regionCode.Split('.')[0];
}
