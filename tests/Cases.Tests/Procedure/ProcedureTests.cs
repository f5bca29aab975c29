using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Procedure;

/// <summary>A case from registration to its end, as an office walks it.</summary>
public sealed class ProcedureTests(CasesFixture cases)
{
    private readonly ProcedureOffice _office = new(cases);

    [Fact]
    public async Task A_report_goes_from_hearing_to_study_plenary_forwarding_and_end_with_every_document_on_its_timeline()
    {
        var file = await _office.HearAsync(await _office.InviteAsync(await _office.RegisteredAsync()));
        file.State.ShouldBe(CaseState.Clarification);
        (file.Hearings[0].Attended, file.Hearings[0].MinutesNumber).ShouldBe((true, ProcedureOffice.Letter));
        file = await _office.DecideAsync(await _office.StudyAsync(file), Outcome.ViolationDiscipline);
        file.Allegations[0].Outcome.ShouldBe(Outcome.ViolationDiscipline);
        file = await _office.ForwardAsync(await _office.AnnounceAsync(file));
        (file.Forwardings[0].ReceiverOfficeId, file.Forwardings[0].RuleId).ShouldBe(("bkn-kanreg-08", "REC-ASN"));
        var early = await Errors.Refused(_office.Client.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1" }, _office.Headers));
        (early.Reason(), early.Detail<Google.Rpc.ErrorInfo>()!.Metadata["count"]).ShouldBe(("FOLLOW_UP_OPEN", "1"));
        file = await _office.ConcludeAsync(file);

        (file.Tracks[0].State, file.Tracks[0].Ended, file.Tracks[0].PersonId, file.Tracks[0].ReceiverOfficeId).ShouldBe(("CLOSED", true, file.Persons[0].Id, "bkn-kanreg-08"));
        (file.State, file.Closing.Reason).ShouldBe((CaseState.Concluded, CloseReason.Concluded));
        var events = (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, _office.Headers)).Events;
        events.Select(one => one.Type).ShouldBe(
        [
            "CASE_RAISED", "INITIAL_STUDY_COMPLETED", "CASE_REGISTERED", "ALLEGATION_ADDED", "HEARING_INVITED", "HEARING_RECORDED", "STUDY_COMPLETED", "CASE_DECIDED",
            "STATUS_ANNOUNCED", "CASE_FORWARDED", "TRACK_ADVANCED", "CASE_CONCLUDED",
        ]);
        events.Skip(4).Where(one => one.TaskId.Length == 0).ShouldAllBe(one => one.Facts["document_number"] == ProcedureOffice.Letter);
    }

    [Fact]
    public async Task Of_eleven_persons_some_are_forwarded_and_some_are_not_under_one_number()
    {
        var report = CasesFixture.Report([.. Enumerable.Range(0, 11).Select(i => CasesFixture.Person($"Orang {i}"))]);
        var file = await _office.StudiedAsync(report);
        Outcome[] outcomes = [.. Enumerable.Range(0, 11).Select(i => i < 4 ? Outcome.ViolationDiscipline : Outcome.NotProven)];
        file = await _office.AnnounceAsync(await _office.DecideAsync(file, outcomes));

        (await Errors.Refused(_office.Client.ForwardCaseAsync(Forward(file, file.Persons[5].Id), _office.Headers))).Reason().ShouldBe("NOT_DECIDED_A_VIOLATION");
        (await Errors.Refused(_office.Client.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1" }, _office.Headers)))
            .Reason().ShouldBe("VIOLATIONS_NOT_FORWARDED");
        file = await _office.ConcludeAsync(await _office.ForwardAsync(file, [.. file.Persons.Take(4).Select(person => person.Id)]));

        file.Forwardings.ShouldHaveSingleItem().PersonIds.Count.ShouldBe(4);
        file.OfficialNumber.Text.ShouldEndWith("/X/2024");
    }

    [Fact]
    public async Task The_office_that_employs_a_person_does_not_receive_the_person_but_the_one_above_it_does()
    {
        var file = await _office.RegisteredAsync(CasesFixture.Report(CasesFixture.Person("Ahmad", SubjectKind.Police, "polres-63.72")), "POL-01");

        file = await _office.ForwardAsync(await _office.DecideAsync(await _office.StudyAsync(file), Outcome.OtherLaw));

        (file.RecusedOfficeIds, file.Forwardings[0].RuleId, file.Forwardings[0].ReceiverOfficeId).ShouldBe((["polres-63.72"], "REC-POLICE", "polda-63"));
    }

    [Fact]
    public async Task What_one_office_receives_by_two_rules_goes_by_two_letters()
    {
        var file = await cases.RegisterAsync(await cases.StudyAsync(await cases.RaiseAsync(
            CasesFixture.Report(CasesFixture.Person("Ahmad", SubjectKind.Police, ""), CasesFixture.Person("Budi")))));
        file = await _office.AllegeAsync(await _office.AllegeAsync(file, file.Persons[0].Id, "POL-01"), file.Persons[1].Id, "CRM-P71-1");
        file = await _office.DecideAsync(await _office.StudyAsync(file), Outcome.OtherLaw, Outcome.CrimeSuspected);

        // The one for discipline, the other for the crime: what follows is not the same.
        var both = await Errors.Refused(_office.Client.ForwardCaseAsync(Forward(file, [.. file.Persons.Select(person => person.Id)]), _office.Headers));
        (both.Reason(), both.Detail<Google.Rpc.ErrorInfo>()!.Metadata["offices"]).ShouldBe(("SEVERAL_RECEIVERS", "polres-63.01"));
        file = await _office.ForwardAsync(await _office.ForwardAsync(file, file.Persons[1].Id), file.Persons[0].Id);

        file.Forwardings.Select(letter => (letter.ReceiverOfficeId, letter.RuleId)).ShouldBe([("polres-63.01", "REC-CRIME"), ("polres-63.01", "REC-POLICE")]);
    }

    [Fact]
    public async Task Civil_servants_and_village_heads_are_forwarded_to_different_offices_by_letters_of_their_own()
    {
        var report = CasesFixture.Report(CasesFixture.Person("Ahmad"), CasesFixture.Person("Budi", SubjectKind.VillageHead, ""));
        var file = await cases.RegisterAsync(await cases.StudyAsync(await cases.RaiseAsync(report)));
        file = await _office.AllegeAsync(await _office.AllegeAsync(file, file.Persons[0].Id, "DIS-04"), file.Persons[1].Id, "VIL-29");
        file = await _office.DecideAsync(await _office.StudyAsync(file), Outcome.ViolationDiscipline, Outcome.OtherLaw);

        (await Errors.Refused(_office.Client.ForwardCaseAsync(Forward(file, [.. file.Persons.Select(person => person.Id)]), _office.Headers))).Reason().ShouldBe("SEVERAL_RECEIVERS");
        file = await _office.ForwardAsync(await _office.ForwardAsync(file, file.Persons[0].Id), file.Persons[1].Id);

        file.Forwardings.Select(forwarding => forwarding.ReceiverOfficeId).ShouldBe(["bkn-kanreg-08", "dpmd-63.01"]);
        (await Errors.Refused(_office.Client.ForwardCaseAsync(Forward(file, file.Persons[0].Id), _office.Headers))).Reason().ShouldBe("FORWARDED_ALREADY");
    }

    [Fact]
    public async Task Who_is_suspected_of_a_crime_and_also_breached_discipline_is_forwarded_by_two_letters()
    {
        var file = await _office.RegisteredAsync();
        var person = file.Persons[0].Id;
        file = await _office.DecideAsync(await _office.StudyAsync(await _office.AllegeAsync(file, person, "CRM-P71-1")), Outcome.ViolationDiscipline, Outcome.CrimeSuspected);

        var several = await Errors.Refused(_office.Client.ForwardCaseAsync(Forward(file, person), _office.Headers));
        several.Reason().ShouldBe("SEVERAL_RECEIVERS");
        several.Detail<Google.Rpc.ErrorInfo>()!.Metadata["offices"].ShouldBe("bkn-kanreg-08, polres-63.01");
        // The crime first: it has a day only, and goes to the police of the place of the act.
        var crime = Forward(file, person);
        crime.Outcome = Outcome.CrimeSuspected;
        (await ForwardingClocksAsync()).ShouldBe([("DL-13", false), ("DL-24", false)]);
        file = await _office.AnnounceAsync((await _office.Client.ForwardCaseAsync(crime, _office.Headers)).Case);
        (await ForwardingClocksAsync()).ShouldBe([("DL-13", true), ("DL-24", false)]);
        (await Errors.Refused(_office.Client.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1" }, _office.Headers)))
            .Reason().ShouldBe("VIOLATIONS_NOT_FORWARDED");
        var discipline = Forward(file, person);
        discipline.Outcome = Outcome.ViolationDiscipline;
        file = (await _office.Client.ForwardCaseAsync(discipline, _office.Headers)).Case;
        (await ForwardingClocksAsync()).ShouldBe([("DL-13", true), ("DL-24", true)]);

        file.Forwardings.Select(forwarding => (forwarding.ReceiverOfficeId, forwarding.RuleId)).ShouldBe([("polres-63.01", "REC-CRIME"), ("bkn-kanreg-08", "REC-ASN")]);
        file.Forwardings.Select(forwarding => forwarding.AllegationIds.ShouldHaveSingleItem()).ShouldBe(file.Allegations.Select(allegation => allegation.Id).Reverse());
        (await _office.ConcludeAsync(file)).State.ShouldBe(CaseState.Concluded);

        async Task<List<(string, bool)>> ForwardingClocksAsync() =>
        [
            .. (await _office.Client.ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = file.Id }, _office.Headers)).Clocks.Where(clock => clock.Kind == ClockKind.Forwarding)
                .Select(clock => (clock.Reckoning.Rule.Id, clock.MetTime is not null)).Order(),
        ];
    }

    [Fact]
    public async Task An_invitation_without_a_time_or_to_one_that_is_over_is_refused()
    {
        var file = await _office.RegisteredAsync();
        var request = new InviteToHearingRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1", Role = HearingRole.Witness };

        (await Errors.Refused(_office.Client.InviteToHearingAsync(request, _office.Headers))).BadFields().ShouldBe(["hearing_time"]);
        request.HearingTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 10, 14, 0, 59, 0, TimeSpan.Zero));
        (await Errors.Refused(_office.Client.InviteToHearingAsync(request, _office.Headers))).BadFields().ShouldBe(["hearing_time"]);
    }

    [Theory]
    [InlineData("ETH-03", "must be one of acts after the candidates were fixed")]
    [InlineData("VIL-29", "must be one that this kind of person can commit")]
    [InlineData("CRM-G280-3", "must be in force on 2024-10-10 under the law of pilkada-2024")]
    [InlineData("DIS-99", "must be a code of the violation catalogue such as DIS-06; see ListViolationTypes")]
    public async Task A_violation_that_does_not_fit_the_act_is_refused_with_the_reason(string code, string reason)
    {
        var file = await cases.RaiseAsync();

        var error = await Errors.Refused(_office.Client.AddAllegationAsync(
            new AddAllegationRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, PersonId = file.Persons[0].Id, ViolationId = code }, _office.Headers));

        error.BadFields().ShouldBe(["violation_id"]);
        error.Detail<Google.Rpc.BadRequest>()!.FieldViolations[0].Description.ShouldBe(reason);
    }

    [Fact]
    public async Task The_clocks_of_a_case_are_explained_day_by_day_and_an_extension_counts_from_registration()
    {
        var file = await _office.RegisteredAsync();
        async Task<CaseClock> DecisionAsync() =>
            (await _office.Client.ExplainDeadlinesAsync(new ExplainDeadlinesRequest { CaseId = file.Id }, cases.Service.As(CasesFixture.SouthKalimantan))).Clocks
                .Single(clock => clock.Kind == ClockKind.Decision);

        var plain = await DecisionAsync();
        await _office.ExtendAsync(file);
        var extended = await DecisionAsync();

        (plain.Reckoning.Rule.Id, plain.Reckoning.Days[^1].Date).ShouldBe(("DL-11", "2024-10-16"));
        (extended.Reckoning.Rule.Id, extended.Reckoning.Days[^1].Date).ShouldBe(("DL-12", "2024-10-18"));
        (await Errors.Refused(_office.Client.ExtendHandlingAsync(
            new ExtendHandlingRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1", Reason = "Lagi" }, _office.Headers))).Reason().ShouldBe("ALREADY_EXTENDED");
    }

    [Fact]
    public async Task A_plenary_decides_every_allegation_once()
    {
        var file = await _office.StudiedAsync(CasesFixture.Report(CasesFixture.Person("Ahmad"), CasesFixture.Person("Budi")));
        var request = new DecideCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1" };
        request.Outcomes.Add(new AllegationOutcome { AllegationId = file.Allegations[0].Id, Outcome = Outcome.NotProven });

        (await Errors.Refused(_office.Client.DecideCaseAsync(request, _office.Headers))).BadFields().ShouldBe(["outcomes"]);
        request.Outcomes.Add(request.Outcomes[0].Clone());
        (await Errors.Refused(_office.Client.DecideCaseAsync(request, _office.Headers))).BadFields().ShouldBe(["outcomes[1].allegation_id"]);
    }

    [Fact]
    public async Task Two_officers_who_decide_at_once_do_so_once()
    {
        var file = await _office.StudiedAsync();
        var request = new DecideCaseRequest { CaseId = file.Id, DocumentNumber = "1", Etag = file.Etag, Outcomes = { new AllegationOutcome { AllegationId = file.Allegations[0].Id, Outcome = Outcome.NotProven } } };
        var reasons = await Task.WhenAll(Enumerable.Range(0, 2).Select(async i =>
        {
            var own = request.Clone();
            own.RequestId = ProcedureOffice.Id();
            try
            {
                await _office.Client.DecideCaseAsync(own, _office.Headers);
                return "";
            }
            catch (Grpc.Core.RpcException e)
            {
                return $"{e.StatusCode}";
            }
        }));

        reasons.Order().ShouldBe(["", "Aborted"]);
    }

    [Fact]
    public async Task A_report_is_withdrawn_and_a_finding_is_not()
    {
        (await _office.WithdrawAsync(await cases.RaiseAsync())).State.ShouldBe(CaseState.Withdrawn);
        var finding = CasesFixture.Report();
        finding.Kind = CaseKind.Finding;
        var file = await cases.RegisterAsync(await cases.RaiseAsync(finding));

        (await Errors.Refused(_office.Client.WithdrawReportAsync(new WithdrawReportRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1" }, _office.Headers)))
            .Reason().ShouldBe("NO_REPORT");
    }

    private static ForwardCaseRequest Forward(Case file, params string[] persons) =>
        new() { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1", PersonIds = { persons } };
}
