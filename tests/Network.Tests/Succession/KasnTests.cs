using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Case = Netralitas.Contracts.Cases.V1.Case;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Succession;

/// <summary>August 2024: what Bawaslu forwarded to KASN goes on at BKN, though Agencies is killed in the middle of it.</summary>
public sealed class KasnTests
{
    private const string Office = "bawaslu-63.05";
    private const string FirstClock = "2024-08-23T09:00+08:00x1";
    private const string LaterClock = "2024-08-26T09:00+08:00x1";
    // One call moves twenty: it cannot be done when Agencies is killed.
    private const int CasesMade = 45;
    private const int AtOnce = 6;

    [Fact]
    public async Task Every_track_goes_on_at_BKN_and_its_clock_with_it_and_BKN_is_told_once()
    {
        await using var world = new ClusterWorld { LegalClock = FirstClock, Settings = ["--Succession:CasesAtOnce=1"] };
        await world.InitializeAsync();
        var files = new List<Case>();
        foreach (var batch in Enumerable.Range(0, CasesMade).Chunk(AtOnce))
        {
            files.AddRange(await Task.WhenAll(batch.Select(_ => ForwardAsync(world))));
        }

        var before = await Eventually.Be(() => TasksAsync(world, "kasn"), tasks => tasks.Count == CasesMade);
        files[0].Forwardings.ShouldHaveSingleItem().ReceiverOfficeId.ShouldBe("kasn");
        await world.RestartAsync(LaterClock);
        var request = new SucceedOfficeRequest
        {
            RequestId = Guid.NewGuid().ToString(), OfficeId = "kasn", SuccessorId = "bkn", DecreeNumber = "92/2024", DecreeDate = "2024-08-24", DryRun = true,
        };
        var preview = await world.Successions.SucceedOfficeAsync(request, world.As("bawaslu-ri", Roles.Administrator));
        (preview.Succession.TaskCount, preview.Succession.TrackCount).ShouldBe((CasesMade, CasesMade));

        request.DryRun = false;
        var run = world.Successions.SucceedOfficeAsync(request, world.As("bawaslu-ri", Roles.Administrator)).ResponseAsync;
        await Eventually.Be(async () => await TasksAsync(world, "bkn"), tasks => tasks.Count > 0);
        world.Kill("agencies");
        await Task.WhenAny(run);
        await world.RestartAsync();

        // Nobody calls again: it is finished by itself, nothing lost and nothing twice.
        var after = await Eventually.Be(() => TasksAsync(world, "bkn"), tasks => tasks.Count == CasesMade, TimeSpan.FromSeconds(60));
        after.Select(task => (task.Id, task.DueTime, Succeeded: task.FormerOfficeIds.Single())).Order().ShouldBe(before.Select(task => (task.Id, task.DueTime, "kasn")).Order());
        (await TasksAsync(world, "kasn")).ShouldBeEmpty();
        var done = await Eventually.Be(
            async () => (await world.Successions.ListSuccessionsAsync(new(), world.As("bawaslu-ri", Roles.Administrator))).Successions.Single(), one => one.FinishTime is not null);
        (done.TaskCount, done.TrackCount).ShouldBe((CasesMade, CasesMade));
        await CasesHeardAsync(world, files);
        var told = await Eventually.Be(() => NoticesAsync(world), notices => notices.Count > 0);
        told.ShouldHaveSingleItem().TextEn.ShouldContain($"{CasesMade} tasks, {CasesMade} tracks");
        await GoesOnAsync(world, files[0]);
    }

    private static async Task CasesHeardAsync(World world, List<Case> files)
    {
        foreach (var file in files)
        {
            var seen = await Eventually.Be(
                async () => (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(Office))).Case, one => one.Tracks.SingleOrDefault()?.ReceiverOfficeId == "bkn");
            seen.Forwardings.Single().ReceiverOfficeId.ShouldBe("kasn", "the letter went there");
        }

        var types = (await world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = files[0].Id, PageSize = 1000 }, world.As(Office))).Events.Select(one => one.Type).ToList();
        (types.Count(type => type == "TASK_SUCCEEDED"), types.Count(type => type == "TRACK_SUCCEEDED")).ShouldBe((1, 1));
        await Eventually.Be(() => Errors.ReasonOf(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = files[0].Id }, world.As("bkn"))), reason => reason.Length == 0);
        (await Errors.ReasonOf(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = files[0].Id }, world.As("kasn")))).ShouldBe("NOT_FOUND");
    }

    private static async Task GoesOnAsync(World world, Case file)
    {
        var walk = TrackWalk.In(world);
        var track = (await walk.OfAsync(file)).Single();
        track.ReceiverOfficeId.ShouldBe("bkn");
        track = await walk.TakeAsync(await walk.TakeAsync(track, "acknowledge"), "recommend");
        track = await walk.TakeAsync(track, "notify-employer");
        track = await walk.TakeAsync(track, "find-not-proven");
        track.EndTime.ShouldNotBeNull();
    }

    private static async Task<Case> ForwardAsync(World world)
    {
        var raise = new RaiseCaseRequest
        {
            RequestId = Guid.NewGuid().ToString(), Kind = CaseKind.Information, ElectionId = "pilkada-2024", Contest = Contest.Regent, PlaceRegionCode = "63.05", ActDate = "2024-08-20",
            KnownDate = "2024-08-22",
        };
        raise.Persons.Add(new NewReportedPerson
        {
            Name = "Fulan " + string.Concat(Guid.NewGuid().ToString("N").Select(digit => (char)('a' + (digit % 26)))), SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-63.05", Post = "Staf",
            AllegedAct = "Ikut deklarasi",
        });
        var file = (await world.Cases.RaiseCaseAsync(raise, world.As(Office))).Case;
        var forward = new ForwardCaseRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, DocumentNumber = "1/VIII/2024", PersonIds = { file.Persons[0].Id } };
        return (await world.Procedure.ForwardCaseAsync(forward, world.As(Office))).Case;
    }

    private static async Task<List<Contracts.Agencies.V1.Task>> TasksAsync(World world, string office) =>
        [.. (await world.Tasks.ListTasksAsync(new ListTasksRequest { OfficeId = office, PageSize = 1000 }, world.As(office))).Tasks];

    private static async Task<List<Notification>> NoticesAsync(World world) =>
    [
        .. (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1000 }, world.As("bkn"))).Notifications
            .Where(notice => notice.Kind is NotificationKind.OfficeSucceeded or NotificationKind.TaskOpened),
    ];
}
