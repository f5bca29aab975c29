using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Pausing;

/// <summary>The clocks of a case stand still from Monday afternoon to the first moment of Thursday.</summary>
public sealed class PauseTests : IDisposable
{
    private const string Order = "7/PLENO/X/2024";
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Days_that_begin_within_a_pause_do_not_count_and_an_extension_keeps_its_total()
    {
        Case file;
        await using (var monday = await StartAsync("2024-10-14T15:00+08:00x1"))
        {
            file = await RegisterAsync(monday);
            (await DecisionAsync(monday, file)).Reckoning.Days[^1].Date.ShouldBe("2024-10-16");
            file = (await Clock(monday).PauseClockAsync(Pause(file), Office(monday))).Case;
            (await Errors.Refused(Clock(monday).PauseClockAsync(Pause(file), Office(monday)))).Reason().ShouldBe("CLOCK_PAUSED_ALREADY");
        }

        await using var thursday = await StartAsync("2024-10-17T00:00+08:00x1");
        var paused = await DecisionAsync(thursday, file);
        (paused.Overdue, paused.Pauses.ShouldHaveSingleItem().EndTime, paused.Pauses[0].DocumentNumber, paused.Pauses[0].Reason).ShouldBe((false, null, Order, "Menunggu putusan"));

        var resumed = await Clock(thursday).ResumeClockAsync(Resume(file), Office(thursday));
        var clock = await DecisionAsync(thursday, file);
        // Monday was used; the days until Thursday began within the pause.
        clock.Reckoning.Days.Select(day => (day.Date[^2..], day.Number)).ShouldBe([("14", 1), ("15", 0), ("16", 0), ("17", 0), ("18", 2), ("19", 3)]);
        clock.Reckoning.Days.Count(day => day.Reason == DayReason.Paused).ShouldBe(3);
        clock.Pauses[0].EndTime.ShouldNotBeNull();
        (await Errors.Refused(Clock(thursday).ResumeClockAsync(Resume(resumed.Case), Office(thursday)))).Reason().ShouldBe("CLOCK_NOT_PAUSED");

        // On the day on which its time would have been over without the pause it can still be extended: to five days in all, not five more.
        await new ProcedureService.ProcedureServiceClient(thursday.PatientChannel).ExtendHandlingAsync(
            new ExtendHandlingRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = Order, Reason = "Saksi" }, Office(thursday));
        (await DecisionAsync(thursday, file)).Reckoning.Days.Where(day => day.Number > 0).Select(day => day.Date[^2..]).ShouldBe(["14", "18", "19", "20", "21"]);

        var events = (await new CaseService.CaseServiceClient(thursday.PatientChannel).ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, Office(thursday))).Events;
        events.Where(one => one.Type is "CLOCK_PAUSED" or "CLOCK_RESUMED").Select(one => (one.Type, one.Facts["document_number"])).ShouldBe([("CLOCK_PAUSED", Order), ("CLOCK_RESUMED", Order)]);
    }

    [Fact]
    public async Task A_clock_that_stopped_on_its_last_day_is_overdue_when_it_goes_on_and_not_before()
    {
        Case file;
        await using (var monday = await StartAsync("2024-10-14T15:00+08:00x1"))
        {
            file = await RegisterAsync(monday);
        }

        await using (var wednesday = await StartAsync("2024-10-16T15:00+08:00x1"))
        {
            file = (await Clock(wednesday).PauseClockAsync(Pause(file), Office(wednesday))).Case;
        }

        // The day was used: it is over whenever the clock goes on.
        await using var friday = await StartAsync("2024-10-18T09:00+08:00x1");
        var paused = await DecisionAsync(friday, file);
        (paused.Reckoning.Days[^1].Date, paused.Overdue).ShouldBe(("2024-10-16", false));
        await Clock(friday).ResumeClockAsync(Resume(file), Office(friday));
        (await DecisionAsync(friday, file)).Overdue.ShouldBeTrue();
    }

    [Fact]
    public async Task Where_no_clock_runs_and_for_others_there_is_nothing_to_pause()
    {
        await using var service = await StartAsync("2024-10-14T15:00+08:00x1");
        var file = await RegisterAsync(service);
        file = (await new ProcedureService.ProcedureServiceClient(service.PatientChannel).WithdrawReportAsync(
            new WithdrawReportRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "1" }, Office(service))).Case;

        (await Errors.Refused(Clock(service).PauseClockAsync(Pause(file), Office(service)))).Reason().ShouldBe("NO_CLOCK_RUNS");
        (await Errors.Refused(Clock(service).PauseClockAsync(Pause(file), service.As("bawaslu-63", RoleWords.Any)))).StatusCode.ShouldBe(StatusCode.PermissionDenied);
        (await Errors.Refused(Clock(service).PauseClockAsync(new PauseClockRequest { RequestId = "x", CaseId = file.Id }, Office(service)))).BadFields().Order()
            .ShouldBe(["document_number", "reason", "request_id"]);
    }

    public void Dispose() => _folder.Dispose();

    private Task<ServiceUnderTest<CasesDb>> StartAsync(string clock) => ServiceUnderTest<CasesDb>.StartAsync(
        new CasesModule(), clock, "--Services:Agencies=http://127.0.0.1:9", $"--Storage:Connection=Data Source={_folder.File("cases.db")};Pooling=False");

    private static async Task<Case> RegisterAsync(ServiceUnderTest<CasesDb> service)
    {
        var client = new CaseService.CaseServiceClient(service.PatientChannel);
        var file = (await client.RaiseCaseAsync(CasesFixture.Report(), Office(service))).Case;
        await client.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = Id(), CaseId = file.Id, FormalRequirementsMet = true, MaterialRequirementsMet = true, Summary = "Kajian awal" }, Office(service));
        return (await client.RegisterCaseAsync(new RegisterCaseRequest { RequestId = Id(), CaseId = file.Id }, Office(service))).Case;
    }

    private static async Task<CaseClock> DecisionAsync(ServiceUnderTest<CasesDb> service, Case file) =>
        (await new ProcedureService.ProcedureServiceClient(service.PatientChannel).ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = file.Id }, Office(service))).Clocks
            .Single(clock => clock.Kind == ClockKind.Decision);

    private static ClockService.ClockServiceClient Clock(ServiceUnderTest<CasesDb> service) => new(service.PatientChannel);

    private static Metadata Office(ServiceUnderTest<CasesDb> service) => service.As(CasesFixture.TanahLaut);

    private static PauseClockRequest Pause(Case file) => new() { RequestId = Id(), CaseId = file.Id, DocumentNumber = Order, Reason = "Menunggu putusan", Etag = file.Etag };

    private static ResumeClockRequest Resume(Case file) => new() { RequestId = Id(), CaseId = file.Id, DocumentNumber = Order, Reason = "Putusan terbit" };

    private static string Id() => Guid.NewGuid().ToString();
}
