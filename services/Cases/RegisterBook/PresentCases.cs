using Microsoft.EntityFrameworkCore;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Common.V1;
using OfficialNumber = Netralitas.Cases.Registration.OfficialNumber;

namespace Netralitas.Cases.RegisterBook;

/// <summary>Looks for the cases of a file among those that are there.</summary>
internal static class PresentCases
{
    private const int AtOnce = 500;

    /// <summary>Those that are not there, and how many are with the same content; what is there with another content is a problem.</summary>
    public static async Task<(List<RegisterEntry> Missing, int Present)> FindAsync(
        CasesDb db, IReadOnlyList<RegisterEntry> entries, RegisterProblems problems, CancellationToken cancel)
    {
        var (missing, present) = (new List<RegisterEntry>(), 0);
        var given = await GivenAsync(db, entries, cancel);
        foreach (var some in entries.Chunk(AtOnce))
        {
            var there = await LoadAsync(db, some, cancel);
            foreach (var entry in some)
            {
                var found = there.Where(file => Is(file, entry)).ToList();
                if (found.Count == 0)
                {
                    RequireFree(entry, given, problems);
                    missing.Add(entry);
                }
                else if (found is [var same] && RegisterView.Rows(same).SequenceEqual(Rows(entry)))
                {
                    present++;
                }
                else
                {
                    problems.Add(entry.Line, entry.OfficialNumber is null ? "receipt_number" : "official_number", "is in the register already with other content");
                }
            }
        }

        return (missing, present);
    }

    private static IEnumerable<Contracts.Cases.V1.RegisterRow> Rows(RegisterEntry entry)
    {
        var file = new NeutralityCase();
        file.Apply(entry.ToChange(default, "", ""));
        return RegisterView.Rows(file);
    }

    /// <summary>The cases that have a number of one of these.</summary>
    private static Task<List<NeutralityCase>> LoadAsync(CasesDb db, IReadOnlyList<RegisterEntry> entries, CancellationToken cancel)
    {
        var numbers = entries.Select(entry => entry.OfficialNumber).OfType<string>().ToList();
        var receipts = entries.Select(entry => entry.ReceiptNumber).OfType<string>().ToList();
        return db.Cases.AsNoTracking().Where(file => numbers.Contains(file.OfficialNumber!) || receipts.Contains(file.ReceiptNumber!)).Whole().ToListAsync(cancel);
    }

    /// <summary>Whether a case is the one of an entry; other elections may have given the same words.</summary>
    private static bool Is(NeutralityCase file, RegisterEntry entry) => file.ElectionId == entry.ElectionId
        && ((entry.OfficialNumber is { } number && number == file.OfficialNumber) || (entry.ReceiptNumber is { } receipt && receipt == file.ReceiptNumber));

    /// <summary>The running numbers that were given here, not brought in.</summary>
    private static async Task<HashSet<Running>> GivenAsync(CasesDb db, IReadOnlyList<RegisterEntry> entries, CancellationToken cancel)
    {
        var given = new HashSet<Running>();
        foreach (var (office, election, contest) in entries.Select(entry => (entry.HandlingOfficeId, entry.ElectionId, entry.Contest)).Distinct())
        {
            var own = db.Cases.Where(file => !file.Imported && file.ElectionId == election && file.Contest == contest);
            Add("official_number", await own.Where(file => file.HandlingOfficeId == office && file.OfficialNumber != null).Select(file => file.OfficialNumber!).ToListAsync(cancel));
            Add("receipt_number", await own.Where(file => file.RaisingOfficeId == office && file.ReceiptNumber != null).Select(file => file.ReceiptNumber!).ToListAsync(cancel));

            void Add(string column, IEnumerable<string> numbers) => given.UnionWith(
                numbers.Select(OfficialNumber.Parse).OfType<OfficialNumber>().Select(number => new Running(column, office, election, contest, number.Source, number.Running)));
        }

        return given;
    }

    private static void RequireFree(RegisterEntry entry, HashSet<Running> given, RegisterProblems problems)
    {
        foreach (var (column, text) in new[] { ("official_number", entry.OfficialNumber), ("receipt_number", entry.ReceiptNumber) })
        {
            if (text is not null && OfficialNumber.Parse(text) is { } number
                && given.Contains(new Running(column, entry.HandlingOfficeId, entry.ElectionId, entry.Contest, number.Source, number.Running)))
            {
                problems.Add(entry.Line, column, "has a running number that this office gave to another case of the same election here");
            }
        }
    }

    private sealed record Running(string Column, string Office, string Election, Contest Contest, string Source, long Number);
}
