using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Duplicates;

/// <summary>Offices that meet cases about the same act. Each test makes names of its own, so that none finds the cases of another.</summary>
public sealed class DuplicateOffice(ServiceUnderTest<CasesDb> service)
{
    private const string Letters = "abdegiklmnprtu";
    private static int _serial = 100;

    public ServiceUnderTest<CasesDb> Service => service;

    public CaseService.CaseServiceClient Cases { get; } = new(service.PatientChannel);

    public DuplicateService.DuplicateServiceClient Client { get; } = new(service.PatientChannel);

    /// <summary>A word that nothing else has.</summary>
    public static string Word() => char.ToUpperInvariant('k') + new string(Random.Shared.GetItems<char>(Letters, 11));

    /// <summary>A number of a civil servant that nothing else has.</summary>
    public static string Nip() => $"198001312005011{Interlocked.Increment(ref _serial):000}";

    public static NewReportedPerson Person(string name, string employer = "setda-63.72", string nip = "", string nik = "")
    {
        var person = CasesFixture.Person(name, employer: employer);
        (person.EmployeeNumber, person.ResidentNumber) = (nip, nik);
        return person;
    }

    /// <summary>A report about an act on another day, at another place or with links, where they are given.</summary>
    public static RaiseCaseRequest Report(NewReportedPerson person, string day = "2024-10-10", string place = "63.01", params string[] links)
    {
        var request = CasesFixture.Report(person);
        (request.ActDate, request.PlaceRegionCode) = (day, place);
        (request.Contest, request.KnownDate) = (place == "63" ? Contracts.Common.V1.Contest.Governor : request.Contest, "2024-10-12");
        request.EvidenceLinks.AddRange(links);
        return request;
    }

    public Task<RaiseCaseResponse> RaisedAsync(RaiseCaseRequest request, string office = CasesFixture.TanahLaut) => Cases.RaiseCaseAsync(request, As(office)).ResponseAsync;

    public async Task<Case> RaiseAsync(RaiseCaseRequest request, string office = CasesFixture.TanahLaut) => (await RaisedAsync(request, office)).Case;

    public Task<Case> RaiseAsync(NewReportedPerson person) => RaiseAsync(Report(person));

    public async Task<IReadOnlyList<Duplicate>> DuplicatesAsync(Case file, string office = CasesFixture.TanahLaut) =>
        (await Client.ListDuplicatesAsync(new ListDuplicatesRequest { CaseId = file.Id }, As(office))).Duplicates;

    public static MergeCasesRequest Merge(Case file, Case into, params (string Person, string Into)[] same)
    {
        var request = new MergeCasesRequest { RequestId = Id(), CaseId = file.Id, IntoCaseId = into.Id, Reason = "Perbuatan yang sama", DocumentNumber = "7/PLENO/X/2024" };
        request.Persons.AddRange(same.Select(pair => new SamePerson { PersonId = pair.Person, IntoPersonId = pair.Into }));
        return request;
    }

    public async Task<MergeCasesResponse> MergeAsync(MergeCasesRequest request, string office = CasesFixture.TanahLaut) => await Client.MergeCasesAsync(request, As(office));

    public async Task<RpcException> RefusedAsync(MergeCasesRequest request, string office = CasesFixture.TanahLaut) => await Errors.Refused(Client.MergeCasesAsync(request, As(office)));

    public async Task<Case> GetAsync(string id, string office = CasesFixture.TanahLaut) => (await Cases.GetCaseAsync(new GetCaseRequest { CaseId = id }, As(office))).Case;

    public async Task<IReadOnlyList<CaseEvent>> EventsAsync(string id) =>
        (await Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = id, PageSize = 1000 }, As(CasesFixture.TanahLaut))).Events;

    public Metadata As(string office) => service.As(office);

    public static string Id() => Guid.NewGuid().ToString();
}
