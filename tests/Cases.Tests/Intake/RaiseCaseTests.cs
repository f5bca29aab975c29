using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Intake;

public sealed class RaiseCaseTests(CasesFixture cases)
{
    [Fact]
    public async Task A_report_is_handled_where_the_act_took_place_and_announced_without_anything_personal()
    {
        var file = await cases.RaiseAsync();

        file.HandlingOfficeId.ShouldBe("bawaslu-63.01");
        file.State.ShouldBe(CaseState.InitialStudy);
        file.View.ShouldBe(CaseView.Full);
        file.TimeZone.ShouldBe("Asia/Makassar");
        file.Persons.ShouldHaveSingleItem().Name.ShouldBe("Ahmad Fulan");
        file.Persons[0].Initials.ShouldBe("A.F.");
        var raised = (await HeardOf(file.Id)).ShouldHaveSingleItem().ShouldBeOfType<CaseRaised>();
        raised.Case.Persons.ShouldHaveSingleItem().EmployerOfficeId.ShouldBe("setda-63.72");
        System.Text.Json.JsonSerializer.Serialize(raised).ShouldNotContain("Ahmad");
    }

    [Theory]
    [InlineData(Contest.Governor, "63.01", "bawaslu-63")]
    [InlineData(Contest.Mayor, "63.72", "bawaslu-63.72")]
    [InlineData(Contest.Regent, "64.02", "bawaslu-64.02")]
    public async Task The_handling_office_follows_from_place_and_contest(Contest contest, string place, string handler)
    {
        var request = CasesFixture.Report();
        (request.Contest, request.PlaceRegionCode) = (contest, place);

        (await cases.RaiseAsync(request, handler)).HandlingOfficeId.ShouldBe(handler);
    }

    [Theory]
    [InlineData(CaseKind.Report)]
    [InlineData(CaseKind.Finding)]
    public async Task Only_Bawaslu_raises_reports_and_findings(CaseKind kind)
    {
        var request = CasesFixture.Report();
        request.Kind = kind;

        var error = await Errors.Refused(cases.Client.RaiseCaseAsync(request, cases.Service.As("kesbangpol-63.01")));

        error.StatusCode.ShouldBe(StatusCode.PermissionDenied);
        error.Reason().ShouldBe("ONLY_BAWASLU_RAISES");
    }

    [Fact]
    public async Task Any_office_raises_information_and_sees_of_it_what_is_needed()
    {
        var request = CasesFixture.Report();
        request.Kind = CaseKind.Information;

        var file = await cases.RaiseAsync(request, "kesbangpol-63.01");

        file.State.ShouldBe(CaseState.Tracing);
        file.View.ShouldBe(CaseView.NeedToKnow);
        file.Persons[0].Name.ShouldBeEmpty();
    }

    [Fact]
    public async Task All_bad_fields_come_back_in_one_answer_and_nothing_is_recorded()
    {
        const string Office = "bawaslu-13.01";
        var request = new RaiseCaseRequest
        {
            RequestId = "x", PlaceRegionCode = "99", ElectionId = "pilkada-1999", ActDate = "14-10-2024", KnownDate = "2025-01-01",
            ReceivedTime = Timestamp.FromDateTime(new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc)),
            Persons = { new NewReportedPerson { Name = new string('a', 201), EmployerOfficeId = "setda-99" } },
        };

        var error = await Errors.Refused(cases.Client.RaiseCaseAsync(request, cases.Service.As(Office)));

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.BadFields().Distinct().ShouldBe(
            [
                "request_id", "kind", "contest", "place_region_code", "election_id", "act_date", "known_date", "received_time",
                "persons[0].name", "persons[0].subject_kind", "persons[0].employer_office_id", "persons[0].alleged_act",
            ], ignoreOrder: true);
        error.Detail<LocalizedMessage>()!.Locale.ShouldBe("id-ID");
        (await cases.Service.InDatabase(db => db.Cases.CountAsync(file => file.RaisingOfficeId == Office))).ShouldBe(0);
        (await cases.Service.InDatabase(db => db.Requests.CountAsync(row => row.Caller == "system:" + Office))).ShouldBe(0);
    }

    [Theory]
    [InlineData(Contest.Mayor, "63.01", "contest")]
    [InlineData(Contest.Presidential, "63.01", "contest")]
    [InlineData(Contest.Governor, "34.01", "contest")]
    public async Task A_contest_that_is_not_held_there_is_a_bad_field(Contest contest, string place, string field)
    {
        var request = CasesFixture.Report();
        (request.Contest, request.PlaceRegionCode) = (contest, place);

        (await Errors.Refused(cases.Client.RaiseCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut)))).BadFields().ShouldBe([field]);
    }

    [Fact]
    public async Task The_same_request_again_makes_nothing_and_answers_with_the_same_case()
    {
        var request = CasesFixture.Report();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => cases.RaiseAsync(request.Clone())));

        answers.Select(file => file.Id).Distinct().ShouldHaveSingleItem();
        (await HeardOf(answers[0].Id)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_request_id_with_another_body_is_refused()
    {
        var request = CasesFixture.Report();
        await cases.RaiseAsync(request);
        request.KnownDate = "2024-10-13";

        var error = await Errors.Refused(cases.Client.RaiseCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut)));

        error.StatusCode.ShouldBe(StatusCode.InvalidArgument);
        error.Reason().ShouldBe("REQUEST_ID_REUSED");
    }

    [Fact]
    public async Task Without_a_token_or_with_one_of_an_unknown_office_nothing_is_answered()
    {
        (await Errors.Refused(cases.Client.RaiseCaseAsync(CasesFixture.Report()))).Reason().ShouldBe("NOT_AUTHENTICATED");
        (await Errors.Refused(cases.Client.RaiseCaseAsync(CasesFixture.Report(), cases.Service.As("bawaslu-99.99")))).Reason().ShouldBe("UNKNOWN_OFFICE");
    }

    private Task<List<ICaseEvent>> HeardOf(string caseId) => Eventually.Be(
        () => Task.FromResult(cases.Service.Heard.Values.OfType<ICaseEvent>().Where(fact => fact.Case.CaseId == Guid.Parse(caseId)).ToList()),
        facts => facts.Count > 0);
}
