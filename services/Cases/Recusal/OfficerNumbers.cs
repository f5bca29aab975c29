using System.Text;
using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Vault.Keys;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Storage;
using NodaTime;

namespace Netralitas.Cases.Recusal;

/// <summary>Finds officers who are a reported person by the number of a civil servant (NIP), hashed under the vault's key ring.</summary>
/// <remarks>PP 42/2004 Pasal 11 huruf c. Whoever brings persons into a case and whoever says what number an officer has wait for each other: of
/// the two the later one sees what the earlier one did.</remarks>
internal sealed class OfficerNumbers(IKeyRing ring, IDatabaseEngine engine)
{
    /// <summary>The rule, as the timeline has it.</summary>
    public const string Rule = "EMPLOYEE_NUMBER";

    // Any number that no other lock of the database has.
    private const long Lock = 0x4F66_6669_6365_7273;

    /// <summary>The keyed hash under which a number is kept.</summary>
    /// <param name="digits">The 18 digits.</param>
    /// <param name="cancel">Ends it.</param>
    public async Task<string> HashAsync(string digits, CancellationToken cancel) =>
        Convert.ToHexStringLower(await ring.HashAsync(Encoding.UTF8.GetBytes($"officer:{digits}"), cancel));

    /// <summary>The officers who have one of these numbers, by number. Until the transaction ends nobody sets one.</summary>
    public async Task<ILookup<string, Guid>> FindAsync(CasesDb db, IEnumerable<string?> numbers, CancellationToken cancel)
    {
        var byHash = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var digits in numbers.OfType<string>().Distinct(StringComparer.Ordinal))
        {
            byHash[await HashAsync(digits, cancel)] = digits;
        }

        if (byHash.Count == 0)
        {
            return Array.Empty<(string Digits, Guid OfficerId)>().ToLookup(one => one.Digits, one => one.OfficerId);
        }

        await engine.LockAsync(db, Lock, shared: true, cancel);
        var hashes = byHash.Keys.ToList();
        var rows = await db.OfficerNumbers.AsNoTracking().Where(row => hashes.Contains(row.Hash)).OrderBy(row => row.OfficerId).ToListAsync(cancel);
        return rows.ToLookup(row => byHash[row.Hash], row => row.OfficerId);
    }

    /// <summary>A change that brings persons into a case, or says who they are, with the officers that it keeps out.</summary>
    /// <param name="change">The change.</param>
    /// <param name="numbers">Numbers of the persons that it tells of.</param>
    /// <param name="officers">Officers by number.</param>
    /// <param name="keptOut">Who keeps out already.</param>
    public static CaseChange With(CaseChange change, IEnumerable<string?> numbers, ILookup<string, Guid> officers, IReadOnlyCollection<Guid> keptOut) =>
        change with { Officers = [.. numbers.OfType<string>().SelectMany(digits => officers[digits]).Distinct().Except(keptOut).Select(officer => Out(officer, change.OfficeId, change.At))] };

    /// <summary>The same with the officers as they are now.</summary>
    public async Task<CaseChange> WithOfficersAsync(
        CasesDb db, IReadOnlyCollection<Guid> keptOut, CaseChange change, IReadOnlyList<string?> numbers, CancellationToken cancel) =>
        With(change, numbers, await FindAsync(db, numbers, cancel), keptOut);

    /// <summary>Keeps an officer out of every case with a person of this number; nobody acts but the rule, so each says that of the office that handles it.</summary>
    /// <remarks>There are as many as one person is reported in: a few.</remarks>
    public async Task KeepOutAsync(CasesDb db, Guid officerId, string digits, Instant now, CancellationToken cancel)
    {
        await engine.LockAsync(db, Lock, shared: false, cancel);
        var files = await db.Cases.Whole().Where(file => file.Persons.Any(person => person.EmployeeNumber == digits)).OrderBy(file => file.Id).ToListAsync(cancel);
        foreach (var file in files.Where(file => !file.RecusedOfficerIds.Contains(officerId)))
        {
            db.Record(file, Out(officerId, file.HandlingOfficeId, now), await Access.CaseAccess.HoldersAsync(db, file.Id, cancel));
        }
    }

    private static OfficerKeptOut Out(Guid officerId, string officeId, Instant now) => new(now, officeId, officerId, RecusalGround.ReportedPerson) { Rule = Rule };
}
