using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Statistics;

/// <summary>A Cases service of its own, so that what is counted is known; tests keep to a province each.</summary>
public sealed class CountedCases : IAsyncLifetime
{
    private const string Letter = "12/PLENO/X/2024";

    private CaseService.CaseServiceClient _cases = null!;
    private ProcedureService.ProcedureServiceClient _procedure = null!;

    public ServiceUnderTest<CasesDb> Service { get; private set; } = null!;

    public StatisticsService.StatisticsServiceClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Service = await ServiceUnderTest<CasesDb>.StartAsync(new CasesModule(), "2024-10-14T09:00+08:00x1", "--Services:Agencies=http://127.0.0.1:9");
        _cases = new CaseService.CaseServiceClient(Service.PatientChannel);
        _procedure = new ProcedureService.ProcedureServiceClient(Service.PatientChannel);
        Client = new StatisticsService.StatisticsServiceClient(Service.PatientChannel);
    }

    public ValueTask DisposeAsync() => Service.DisposeAsync();

    /// <summary>A finding of the office of a place, about persons of these kinds.</summary>
    public static RaiseCaseRequest Finding(string place, params SubjectKind[] persons)
    {
        var request = new RaiseCaseRequest
        {
            RequestId = Id(), Kind = CaseKind.Finding, ElectionId = "pilkada-2024", PlaceRegionCode = place, ActDate = "2024-10-10", KnownDate = "2024-10-12",
            Contest = place.Length == 2 ? Contest.Governor : place[3] == '7' ? Contest.Mayor : Contest.Regent,
        };
        request.Persons.AddRange((persons.Length > 0 ? persons : [SubjectKind.CivilServant])
            .Select(kind => new NewReportedPerson { Name = "Ahmad Fulan", SubjectKind = kind, Post = "Staf", AllegedAct = "Menghadiri deklarasi" }));
        return request;
    }

    public async Task<Case> RaiseAsync(RaiseCaseRequest request) => (await _cases.RaiseCaseAsync(request, Service.As("bawaslu-" + request.PlaceRegionCode))).Case;

    public Task<Case> RaiseAsync(string place, params SubjectKind[] persons) => RaiseAsync(Finding(place, persons));

    /// <summary>Registers a case, alleges violations of its persons by their positions, and decides them, unless there are no outcomes.</summary>
    public async Task<Case> HandleAsync(Case file, (int Person, string Violation)[] allegations, params Outcome[] outcomes)
    {
        var office = Service.As(file.HandlingOfficeId);
        file = (await _cases.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, office)).Case;
        foreach (var (person, violation) in allegations)
        {
            file = (await _procedure.AddAllegationAsync(new AddAllegationRequest { RequestId = Id(), CaseId = file.Id, PersonId = file.Persons[person].Id, ViolationId = violation }, office)).Case;
        }

        if (outcomes.Length > 0)
        {
            await _procedure.CompleteStudyAsync(new CompleteStudyRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter, Summary = "Kajian" }, office);
            var decide = new DecideCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Letter };
            decide.Outcomes.AddRange(file.Allegations.Zip(outcomes, (allegation, outcome) => new AllegationOutcome { AllegationId = allegation.Id, Outcome = outcome }));
            file = (await _procedure.DecideCaseAsync(decide, office)).Case;
        }

        return file;
    }

    /// <summary>Lets the service hear that an office holds a task in a case.</summary>
    public Task GiveTaskAsync(Case file, string office) => Service.TellAsync(new TaskOpened(new TaskSnapshot(
        Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, office, Guid.Parse(file.Id), null, null, "situation-note", "Membuat", "Write", office,
        file.HandlingOfficeId, DateTimeOffset.UnixEpoch, file.TimeZone, null, null, null)));

    public async Task<GetStatisticsResponse> CountAsync(string office, GetStatisticsRequest request) => await Client.GetStatisticsAsync(request, Service.As(office));

    /// <summary>Rows as text, such as <c>63.01 CIVIL_SERVANT: 1 2 0</c> for one case with two persons and no allegation.</summary>
    public static IReadOnlyList<string> Lines(GetStatisticsResponse response) =>
        [.. response.Rows.Select(row => $"{string.Join(' ', row.Keys.Select(key => key.Value))}: {Text(row.Counts)}{(row.Compared is null ? "" : " / " + Text(row.Compared))}")];

    /// <summary>Cases, persons and allegations.</summary>
    public static string Text(Counts counts) => $"{counts.Cases} {counts.Persons} {counts.Allegations}";

    private static string Id() => Guid.NewGuid().ToString();
}
