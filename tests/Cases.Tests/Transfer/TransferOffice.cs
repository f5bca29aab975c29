using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using static Netralitas.Contracts.Cases.V1.TransferService;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Transfer;

/// <summary>Offices that hand a case to each other, reopen it and put it right; each step answers with the case after it.</summary>
public sealed class TransferOffice(CasesFixture cases)
{
    /// <summary>An office of another province and time zone: Palangka Raya.</summary>
    public const string Other = "bawaslu-62.71";

    public const string Letter = "7/PP.01/X/2024";

    public TransferServiceClient Client { get; } = new(cases.Service.PatientChannel);

    /// <summary>The cases, with calls repeated while a busy machine's storage is slow.</summary>
    private readonly CaseService.CaseServiceClient _cases = new(cases.Service.PatientChannel);

    public async Task<Case> RaiseAsync(RaiseCaseRequest? request = null) => (await _cases.RaiseCaseAsync(request ?? CasesFixture.Report(), cases.Service.As(CasesFixture.TanahLaut))).Case;

    public async Task<Case> OfferAsync(Case file, string to = Other, string from = CasesFixture.TanahLaut) =>
        (await Client.TransferCaseAsync(Offer(file, to), cases.Service.As(from))).Case;

    public async Task<Case> AcceptAsync(Case file, string office = Other) =>
        (await Client.AcceptTransferAsync(new AcceptTransferRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter }, cases.Service.As(office))).Case;

    public async Task<Case> DeclineAsync(Case file, string office = Other) =>
        (await Client.DeclineTransferAsync(new DeclineTransferRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, Reason = "Bukan wilayah kami" }, cases.Service.As(office))).Case;

    public async Task<Case> TakeOverAsync(Case file, string office = CasesFixture.SouthKalimantan) =>
        (await Client.TakeOverCaseAsync(TakeOver(file), cases.Service.As(office))).Case;

    public async Task<Case> ReopenAsync(Case file) => (await Client.ReopenCaseAsync(
        new ReopenCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, Reason = "Ada bukti baru" }, cases.Service.As(CasesFixture.TanahLaut))).Case;

    public async Task<Case> CorrectAsync(Case file, CorrectEntryRequest? request = null) =>
        (await Client.CorrectEntryAsync(Correction(file, request ?? new CorrectEntryRequest { ActDate = file.ActDate == "2024-10-09" ? "2024-10-08" : "2024-10-09" }), cases.Service.As(CasesFixture.TanahLaut))).Case;

    public static TransferCaseRequest Offer(Case file, string to = Other) =>
        new() { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, Reason = HandoverReason.Place, OfficeId = to, Note = "Perbuatan di Palangka Raya" };

    public static TakeOverCaseRequest TakeOver(Case file) => new() { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, Reason = HandoverReason.CannotAct };

    public static CorrectEntryRequest Correction(Case file, CorrectEntryRequest entries)
    {
        (entries.RequestId, entries.CaseId, entries.DocumentNumber, entries.Reason) = (Id(), file.Id, Letter, "Salah ketik");
        return entries;
    }

    public async Task<Case> GetAsync(Case file, string office) => (await _cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, cases.Service.As(office))).Case;

    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(Case file, string office = CasesFixture.TanahLaut) =>
        (await _cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, cases.Service.As(office))).Events;

    public async Task<bool> ListsAsync(Case file, string office) =>
        (await _cases.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, cases.Service.As(office))).Cases.Any(shown => shown.Id == file.Id);

    /// <summary>Neither read nor list shows it. Agencies is away in these tests, so that what is hidden cannot be told from what it alone could say.</summary>
    public async Task IsHiddenAsync(Case file, string office)
    {
        var hidden = await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, cases.Service.As(office)));
        var unknown = await Errors.Refused(cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = Id() }, cases.Service.As(office)));
        (hidden.StatusCode, hidden.Reason()).ShouldBe((unknown.StatusCode, unknown.Reason()));
        (await ListsAsync(file, office)).ShouldBeFalse();
    }

    /// <summary>What the other services were told of a case last.</summary>
    public Task<CaseSnapshot> ToldAsync(Case file) => Eventually.Be(
        () => Task.FromResult(cases.Service.Heard.Values.OfType<ICaseEvent>().Select(fact => fact.Case).Where(told => told.CaseId == Guid.Parse(file.Id)).MaxBy(told => told.Version)!),
        told => told is not null && told.Version >= long.Parse(file.Etag.Trim('"'), null));

    public static TaskSnapshot TaskIn(Case file, string office, string step) => new(
        Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, office, Guid.Parse(file.Id), null, null, step,
        "Tugas", "Task", office, file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);

    public static string Id() => Guid.NewGuid().ToString();
}
