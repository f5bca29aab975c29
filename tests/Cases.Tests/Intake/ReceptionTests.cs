using Google.Protobuf.WellKnownTypes;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Reference;
using Netralitas.Support;
using NodaTime.Text;
using LateReport = Netralitas.Cases.Intake.LateReport;
using Reception = Netralitas.Cases.Intake.Reception;

namespace Netralitas.Cases.Tests.Intake;

/// <summary>From when a report counts as received, and when it is late.</summary>
public sealed class ReceptionTests(CasesFixture cases)
{
    private static readonly ReferenceBook Reference = ReferenceBook.Load(ReferenceBook.DefaultFolder);

    [Theory]
    [InlineData("bawaslu-63.01", "pilkada-2024", "2024-10-13T22:00:00+08:00", "2024-10-14T08:00:00+08:00", "Sunday night")]
    [InlineData("bawaslu-63.01", "pilkada-2024", "2024-10-18T16:29:59+08:00", "2024-10-18T16:29:59+08:00", "Friday, just before it closes")]
    [InlineData("bawaslu-62.71", "pilkada-2024", "2024-10-14T07:30:00+07:00", "2024-10-14T08:00:00+07:00", "before it opens in Western Indonesia")]
    [InlineData("bawaslu-94.01", "pilkada-2024", "2024-10-14T15:59:00+09:00", "2024-10-14T15:59:00+09:00", "open in Eastern Indonesia")]
    [InlineData("bawaslu-ri", "pilkada-2024", "2024-10-14T07:59:00+08:00", "2024-10-14T08:00:00+07:00", "the national office keeps the hours of Jakarta")]
    [InlineData("bawaslu-63.01", "pilkada-2024", "2024-11-24T03:00:00+08:00", "2024-11-24T03:00:00+08:00", "quiet period")]
    [InlineData("bawaslu-63.01", "pilkada-2024", "2024-11-27T23:59:00+08:00", "2024-11-27T23:59:00+08:00", "voting day")]
    [InlineData("bawaslu-63.01", "pilkada-2024", "2024-11-28T00:00:00+08:00", "2024-11-28T08:00:00+08:00", "the night after voting day")]
    [InlineData("bawaslu-63.01", "pemilu-2024", "2024-02-10T10:00:00+08:00", "2024-02-11T00:00:00+08:00", "holiday before the quiet period")]
    public void A_report_counts_from_the_next_opening_of_the_office_that_receives_it(string office, string election, string received, string counted, string why) =>
        Of(CaseKind.Report, office, election, received[..10], received).CountedFrom.ShouldBe(Parse(counted), why);

    [Fact]
    public void Findings_and_information_count_at_once()
    {
        foreach (var kind in new[] { CaseKind.Finding, CaseKind.Information })
        {
            Of(kind, "bawaslu-63.01", "pilkada-2024", "2024-09-01", "2024-10-13T22:00:00+08:00").ShouldBe(new Reception(Parse("2024-10-13T22:00:00+08:00"), null));
        }
    }

    [Theory]
    [InlineData("bawaslu-63.01", "pilkada-2024", "2024-10-01", "DL-02", "2024-10-09T00:00:00+08:00", "seven calendar days after the day itself")]
    [InlineData("bawaslu-62.71", "pilkada-2024", "2024-10-01", "DL-02", "2024-10-09T00:00:00+07:00", "in the time of the office")]
    [InlineData("bawaslu-63.01", "pemilu-2024", "2024-02-05", "DL-01", "2024-02-20T00:00:00+08:00", "seven working days, with holidays and voting day between")]
    public void A_report_is_late_from_the_midnight_after_the_last_day_and_not_before(string office, string election, string known, string rule, string end, string why)
    {
        var over = Parse(end);
        var version = Reference.Law.Deadlines.Versions(rule)[0].Law.Version;

        Of(CaseKind.Report, office, election, known, Write(over - NodaTime.Duration.FromMilliseconds(1))).Late.ShouldBeNull(why);
        Of(CaseKind.Report, office, election, known, end).Late.ShouldBe(new LateReport(rule, version, over), why);
    }

    [Fact]
    public async Task A_late_report_is_received_and_studied_but_not_registered_and_is_closed_as_late()
    {
        var request = CasesFixture.Report();
        (request.ActDate, request.KnownDate) = ("2024-10-01", "2024-10-06");
        request.ReceivedTime = Time("2024-10-14T00:00:00+08:00");
        var file = await cases.StudyAsync(await cases.RaiseAsync(request));
        file.Late.ShouldBe(new Contracts.Cases.V1.LateReport { RuleId = "DL-02", RuleVersion = 1, AfterTime = Time("2024-10-14T00:00:00+08:00") });

        var error = await Errors.Refused(cases.Client.RegisterCaseAsync(
            new RegisterCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id }, cases.Service.As(CasesFixture.TanahLaut)));
        (error.StatusCode, error.Reason()).ShouldBe((Grpc.Core.StatusCode.FailedPrecondition, "REPORT_LATE"));
        error.Detail<Google.Rpc.ErrorInfo>()!.Metadata.ShouldBe(
            new Dictionary<string, string> { ["rule_id"] = "DL-02", ["rule_version"] = "1", ["after_time"] = "2024-10-13T16:00:00Z" }, ignoreOrder: true);

        var closed = await cases.Client.CloseCaseAsync(
            new CloseCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, Reason = CloseReason.Late }, cases.Service.As(CasesFixture.TanahLaut));
        (closed.Case.State, closed.Case.OfficialNumber, closed.Case.ReceiptNumber is null).ShouldBe((CaseState.NotRegistered, null, false));
    }

    [Fact]
    public async Task A_report_of_the_last_moment_is_registered()
    {
        var request = CasesFixture.Report();
        (request.ActDate, request.KnownDate) = ("2024-10-01", "2024-10-06");
        request.ReceivedTime = Time("2024-10-13T23:59:59+08:00");

        var file = await cases.RegisterAsync(await cases.StudyAsync(await cases.RaiseAsync(request)));

        (file.Late, file.State).ShouldBe((null, CaseState.Registered));
    }

    [Fact]
    public async Task Both_times_are_shown_and_the_clock_of_the_study_starts_with_the_next_opening_by_a_rule_that_is_named()
    {
        var request = CasesFixture.Report();
        request.ReceivedTime = Time("2024-10-12T10:00:00+08:00");
        var file = await cases.RaiseAsync(request);
        (file.ReceivedTime, file.CountedFromTime).ShouldBe((Time("2024-10-12T10:00:00+08:00"), Time("2024-10-14T08:00:00+08:00")));

        var clock = (await new ProcedureService.ProcedureServiceClient(cases.Service.Channel).ExplainDeadlinesAsync(
            new ExplainDeadlinesRequest { CaseId = file.Id }, cases.Service.As(CasesFixture.TanahLaut))).Clocks.ShouldHaveSingleItem();

        (clock.Reckoning.StartTime, clock.Reckoning.DueTime).ShouldBe((file.CountedFromTime, Time("2024-10-17T00:00:00+08:00")));
        (clock.Reception.Rule.Id, clock.Reception.ReceivedTime, clock.Reception.CountedFromTime).ShouldBe(("RCP-PILKADA", file.ReceivedTime, file.CountedFromTime));
        var raised = await Eventually.Be(
            () => Task.FromResult(cases.Service.Heard.Values.OfType<Contracts.Events.CaseRaised>().FirstOrDefault(fact => fact.Case.CaseId == Guid.Parse(file.Id))), fact => fact is not null);
        raised!.Case.CountedFromTime.ShouldBe(file.CountedFromTime.ToDateTimeOffset());
    }

    [Fact]
    public async Task A_day_whose_calendar_is_not_loaded_is_a_bad_field()
    {
        var request = CasesFixture.Report();
        (request.ElectionId, request.Contest, request.ActDate, request.KnownDate) = ("pemilu-2024", Contracts.Common.V1.Contest.Presidential, "2019-01-01", "2019-01-02");

        (await Errors.Refused(cases.Client.RaiseCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut)))).BadFields().ShouldBe(["known_date"]);
    }

    private static Reception Of(CaseKind kind, string office, string election, string known, string received) => Reception.Of(
        kind, LocalDatePattern.Iso.Parse(known).Value, Parse(received), ReceptionPlace.Of(office, "63.01", election, Reference), Reference);

    private static NodaTime.Instant Parse(string text) => OffsetDateTimePattern.ExtendedIso.Parse(text).Value.ToInstant();

    private static string Write(NodaTime.Instant at) => OffsetDateTimePattern.ExtendedIso.Format(at.WithOffset(NodaTime.Offset.Zero));

    private static Timestamp Time(string text) => Timestamp.FromDateTimeOffset(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
}
