using Grpc.Core;
using Netralitas.Cases.CaseFile;
using Netralitas.Cases.Documents;
using Netralitas.Cases.Recusal;
using Netralitas.Cases.Registration;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;
using Netralitas.Platform.Time;
using Netralitas.Reference;
using OfficialNumber = Netralitas.Cases.Registration.OfficialNumber;

namespace Netralitas.Cases.RegisterBook;

/// <summary>Takes a register of the past: receives all of it, checks all of it, and keeps all of it in one transaction, or nothing.</summary>
internal sealed class ImportRegister(Store<CasesDb> store, LegalClock clock, ReferenceBook reference, NumberDesk numbers, Transfers transfers, DocumentOptions options, OfficerNumbers officers) : IDisposable
{
    private const int ImportsAtOnce = 2;

    // Inserting the longest file takes some ten seconds; on a busy machine several times that.
    private static readonly TimeSpan WriteLimit = TimeSpan.FromMinutes(3);

    private readonly SemaphoreSlim _places = new(ImportsAtOnce);

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    /// <summary>Receives, checks, keeps, and answers what came of it.</summary>
    public async Task<ImportRegisterResponse> HandleAsync(IAsyncStreamReader<ImportRegisterRequest> messages, Call call)
    {
        if (!await _places.WaitAsync(TimeSpan.Zero, call.Cancel))
        {
            throw Refusal.Of(RegisterReasons.TooManyImports).AsException();
        }

        try
        {
            using var transfer = transfers.Begin(call);
            var received = new ReceivedRows(messages, transfer, options.SilenceMax);
            var header = await received.HeaderAsync();
            if (reference.Offices.Find(call.OfficeId)!.Function != OfficeTable.HandlingFunction)
            {
                throw Refusal.Of(RegisterReasons.OnlyBawaslu).AsException();
            }

            var rows = await received.RowsAsync();
            var file = new RegisterFile(new RegisterReader(call.OfficeId, clock.Now(), reference));
            var entries = file.Read(rows);
            transfer.ThrowIfEnded();
            return header.DryRun || file.Problems.Count > 0
                ? await store.ReadAsync((db, cancel) => CompareAsync(db, entries, file.Problems, cancel), call.Cancel, WriteLimit)
                : await KeepAsync(entries, header.FileSha256.ToLowerInvariant(), call);
        }
        finally
        {
            _places.Release();
        }
    }

    private static async Task<ImportRegisterResponse> CompareAsync(CasesDb db, IReadOnlyList<RegisterEntry> entries, RegisterProblems problems, CancellationToken cancel)
    {
        var (missing, present) = await PresentCases.FindAsync(db, entries, problems, cancel);
        return Answer(missing.Count, present, problems);
    }

    private Task<ImportRegisterResponse> KeepAsync(IReadOnlyList<RegisterEntry> entries, string fileHash, Call call) => store.WriteAsync(
        async (db, cancel) =>
        {
            var now = clock.Now();
            var counters = Counters(entries);
            // Until this is over nobody registers with these numbers: what is free stays free.
            foreach (var (key, _) in counters)
            {
                await NumberSeriesRow.RaiseAsync(db, key, 0, cancel);
            }

            var problems = new RegisterProblems();
            var (missing, present) = await PresentCases.FindAsync(db, entries, problems, cancel);
            if (problems.Count > 0)
            {
                return Answer(0, present, problems);
            }

            foreach (var (key, last) in Counters(missing))
            {
                await NumberSeriesRow.RaiseAsync(db, key, last, cancel);
            }

            var found = await officers.FindAsync(db, missing.SelectMany(NumbersOf), cancel);
            foreach (var entry in missing)
            {
                Keep(db, entry, OfficerNumbers.With(entry.ToChange(now, call.OfficeId, fileHash), NumbersOf(entry), found, []), fileHash);
            }

            return Answer(missing.Count, present, problems);
        },
        call.Cancel, WriteLimit);

    private static IEnumerable<string?> NumbersOf(RegisterEntry entry) => entry.Persons.Select(person => person.Told.Who.EmployeeNumber);

    private static void Keep(CasesDb db, RegisterEntry entry, CaseChange change, string fileHash)
    {
        var file = new NeutralityCase();
        db.Insert(file);
        db.Record(file, change, holders: []);
        file.Persons.ForEach(db.Insert);
        file.Allegations.ForEach(db.Insert);
        db.Insert(new RegisterEntryRow { CaseId = entry.CaseId, FileSha256 = fileHash, Line = entry.Line });
    }

    /// <summary>The counters that the numbers belong to and the highest of each, always in the same order.</summary>
    private List<(NumberSeries Key, long Last)> Counters(IEnumerable<RegisterEntry> entries) =>
    [
        .. from entry in entries
           from one in new[] { (Text: entry.OfficialNumber, Registered: true, Given: entry.Registered), (entry.ReceiptNumber, false, entry.Received) }
           where one.Text is not null
           let number = OfficialNumber.Parse(one.Text)!
           let day = one.Given!.Value.InZone(reference.Offices.Find(entry.HandlingOfficeId)!.Zone).Date
           group number.Running by numbers.SeriesOf(new WantedNumber(entry.HandlingOfficeId, one.Registered, number.Source, entry.Contest, entry.ElectionId), day) into counter
           orderby counter.Key.ToString()
           select (counter.Key, counter.Max()),
    ];

    private static ImportRegisterResponse Answer(int imported, int present, RegisterProblems problems) => new()
    {
        ImportedCases = problems.Count > 0 ? 0 : imported, PresentCases = present, Problems = { problems.Kept }, ProblemCount = problems.Count,
    };
}
