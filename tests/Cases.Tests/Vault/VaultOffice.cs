using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Vault;

/// <summary>The officers of Tanah Laut at work on the vault of a running service.</summary>
public sealed class VaultOffice(ServiceUnderTest<CasesDb> service)
{
    public const string Name = "Pelapor Penanda Uji";
    public const string Nik = "6301234567890123";

    public ReporterService.ReporterServiceClient Client { get; } = new(service.PatientChannel);

    public CaseService.CaseServiceClient Cases { get; } = new(service.PatientChannel);

    public Metadata Examiner => service.As(CasesFixture.TanahLaut, Roles.Examiner | Roles.Intake, "examiner");

    public Metadata OtherExaminer => service.As(CasesFixture.TanahLaut, Roles.Examiner, "other examiner");

    public Metadata Custodian => service.As(CasesFixture.TanahLaut, Roles.Custodian, "custodian");

    public Metadata Head => service.As(CasesFixture.TanahLaut, Roles.Head, "head");

    public static NewReporter Reporter(string name = Name, ReporterKind kind = ReporterKind.Reporter) => new()
    {
        Kind = kind,
        Identity = new ReporterIdentity
        {
            Name = name, IdentityNumber = Nik, EmployeeNumber = "198001012005011002", BirthPlace = "Pelaihari", BirthDate = "1980-01-01",
            Address = "Jalan Penanda 7", Phone = "+62 811-5550-199", Email = "penanda@contoh.example",
            Attorney = new Attorney { Name = "Kuasa Penanda", AuthorizationNumber = "7/SK/2024", Address = "Jalan Kuasa 1", Phone = "05115550198" },
        },
    };

    /// <summary>A case with one reporter, brought in together.</summary>
    public async Task<(string CaseId, ReceivedReporter Reporter)> RaiseAsync()
    {
        var request = CasesFixture.Report();
        request.Reporters.Add(Reporter());
        var raised = await Cases.RaiseCaseAsync(request, Examiner);
        return (raised.Case.Id, raised.Reporters.ShouldHaveSingleItem());
    }

    public async Task<Reveal> AskAsync(string caseId, string reporterId, Metadata? by = null) =>
        (await Client.RequestRevealAsync(Ask(caseId, reporterId), by ?? Examiner)).Reveal;

    public static RequestRevealRequest Ask(string caseId, string reporterId) => new()
    {
        RequestId = Id(), CaseId = caseId, ReporterId = reporterId, Purpose = RevealPurpose.Clarification, DocumentNumber = "12/KLARIFIKASI/X/2024",
    };

    public async Task<Reveal> ApproveAsync(Reveal reveal, Metadata? by = null) =>
        (await Client.ApproveRevealAsync(new ApproveRevealRequest { RequestId = Id(), CaseId = reveal.CaseId, RevealId = reveal.Id }, by ?? Custodian)).Reveal;

    public static RevealReporterRequest See(Reveal reveal) => new() { RequestId = Id(), CaseId = reveal.CaseId, RevealId = reveal.Id };

    /// <summary>Asks, has it approved, and sees.</summary>
    public async Task<ReporterIdentity> RevealAsync(string caseId, string reporterId) =>
        (await Client.RevealReporterAsync(See(await ApproveAsync(await AskAsync(caseId, reporterId))), Examiner)).Identity;

    /// <summary>What the timeline says: type, and the reason of a refusal.</summary>
    public async Task<IReadOnlyList<string>> EventsAsync(string caseId) =>
        [.. (await Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = caseId, PageSize = 1000 }, Examiner)).Events
            .Select(one => one.Facts.TryGetValue("reason", out var reason) ? $"{one.Type} {reason}" : one.Type)];

    public static string Id() => Guid.NewGuid().ToString();
}
