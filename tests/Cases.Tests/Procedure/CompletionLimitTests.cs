using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Procedure;

/// <summary>A sub-district head is reported in Purbalingga on Monday 14 October 2024; by Wednesday evening the report is found deficient (golden case G4).</summary>
public sealed class CompletionLimitTests : IDisposable
{
    private const string Purbalingga = "33.03";
    private const string Kudus = "33.19";

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task What_is_not_completed_within_the_limit_of_its_place_is_overdue_and_not_registered()
    {
        var (here, there) = ("", "");
        await using (var monday = await StartAsync("2024-10-14T10:00+07:00x1"))
        {
            (here, there) = (await RaiseAsync(monday, Purbalingga), await RaiseAsync(monday, Kudus));
        }

        await using (var wednesday = await StartAsync("2024-10-16T20:00+07:00x1"))
        {
            (await StudyAsync(wednesday, Purbalingga, here), await StudyAsync(wednesday, Kudus, there)).ShouldBe((CaseState.AwaitingCompletion, CaseState.AwaitingCompletion));
            var study = await ClockAsync(wednesday, Purbalingga, here, ClockKind.InitialStudy);
            (study.Reckoning.Days.Last().Date, study.Overdue).ShouldBe(("2024-10-16", false));
        }

        await using var thursday = await StartAsync("2024-10-17T20:30+07:00x1");
        var (late, other) = (await ClockAsync(thursday, Purbalingga, here, ClockKind.Completion), await ClockAsync(thursday, Kudus, there, ClockKind.Completion));
        (late.Reckoning.Rule.Id, late.Reckoning.Rule.Version, late.Overdue).ShouldBe(("DL-08", 2, true));
        (other.Reckoning.Rule.Id, other.Reckoning.Rule.Version, other.Overdue).ShouldBe(("DL-08", 1, false));
        other.Reckoning.Days.Select(day => day.Date).ShouldBe(["2024-10-16", "2024-10-17"]);

        var closed = (await new CaseService.CaseServiceClient(thursday.PatientChannel).CloseCaseAsync(
            new CloseCaseRequest { RequestId = Id(), CaseId = here, Reason = CloseReason.RequirementsNotMet }, Office(thursday, Purbalingga))).Case;
        closed.State.ShouldBe(CaseState.NotRegistered);
        closed.OfficialNumber.ShouldBeNull();
        (await ClockAsync(thursday, Purbalingga, here, ClockKind.Completion)).MetTime.ShouldNotBeNull();
        (await Errors.Refused(new ProcedureService.ProcedureServiceClient(thursday.PatientChannel).CompleteReportAsync(
            new CompleteReportRequest { RequestId = Id(), CaseId = here, DocumentNumber = "2/X/2024" }, Office(thursday, Purbalingga)))).Reason().ShouldBe("TRANSITION_NOT_ALLOWED");
    }

    public void Dispose() => _folder.Dispose();

    private Task<ServiceUnderTest<CasesDb>> StartAsync(string clock) => ServiceUnderTest<CasesDb>.StartAsync(
        new CasesModule(), clock, "--Services:Agencies=http://127.0.0.1:9", $"--Storage:Connection=Data Source={_folder.File("cases.db")};Pooling=False");

    private static async Task<string> RaiseAsync(ServiceUnderTest<CasesDb> service, string place)
    {
        var report = CasesFixture.Report(CasesFixture.Person("Bambang Fulan", employer: $"setda-{place}"));
        report.PlaceRegionCode = place;
        report.Persons[0].AtAct = new PersonAtAct { PostClass = PostClass.SubdistrictHead };
        return (await new CaseService.CaseServiceClient(service.PatientChannel).RaiseCaseAsync(report, Office(service, place))).Case.Id;
    }

    private static async Task<CaseState> StudyAsync(ServiceUnderTest<CasesDb> service, string place, string caseId) =>
        (await new CaseService.CaseServiceClient(service.PatientChannel).CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Id(), CaseId = caseId, FormalRequirementsMet = true, Summary = "Saksi belum disebut" }, Office(service, place))).Case.State;

    private static async Task<CaseClock> ClockAsync(ServiceUnderTest<CasesDb> service, string place, string caseId, ClockKind kind) =>
        (await new ProcedureService.ProcedureServiceClient(service.PatientChannel).ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = caseId }, Office(service, place))).Clocks
            .Single(clock => clock.Kind == kind);

    private static Metadata Office(ServiceUnderTest<CasesDb> service, string place) => service.As($"bawaslu-{place}");

    private static string Id() => Guid.NewGuid().ToString();
}
