using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Succession;

/// <summary>KASN ended on 24 August 2024; BKN goes on with what it had not finished.</summary>
public sealed class SucceedOfficeTests : IDisposable
{
    private const string Before = "2024-08-23T15:00+08:00x1";
    private const string After = "2024-08-26T09:00+08:00x1";
    private const string Employer = "bkpsdm-63.72";
    private static readonly DateTimeOffset Received = new(2024, 8, 23, 8, 30, 0, TimeSpan.FromHours(8));

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_dry_run_counts_what_the_real_run_then_moves_once_with_its_clocks_and_its_history()
    {
        var file = Forwarded();
        FollowUpTask before;
        await using (var kasn = await StartAsync(Before, file))
        {
            before = (await OpenOfAsync(kasn, "kasn")).ShouldHaveSingleItem();
            before.Step.ShouldBe("personnel.receive");
            (await Errors.Refused(Client(kasn).SucceedOfficeAsync(Request(), Operator(kasn)))).BadFields().ShouldBe(["office_id"], "KASN is still there");
        }

        await using var service = await StartAsync(After);
        var preview = await Client(service).SucceedOfficeAsync(Request(dryRun: true), Operator(service));
        (preview.Succession.TaskCount, preview.Succession.TrackCount, preview.Succession.ReferralCount, preview.Succession.Id).ShouldBe((1, 1, 0, ""));
        preview.Examples.Select(example => example.CaseId).Distinct().ShouldBe([file.CaseId.ToString()]);
        (await OpenOfAsync(service, "kasn")).ShouldHaveSingleItem("a dry run changes nothing");

        var request = Request();
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => RunAsync(service, request)));

        answers.ShouldAllBe(answer => answer.Succession.TaskCount == 1 && answer.Succession.TrackCount == 1);
        var task = (await OpenOfAsync(service, "bkn")).ShouldHaveSingleItem();
        (task.Id, task.Version, task.DueTime, task.StartTime, task.TimeZone, task.State).ShouldBe((before.Id, before.Version + 1, before.DueTime, before.StartTime, before.TimeZone, TaskState.Open));
        (task.FormerOfficeIds.ShouldHaveSingleItem(), task.SucceededOfficeIds.ShouldHaveSingleItem()).ShouldBe(("kasn", "kasn"));
        var facts = await Eventually.Be(() => Task.FromResult(service.Heard.Values.ToList()), heard => heard.OfType<OfficeSucceeded>().Any());
        facts.OfType<TaskSucceeded>().ShouldHaveSingleItem().Task.OfficeId.ShouldBe("bkn");
        facts.OfType<TrackSucceeded>().ShouldHaveSingleItem().Track.ReceiverOfficeId.ShouldBe("bkn");
        facts.OfType<OfficeSucceeded>().ShouldHaveSingleItem().TaskCount.ShouldBe(1);
        facts.OfType<TaskMoved>().ShouldBeEmpty();
        (await Client(service).ListSuccessionsAsync(new(), Operator(service))).Successions.ShouldHaveSingleItem().DecreeNumber.ShouldBe("92/2024");
        (await Errors.ReasonOf(new TaskService.TaskServiceClient(service.Channel).GetTaskAsync(new() { TaskId = task.Id.ToString() }, service.As("kasn")))).ShouldBe("NOT_FOUND");
    }

    [Fact]
    public async Task The_track_goes_on_at_the_successor_whatever_the_case_file_says_later()
    {
        var file = Forwarded();
        await using (await StartAsync(Before, file))
        {
        }

        await using var service = await StartAsync(After);
        await RunAsync(service, Request());
        var tracks = new TrackService.TrackServiceClient(service.Channel);
        var track = (await tracks.ListTracksAsync(new(), service.As("bkn"))).Tracks.ShouldHaveSingleItem();
        (await Errors.ReasonOf(tracks.AdvanceTrackAsync(Step(track, "acknowledge"), service.As("kasn")))).ShouldBe("NOT_FOUND");
        await tracks.AdvanceTrackAsync(Step(track, "acknowledge"), service.As("bkn"));
        // An office comes to keep out, a week later: all tasks are looked at anew.
        await service.TellAsync(new OfficeRecused(
            file with
            {
                Version = file.Version + 1, ChangedTime = Received.AddDays(9), Recusals = [new RecusalSnapshot("kpu-63.01", Received.AddDays(9), file.HandlingOfficeId)],
            }, ["kpu-63.01"]));
        await tracks.AdvanceTrackAsync(Step(track, "recommend"), service.As("bkn"));
        await tracks.AdvanceTrackAsync(Step(track, "notify-employer"), service.As("bkn"));

        (await OpenOfAsync(service, "kasn")).ShouldBeEmpty();
        (await OpenOfAsync(service, Employer)).ShouldContain(task => task.Step == "personnel.follow-up");
        (await service.InDatabase(db => db.Tasks.Where(task => task.OfficeId == "kasn").CountAsync())).ShouldBe(0, "what it opened itself is BKN's, done or not");
    }

    [Fact]
    public async Task A_case_that_cannot_be_routed_is_left_where_it_is_and_nobody_waits_for_it()
    {
        var (broken, sound) = (Forwarded(), Forwarded());
        await using (await StartAsync(Before, broken, sound))
        {
        }

        await using var service = await StartAsync(After);
        await service.InDatabase(db => db.Tracks.Where(track => track.CaseId == broken.CaseId).ExecuteUpdateAsync(set => set.SetProperty(track => track.PlanVersion, "gone")));

        (await RunAsync(service, Request())).Succession.TaskCount.ShouldBe(1);

        (await OpenOfAsync(service, "bkn")).ShouldHaveSingleItem().CaseId.ShouldBe(sound.CaseId);
        (await OpenOfAsync(service, "kasn")).ShouldHaveSingleItem().CaseId.ShouldBe(broken.CaseId);
    }

    [Fact]
    public async Task What_is_forwarded_to_an_office_that_has_ended_begins_at_its_successor()
    {
        var file = Forwarded(Received.AddDays(10));
        await using var service = await StartAsync(After, file);
        (await OpenOfAsync(service, "bkn")).ShouldHaveSingleItem().Step.ShouldBe("personnel.receive");
    }

    [Fact]
    public async Task What_was_referred_to_the_office_is_referred_to_its_successor_under_the_name_that_it_had()
    {
        var file = Forwarded();
        await using (var kasn = await StartAsync(Before, file))
        {
            var task = (await OpenOfAsync(kasn, Employer)).First(one => one.Step == "identify-person");
            await new ReferralService.ReferralServiceClient(kasn.Channel).ShareTaskAsync(
                new() { RequestId = AgenciesFixture.NewId(), TaskId = task.Id.ToString(), ToOfficeId = "kasn", Reason = ReferralReason.Assistance }, kasn.As(Employer));
        }

        await using var service = await StartAsync(After);
        (await RunAsync(service, Request())).Succession.ReferralCount.ShouldBe(1);
        var shared = (await service.InDatabase(db => db.Tasks.Where(one => one.GuestOfficeIds.Contains("bkn")).ToListAsync())).ShouldHaveSingleItem();
        var referral = shared.Referrals.ShouldHaveSingleItem();
        (shared.OfficeId, referral.ToOfficeId, referral.ToOfficeName).ShouldBe((Employer, "bkn", "Komisi Aparatur Sipil Negara"));
    }

    [Fact]
    public async Task A_run_that_was_broken_off_goes_on_by_itself_and_loses_nothing_and_moves_nothing_twice()
    {
        const int CasesMade = 45;
        await using (await StartAsync(Before, [.. Enumerable.Range(0, CasesMade).Select(_ => Forwarded())]))
        {
        }

        await using (var first = await StartAsync(After))
        {
            var begun = await Client(first).SucceedOfficeAsync(Request(), Operator(first));
            (begun.Finished, begun.Succession.TaskCount).ShouldBe((false, 20));
            (await OpenOfAsync(first, "bkn")).Count.ShouldBe(20);
        }

        await using var second = await StartAsync(After);
        var run = await Eventually.Be(() => second.InDatabase(db => db.Successions.SingleAsync()), one => one.FinishTime is not null);

        (run.TaskCount, run.TrackCount).ShouldBe((CasesMade, CasesMade));
        (await OpenOfAsync(second, "kasn")).ShouldBeEmpty();
        (await OpenOfAsync(second, "bkn")).Select(task => task.Version).ShouldBe(Enumerable.Repeat(2L, CasesMade));
        (await second.InDatabase(db => db.Tracks.Select(track => track.ReceiverOfficeId).ToListAsync())).ShouldBe(Enumerable.Repeat("bkn", CasesMade));
    }

    [Fact]
    public async Task Only_operators_order_it_and_only_what_the_reference_data_say()
    {
        await using var service = await StartAsync(After);
        (await Errors.ReasonOf(Client(service).SucceedOfficeAsync(Request(), service.As("bkn", Roles.Administrator)))).ShouldBe("NOT_FOUND");
        (await Errors.ReasonOf(Client(service).SucceedOfficeAsync(Request(), service.As("bawaslu-ri", Roles.Head)))).ShouldBe("ROLE_MISSING");
        var wrong = new SucceedOfficeRequest { RequestId = "x", OfficeId = "kasn", SuccessorId = "kemenpanrb", DecreeNumber = "*", DecreeDate = "x" };
        (await Errors.Refused(Client(service).SucceedOfficeAsync(wrong, Operator(service)))).BadFields().Order().ShouldBe(["decree_date", "decree_number", "request_id", "successor_id"]);
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>A case of Tanah Laut whose person, employed in Banjarbaru, was forwarded to KASN.</summary>
    private static CaseSnapshot Forwarded(DateTimeOffset? at = null)
    {
        var received = at ?? Received;
        var file = AgenciesFixture.Act() with
        {
            RecordTime = received, ReceivedTime = received, KnownDate = DateOnly.FromDateTime(received.Date), RegisteredTime = received.AddHours(1), OfficialNumber = Given.NumberText,
        };
        return file with
        {
            ChangedTime = received.AddHours(5), ForwardedTime = received.AddHours(5),
            Forwardings = [new ForwardingSnapshot(received.AddHours(5), "kasn", "REC-ASN", [file.Persons[0].PersonId])],
        };
    }

    private async Task<ServiceUnderTest<AgenciesDb>> StartAsync(string clock, params CaseSnapshot[] files)
    {
        var service = await ServiceUnderTest<AgenciesDb>.StartAsync(
            new AgenciesModule(Given.Reference), clock, $"--Storage:Connection=Data Source={_folder.File("agencies.db")};Pooling=False", "--Succession:CasesAtOnce=1");
        foreach (var file in files)
        {
            await service.TellAsync(new CaseForwarded(file, "kasn", "REC-ASN", file.Forwardings![0].PersonIds));
        }

        await Eventually.Be(() => service.InDatabase(db => db.Cases.CountAsync(row => files.Select(file => file.CaseId).Contains(row.CaseId))), count => count == files.Length);
        return service;
    }

    private static Task<List<FollowUpTask>> OpenOfAsync(ServiceUnderTest<AgenciesDb> service, string office) => service.InDatabase(
        async db => (await db.Tasks.Where(task => task.OfficeId == office).ToListAsync()).Where(task => !TaskLifecycle.IsTerminal(task.State)).ToList());

    private static async Task<SucceedOfficeResponse> RunAsync(ServiceUnderTest<AgenciesDb> service, SucceedOfficeRequest request)
    {
        SucceedOfficeResponse response;
        do
        {
            response = await Client(service).SucceedOfficeAsync(request, Operator(service));
        }
        while (!response.Finished);
        return response;
    }

    private static SuccessionService.SuccessionServiceClient Client(ServiceUnderTest<AgenciesDb> service) => new(service.PatientChannel);

    private static Metadata Operator(ServiceUnderTest<AgenciesDb> service) => service.As("bawaslu-ri", Roles.Administrator);

    private static SucceedOfficeRequest Request(bool dryRun = false) => new()
    {
        RequestId = AgenciesFixture.NewId(), OfficeId = "kasn", SuccessorId = "bkn", DecreeNumber = "92/2024", DecreeDate = "2024-08-24", DryRun = dryRun,
    };

    private static AdvanceTrackRequest Step(Track track, string step) => new() { RequestId = AgenciesFixture.NewId(), TrackId = track.Id, Step = step, DocumentNumber = "7/X/2024" };
}
