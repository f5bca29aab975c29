using System.Buffers.Binary;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Transfer;
using Netralitas.Cases.Vault.Keys;
using NodaTime;

namespace Netralitas.Cases.Duplicates;

/// <summary>Makes the keys by which cases lead to each other; hashed under the key ring, which no table holds.</summary>
internal sealed class MatchKeys(IKeyRing ring)
{
    /// <summary>The keys under which a case is kept.</summary>
    public async Task<IReadOnlyList<MatchKeyRow>> OfAsync(
        Guid caseId, LocalDate actDate, string place, IEnumerable<Identity> persons, IEnumerable<string> links, CancellationToken cancel)
    {
        var rows = new List<MatchKeyRow>();
        foreach (var (kind, about) in About(place, [.. persons], links))
        {
            rows.Add(new MatchKeyRow { Kind = kind, Key = await HashAsync(kind, about, cancel), ActDate = actDate, CaseId = caseId });
        }

        return rows;
    }

    /// <summary>Keeps a case under the keys of persons as they are known now, too. Keys of what was known before stay: they only lead to it.</summary>
    public Task AddAsync(CasesDb db, NeutralityCase file, IEnumerable<Identity> persons, CancellationToken cancel) =>
        AddAsync(db, (file.Id, file.ActDate, file.PlaceRegionCode), persons, [], cancel);

    /// <summary>Keeps a case under the keys of entries that were corrected.</summary>
    public Task AddAsync(CasesDb db, NeutralityCase file, Corrected corrected, CancellationToken cancel)
    {
        var right = corrected.Right;
        var persons = file.Persons.Select(person => person.Id == right.PersonId ? right.Who! : person.Known());
        return AddAsync(db, (file.Id, right.ActDate, right.PlaceRegionCode), persons, file.EvidenceLinks, cancel);
    }

    private async Task AddAsync(
        CasesDb db, (Guid Id, LocalDate ActDate, string Place) of, IEnumerable<Identity> persons, IEnumerable<string> links, CancellationToken cancel)
    {
        var known = (await db.MatchKeys.AsNoTracking().Where(row => row.CaseId == of.Id).Select(row => new { row.Key, row.ActDate }).ToListAsync(cancel)).ToHashSet();
        foreach (var row in await OfAsync(of.Id, of.ActDate, of.Place, persons, links, cancel))
        {
            if (known.Add(new { row.Key, row.ActDate }))
            {
                db.Insert(row);
            }
        }
    }

    /// <summary>The keys that lead from a case to others like it.</summary>
    public async Task<SearchKeys> SearchAsync(NeutralityCase file, CancellationToken cancel)
    {
        return SearchKeys.Of(await OfAsync(file.Id, file.ActDate, file.PlaceRegionCode, file.Persons.Select(person => person.Known()), file.EvidenceLinks, cancel));
    }

    private static IEnumerable<(MatchKind Kind, string About)> About(string place, IReadOnlyList<Identity> persons, IEnumerable<string> links)
    {
        var sounds = persons.Select(person => person.Name).OfType<string>().SelectMany(name => PersonName.Of(name).Sounds);
        return Of(MatchKind.EmployeeNumber, persons.Select(person => person.EmployeeNumber))
            .Concat(Of(MatchKind.ResidentNumber, persons.Select(person => person.ResidentNumber)))
            .Concat(Of(MatchKind.Link, links.Select(EvidenceLinks.Fold)))
            .Concat(Of(MatchKind.Name, sounds.Select(sound => $"{Likeness.ProvinceOf(place)}:{sound}")));

        static IEnumerable<(MatchKind, string)> Of(MatchKind kind, IEnumerable<string?> abouts) =>
            abouts.OfType<string>().Distinct(StringComparer.Ordinal).Select(about => (kind, about));
    }

    private async ValueTask<long> HashAsync(MatchKind kind, string about, CancellationToken cancel) =>
        BinaryPrimitives.ReadInt64BigEndian(await ring.HashAsync(Encoding.UTF8.GetBytes($"match {kind}:{about}"), cancel));
}

/// <summary>Keys to search by.</summary>
/// <param name="Anywhen">Those that count whenever the other act was.</param>
/// <param name="Nearby">Those that count for acts within a few days only.</param>
internal sealed record SearchKeys(IReadOnlyList<long> Anywhen, IReadOnlyList<long> Nearby)
{
    /// <summary>The keys under which a case is kept lead to others as well.</summary>
    public static SearchKeys Of(IReadOnlyList<MatchKeyRow> rows) => new(
        [.. rows.Where(row => row.Kind != MatchKind.Name).Select(row => row.Key)], [.. rows.Where(row => row.Kind == MatchKind.Name).Select(row => row.Key)]);
}
