using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

[assembly: AssemblyFixture(typeof(Netralitas.Cases.Tests.CasesFixture))]

namespace Netralitas.Cases.Tests;

/// <summary>One Cases service for all tests that call it; each test makes its own cases. It lives on Monday 14 October 2024, 09:00 WITA.</summary>
public sealed class CasesFixture : IAsyncLifetime
{
    public const string TanahLaut = "bawaslu-63.01";
    public const string SouthKalimantan = "bawaslu-63";

    public ServiceUnderTest<CasesDb> Service { get; private set; } = null!;

    public CaseService.CaseServiceClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        // Agencies is away: nothing listens on the discard port.
        Service = await ServiceUnderTest<CasesDb>.StartAsync(new CasesModule(), "2024-10-14T09:00+08:00x1", "--Services:Agencies=http://127.0.0.1:9");
        Client = new CaseService.CaseServiceClient(Service.Channel);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    /// <summary>A report in Tanah Laut against one civil servant of Banjarbaru.</summary>
    public static RaiseCaseRequest Report(params NewReportedPerson[] persons)
    {
        var request = new RaiseCaseRequest
        {
            RequestId = Guid.NewGuid().ToString(), Kind = CaseKind.Report, ElectionId = "pilkada-2024", Contest = Contest.Regent,
            PlaceRegionCode = "63.01", ActDate = "2024-10-10", KnownDate = "2024-10-12",
        };
        request.Persons.AddRange(persons.Length > 0 ? persons : [Person("Ahmad Fulan")]);
        return request;
    }

    public static NewReportedPerson Person(string name, SubjectKind kind = SubjectKind.CivilServant, string employer = "setda-63.72") => new()
    {
        Name = name, SubjectKind = kind, EmployerOfficeId = employer, Post = "Kepala bidang", AllegedAct = "Menghadiri deklarasi pasangan calon",
    };

    public async Task<Case> RaiseAsync(RaiseCaseRequest? request = null, string office = TanahLaut) =>
        // The first of a process takes long on a busy machine: it also looks for likely duplicates.
        (await new CaseService.CaseServiceClient(Service.PatientChannel).RaiseCaseAsync(request ?? Report(), Service.As(office))).Case;

    public async Task<Case> StudyAsync(Case file, bool met = true, string office = TanahLaut) =>
        (await Client.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest
            {
                RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, FormalRequirementsMet = met, MaterialRequirementsMet = true, Summary = "Kajian awal",
            },
            Service.As(office))).Case;

    public async Task<Case> RegisterAsync(Case file, string office = TanahLaut) =>
        (await Client.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id }, Service.As(office))).Case;

    public async Task<Case> RecuseAsync(Case file, string office, bool wholeGovernment = false) => (await Client.RecuseOfficeAsync(
        new RecuseOfficeRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, OfficeId = office, Ground = RecusalGround.Kin, WholeGovernment = wholeGovernment },
        Service.As(TanahLaut))).Case;
}
