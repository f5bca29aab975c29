using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Reference;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Tracks;

public sealed class TrackServiceTests(AgenciesFixture agencies)
{
    private const string Bkn = "bkn-kanreg-08";
    private readonly TrackService.TrackServiceClient _tracks = new(agencies.Service.Channel);

    [Fact]
    public async Task A_step_moves_the_track_completes_the_task_and_is_announced_once_however_often_it_is_asked_for()
    {
        var (track, file) = await ForwardedAsync();
        var request = Advance(track, "acknowledge");

        var answers = new[] { await _tracks.AdvanceTrackAsync(request, agencies.As(Bkn)), await _tracks.AdvanceTrackAsync(request, agencies.As(Bkn)) };

        answers[1].Track.ShouldBe(answers[0].Track);
        var after = answers[0].Track;
        (after.State, after.CaseNumber, after.Steps.Single().DocumentNumber, after.Steps[0].DocumentType).ShouldBe(("ACKNOWLEDGED", Given.NumberText, "7/X/2024", "RECEIPT"));
        after.NextSteps.Select(step => (step.Step, step.OfficeId)).ShouldBe(
            [("reject", Bkn), ("verify", Bkn), ("ask-for-data", Bkn), ("recommend", Bkn), ("find-not-verified", Bkn), ("declare-moot-early", Bkn)]);
        var tasks = (await agencies.OfCaseAsync(file.CaseId)).Where(task => task.TrackId == track.Id).ToDictionary(task => task.Step);
        (tasks["personnel.receive"].State, tasks["personnel.receive"].DocumentNumber, tasks["personnel.verify"].State).ShouldBe((TaskState.Done, "7/X/2024", TaskState.Open));
        await agencies.HeardAsync(file.CaseId, 7);
        agencies.Service.Heard.Values.OfType<TrackAdvanced>().Where(fact => fact.Track.CaseId == file.CaseId).ShouldHaveSingleItem().Taken.Step.ShouldBe("acknowledge");
    }

    [Fact]
    public async Task The_task_of_a_track_says_which_method_completes_it()
    {
        var (track, file) = await ForwardedAsync();
        var task = (await agencies.OfCaseAsync(file.CaseId)).Single(task => task.TrackId == track.Id);

        var refused = await Errors.Refused(agencies.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, agencies.As(Bkn)));

        (refused.Reason(), refused.Detail<Google.Rpc.ErrorInfo>()!.Metadata["method"]).ShouldBe(("TASK_IS_MIRROR", "netralitas.agencies.v1.TrackService/AdvanceTrack"));
    }

    [Fact]
    public async Task Who_has_something_to_do_in_a_track_sees_it_and_nobody_else()
    {
        var (track, file) = await ForwardedAsync();
        var get = new GetTrackRequest { TrackId = track.Id };

        foreach (var office in new[] { AgenciesFixture.Handler, "bawaslu-63", Bkn, AgenciesFixture.Personnel })
        {
            (await _tracks.GetTrackAsync(get, agencies.As(office))).Track.Id.ShouldBe(track.Id);
            (await ListAsync(office, file.CaseId)).ShouldBe([track.Id]);
        }

        foreach (var office in new[] { "bawaslu-63.02", "bkn", "bkpsdm-63", "bkpsdm-63.01", "setda-63.72", "kpu-63.01" })
        {
            (await Errors.Refused(_tracks.GetTrackAsync(get, agencies.As(office)))).StatusCode.ShouldBe(StatusCode.NotFound);
            (await Errors.Refused(_tracks.AdvanceTrackAsync(Advance(track, "acknowledge"), agencies.As(office)))).StatusCode.ShouldBe(StatusCode.NotFound);
            (await ListAsync(office, file.CaseId)).ShouldBeEmpty();
        }

        // Without the case: what is received, handled and watched over.
        (await ListAsync(Bkn)).ShouldContain(track.Id);
        (await ListAsync(AgenciesFixture.Handler)).ShouldContain(track.Id);
        (await ListAsync("bawaslu-63")).ShouldContain(track.Id);
        (await ListAsync(AgenciesFixture.Personnel)).ShouldNotContain(track.Id);
    }

    [Fact]
    public async Task Offices_and_officers_who_keep_out_see_a_track_no_more_and_the_office_above_acts()
    {
        var (track, file) = await ForwardedAsync();
        var officer = Guid.Parse((await new OfficerService.OfficerServiceClient(agencies.Service.Channel).AppointOfficerAsync(
            new AppointOfficerRequest { RequestId = AgenciesFixture.NewId(), OfficeId = Bkn, Name = "Citra Fulan", Roles = { Contracts.Common.V1.Role.Examiner } },
            agencies.Service.As(Bkn, Roles.Administrator))).Officer.Id);
        var later = file.Recused(AgenciesFixture.Personnel, hours: 6).Recused(officer, hours: 7);
        await agencies.Service.TellAsync(new OfficerRecused(later, officer));
        var get = new GetTrackRequest { TrackId = track.Id };

        (await Errors.Refused(_tracks.GetTrackAsync(get, agencies.As(AgenciesFixture.Personnel)))).StatusCode.ShouldBe(StatusCode.NotFound);
        (await ListAsync(AgenciesFixture.Personnel, file.CaseId)).ShouldBeEmpty();
        (await ListAsync("bkpsdm-63", file.CaseId)).ShouldBe([track.Id]);
        var asOfficer = agencies.Service.AsOfficer(Bkn, officer.ToString());
        (await Errors.Refused(_tracks.GetTrackAsync(get, asOfficer))).StatusCode.ShouldBe(StatusCode.NotFound);
        (await Errors.Refused(_tracks.AdvanceTrackAsync(Advance(track, "acknowledge"), asOfficer))).StatusCode.ShouldBe(StatusCode.NotFound);
        (await _tracks.ListTracksAsync(new ListTracksRequest { CaseId = file.CaseId.ToString() }, asOfficer)).Tracks.ShouldBeEmpty();
        (await _tracks.GetTrackAsync(get, agencies.As(Bkn))).Track.Id.ShouldBe(track.Id);
    }

    [Fact]
    public async Task A_list_is_narrowed_by_kind_state_and_whether_it_is_over_and_read_by_pages()
    {
        var file = TrackWalk.Forwarded(Given.Case("63.06", persons: [.. Enumerable.Range(0, 5).Select(_ => Given.Person(employer: "setda-63.72"))]).Registered(), "REC-ASN", Bkn);
        await agencies.Service.TellAsync(new CaseForwarded(file, Bkn, "REC-ASN", file.Forwardings![0].PersonIds));
        var office = agencies.As("bawaslu-63.06");
        var all = (await _tracks.ListTracksAsync(new ListTracksRequest(), office)).Tracks;
        await _tracks.AdvanceTrackAsync(Advance(all[0], "reject"), agencies.As(Bkn));
        await _tracks.AdvanceTrackAsync(Advance(all[1], "acknowledge"), agencies.As(Bkn));

        (await _tracks.ListTracksAsync(new ListTracksRequest { OpenOnly = true }, office)).Tracks.Select(track => track.Id).ShouldBe(all.Skip(1).Select(track => track.Id));
        (await _tracks.ListTracksAsync(new ListTracksRequest { State = "ACKNOWLEDGED" }, office)).Tracks.Select(track => track.Id).ShouldBe([all[1].Id]);
        (await _tracks.ListTracksAsync(new ListTracksRequest { Kind = "crime" }, office)).Tracks.ShouldBeEmpty();
        var (seen, token) = (new List<string>(), "");
        do
        {
            var page = await _tracks.ListTracksAsync(new ListTracksRequest { PageSize = 2, PageToken = token }, office);
            page.Tracks.Count.ShouldBeLessThanOrEqualTo(2);
            (seen, token) = ([.. seen, .. page.Tracks.Select(track => track.Id)], page.NextPageToken);
        }
        while (token.Length > 0);
        seen.ShouldBe(all.Select(track => track.Id));
    }

    [Fact]
    public async Task A_wrong_request_names_every_bad_field_and_a_stale_etag_is_refused()
    {
        var (track, _) = await ForwardedAsync();

        var bad = await Errors.Refused(_tracks.AdvanceTrackAsync(new AdvanceTrackRequest { TrackId = "x", DocumentNumber = "a;b", SanctionClassId = "NONE" }, agencies.As(Bkn)));
        bad.BadFields().ShouldBe(["request_id", "track_id", "step", "document_number", "sanction_class_id"], ignoreOrder: true);
        var list = await Errors.Refused(_tracks.ListTracksAsync(new ListTracksRequest { CaseId = "x", Kind = "x", State = "x", PageToken = "x" }, agencies.As(Bkn)));
        list.BadFields().ShouldBe(["page_token", "case_id", "kind", "state"], ignoreOrder: true);

        var (one, other) = (Advance(track, "acknowledge"), Advance(track, "reject"));
        one.Etag = other.Etag = track.Etag;
        await _tracks.AdvanceTrackAsync(one, agencies.As(Bkn));
        (await Errors.Refused(_tracks.AdvanceTrackAsync(other, agencies.As(Bkn)))).Reason().ShouldBe("ETAG_MISMATCH");
        (await Errors.Refused(_tracks.AdvanceTrackAsync(Advance(track, "recommend"), agencies.Service.As(Bkn, Roles.Reader)))).Reason().ShouldBe("ROLE_MISSING");
    }

    [Fact]
    public async Task Two_last_tracks_that_end_at_once_conclude_the_follow_up_once()
    {
        var file = TrackWalk.Forwarded(Given.Case("63.01", persons: [.. Enumerable.Range(0, 8).Select(_ => Given.Person(employer: "setda-63.72"))]).Registered(), "REC-ASN", Bkn);
        await agencies.Service.TellAsync(new CaseForwarded(file, Bkn, "REC-ASN", file.Forwardings![0].PersonIds));
        var ids = await ListAsync(AgenciesFixture.Handler, file.CaseId);
        ids.Count.ShouldBe(8);

        await Task.WhenAll(ids.Select(id => _tracks.AdvanceTrackAsync(
            new AdvanceTrackRequest { RequestId = AgenciesFixture.NewId(), TrackId = id, Step = "reject", DocumentNumber = "8/X/2024" }, agencies.As(Bkn)).ResponseAsync));

        var concluded = await Eventually.Be(
            () => Task.FromResult(agencies.Service.Heard.Values.OfType<FollowUpConcluded>().Where(fact => fact.Track.CaseId == file.CaseId).ToList()), facts => facts.Count > 0);
        concluded.ShouldHaveSingleItem().ForwardingCount.ShouldBe(1);
        await Eventually.Be(
            () => Task.FromResult(agencies.Service.Heard.Values.OfType<TrackAdvanced>().Count(fact => fact.Track.CaseId == file.CaseId)), count => count == 8);
        agencies.Service.Heard.Values.OfType<FollowUpConcluded>().Count(fact => fact.Track.CaseId == file.CaseId).ShouldBe(1);
    }

    [Fact]
    public async Task When_the_employer_is_late_the_receiver_is_given_the_warning_to_do()
    {
        // Here an operator gives employers an hour, which is four seconds.
        using var folder = new TestFolder();
        await using var service = await ServiceUnderTest<AgenciesDb>.StartAsync(new AgenciesModule(AnHourToFollowUp(folder)), "2024-10-14T14:00+08:00x900");
        var tracks = new TrackService.TrackServiceClient(service.Channel);
        var file = TrackWalk.Forwarded(AgenciesFixture.Act().Registered(), "REC-ASN", Bkn);
        await service.TellAsync(new CaseForwarded(file, Bkn, "REC-ASN", file.Forwardings![0].PersonIds));
        var list = new ListTracksRequest { CaseId = file.CaseId.ToString() };
        var track = (await tracks.ListTracksAsync(list, service.As(Bkn))).Tracks.Single();
        foreach (var step in new[] { "acknowledge", "recommend", "notify-employer" })
        {
            await tracks.AdvanceTrackAsync(Advance(track, step), service.As(Bkn));
        }

        var warning = await Eventually.Be(
            async () => (await new TaskService.TaskServiceClient(service.Channel).ListTasksAsync(new ListTasksRequest { CaseId = file.CaseId.ToString(), OfficeId = Bkn }, service.As(Bkn))).Tasks
                .FirstOrDefault(task => task.Step == "personnel.warn-employer"),
            task => task is not null);

        var late = (await new TaskService.TaskServiceClient(service.Channel).ListTasksAsync(new ListTasksRequest { CaseId = file.CaseId.ToString(), OverdueOnly = true }, service.As(AgenciesFixture.Personnel))).Tasks
            .Single(task => task.Step == "personnel.follow-up");
        (late.OverdueTime, late.OverdueTime >= late.DueTime).ShouldBe((warning!.StartTime, true));
        (await tracks.AdvanceTrackAsync(Advance(track, "warn"), service.As(Bkn))).Track.Mark.ShouldBe("WARNED");
    }

    private static ReferenceBook AnHourToFollowUp(TestFolder folder)
    {
        foreach (var file in Directory.GetFiles(ReferenceBook.DefaultFolder))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }

        var path = Path.Combine(folder.Path, "deadlines.yaml");
        var text = File.ReadAllText(path);
        var rule = text.IndexOf("  - id: DL-26", StringComparison.Ordinal);
        var end = text.IndexOf("  - id: DL-27", StringComparison.Ordinal);
        var hour = text[rule..end].Replace("amount: 14", "amount: 1", StringComparison.Ordinal).Replace("day: working\n    count_first_day: false", "day: hours", StringComparison.Ordinal);
        File.WriteAllText(path, text[..rule] + hour + text[end..]);
        return ReferenceBook.Load(folder.Path);
    }

    private async Task<(Track Track, CaseSnapshot File)> ForwardedAsync()
    {
        var file = TrackWalk.Forwarded(AgenciesFixture.Act().Registered(), "REC-ASN", Bkn);
        await agencies.Service.TellAsync(new CaseForwarded(file, Bkn, "REC-ASN", file.Forwardings![0].PersonIds));
        var listed = await _tracks.ListTracksAsync(new ListTracksRequest { CaseId = file.CaseId.ToString() }, agencies.As(AgenciesFixture.Handler));
        return (listed.Tracks.Single(), file);
    }

    private async Task<IReadOnlyList<string>> ListAsync(string office, Guid? caseId = null) =>
        [.. (await _tracks.ListTracksAsync(new ListTracksRequest { CaseId = caseId?.ToString() ?? "", PageSize = 1000 }, agencies.As(office))).Tracks.Select(track => track.Id)];

    private static AdvanceTrackRequest Advance(Track track, string step) => new() { RequestId = AgenciesFixture.NewId(), TrackId = track.Id, Step = step, DocumentNumber = "7/X/2024" };
}
