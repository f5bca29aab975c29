using Netralitas.Cases.Tests.Procedure;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Tracks;

public sealed class TrackNewsTests(CasesFixture cases)
{
    private readonly ProcedureOffice _office = new(cases);

    [Fact]
    public async Task Where_a_forwarded_person_stands_is_on_the_case_and_its_stream_and_late_or_repeated_news_change_nothing()
    {
        var file = await _office.ForwardAsync(await _office.AnnounceAsync(await _office.DecideAsync(await _office.StudiedAsync(), Outcome.ViolationDiscipline)));
        using var stream = cases.Client.WatchCases(new WatchCasesRequest { CaseId = file.Id }, _office.Headers);
        await stream.ReadUntilAsync(message => message.SnapshotEnd is not null);
        var second = ProcedureOffice.Track(file, file.Forwardings[0], Guid.Parse(file.Persons[0].Id), "EMPLOYER_NOTIFIED", version: 5) with { Mark = "WARNED" };
        var first = second with { Version = 2, State = "ACKNOWLEDGED", Mark = null };
        var warned = new TrackAdvanced(second, Step("warn"));

        await cases.Service.TellAsync(warned);
        await cases.Service.TellAsync(new TrackAdvanced(first, Step("acknowledge")));
        await cases.Service.TellAsync(warned);

        await stream.ReadUntilAsync(message => message.Case?.Id == file.Id);
        var stand = (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, _office.Headers)).Case.Tracks.ShouldHaveSingleItem();
        (stand.TrackId, stand.State, stand.Mark, stand.Ended).ShouldBe((second.TrackId.ToString(), "EMPLOYER_NOTIFIED", "WARNED", false));
        var events = (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, _office.Headers)).Events.Where(one => one.Type == "TRACK_ADVANCED").ToList();
        events.Select(one => (one.Facts["track_step"], one.Facts["state"], one.OfficeId)).ShouldBe([("warn", "EMPLOYER_NOTIFIED", "bkn-kanreg-08"), ("acknowledge", "ACKNOWLEDGED", "bkn-kanreg-08")]);
        var story = await new LetterService.LetterServiceClient(cases.Service.Channel).NarrateCaseAsync(new NarrateCaseRequest { CaseId = file.Id, Language = NarrationLanguage.English, PageSize = 100 }, _office.Headers);
        story.Events.Select(told => told.Sentence).ShouldContain(
            "Personnel track, reported person 1: Warn the employer, by Kantor Regional VIII BKN Banjarbaru, document number 9/X/2024.");
    }

    [Fact]
    public async Task A_person_whose_receiver_was_not_the_right_one_is_forwarded_anew_before_the_case_can_end()
    {
        var file = await _office.ForwardAsync(await _office.AnnounceAsync(await _office.DecideAsync(await _office.StudiedAsync(), Outcome.ViolationDiscipline)));
        var person = Guid.Parse(file.Persons[0].Id);
        (await Errors.Refused(ForwardAsync())).Reason().ShouldBe("FORWARDED_ALREADY");

        await cases.Service.TellAsync(new TrackAdvanced(ProcedureOffice.Track(file, file.Forwardings[0], person, "REJECTED", ended: true), Step("reject")));

        (await Errors.Refused(_office.Client.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1" }, _office.Headers)))
            .Reason().ShouldBe("VIOLATIONS_NOT_FORWARDED");
        var again = (await ForwardAsync()).Case;
        again.Forwardings.Count.ShouldBe(2);
        (await Errors.Refused(ForwardAsync())).Reason().ShouldBe("FORWARDED_ALREADY");
        (await Errors.Refused(_office.Client.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "1" }, _office.Headers)))
            .Reason().ShouldBe("FOLLOW_UP_OPEN");

        Grpc.Core.AsyncUnaryCall<ForwardCaseResponse> ForwardAsync() => _office.Client.ForwardCaseAsync(
            new ForwardCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "2/X/2024", PersonIds = { file.Persons[0].Id } }, _office.Headers);
    }

    [Fact]
    public async Task Of_two_letters_to_one_receiver_only_the_one_that_came_back_is_open_again()
    {
        var file = await _office.RegisteredAsync();
        file = await _office.AllegeAsync(file, file.Persons[0].Id, "DIS-06");
        file = await _office.AnnounceAsync(await _office.DecideAsync(await _office.StudyAsync(file), Outcome.ViolationDiscipline, Outcome.ViolationEthics));
        file = (await ForwardAsync(Outcome.ViolationDiscipline)).Case;
        file = (await ForwardAsync(Outcome.ViolationEthics)).Case;

        await cases.Service.TellAsync(new TrackAdvanced(ProcedureOffice.Track(file, file.Forwardings[0], Guid.Parse(file.Persons[0].Id), "REJECTED", ended: true), Step("reject")));

        (await Errors.Refused(ForwardAsync(Outcome.ViolationEthics))).Reason().ShouldBe("FORWARDED_ALREADY");
        (await ForwardAsync(Outcome.Unspecified)).Case.Forwardings[2].AllegationIds.ShouldBe([file.Allegations[0].Id]);

        Grpc.Core.AsyncUnaryCall<ForwardCaseResponse> ForwardAsync(Outcome outcome) => _office.Client.ForwardCaseAsync(
            new ForwardCaseRequest { RequestId = ProcedureOffice.Id(), CaseId = file.Id, DocumentNumber = "2/X/2024", Outcome = outcome, PersonIds = { file.Persons[0].Id } }, _office.Headers);
    }

    [Fact]
    public async Task A_follow_up_that_was_over_before_the_latest_forwarding_is_not_told_as_over()
    {
        var file = await _office.ForwardAsync(await _office.AnnounceAsync(await _office.DecideAsync(await _office.StudiedAsync(), Outcome.ViolationDiscipline)));
        var track = ProcedureOffice.Track(file, file.Forwardings[0], Guid.Parse(file.Persons[0].Id), "CLOSED", ended: true);

        await cases.Service.TellAsync(new FollowUpConcluded(track, Guid.CreateVersion7(), ForwardingCount: 0));
        (await TypesAsync()).ShouldNotContain("FOLLOW_UP_CONCLUDED");
        var step = Guid.CreateVersion7();
        await cases.Service.TellAsync(new FollowUpConcluded(track, step, ForwardingCount: 1));
        (await TypesAsync()).ShouldContain("FOLLOW_UP_CONCLUDED");
        await cases.Service.TellAsync(new FollowUpConcluded(track, step, ForwardingCount: 1));

        // Whoever is to be told hears it from here: only this service knows of every letter.
        var told = await Eventually.Be(
            () => Task.FromResult(cases.Service.Heard.Values.OfType<CaseFollowedUp>().Where(one => one.Track.CaseId == Guid.Parse(file.Id)).ToList()), facts => facts.Count > 0);
        told.ShouldHaveSingleItem().StepId.ShouldBe(step);

        async Task<IEnumerable<string>> TypesAsync() =>
            (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, _office.Headers)).Events.Select(one => one.Type);
    }

    private static TrackStepSnapshot Step(string step) => new(Guid.CreateVersion7(), step, step, step, "bkn-kanreg-08", null, "9/X/2024", null);
}
