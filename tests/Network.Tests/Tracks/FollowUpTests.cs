using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Tracks;

/// <summary>What many receivers do at once is over once.</summary>
public abstract class FollowUpTests(World world)
{
    private const string Office = "bawaslu-63.05";
    private const int Persons = 8;

    [Fact]
    public async Task Tracks_that_all_end_at_once_are_told_as_over_once_and_the_case_can_end()
    {
        var raise = new RaiseCaseRequest
        {
            RequestId = Id(), Kind = CaseKind.Information, ElectionId = "pilkada-2024", Contest = Contest.Regent, PlaceRegionCode = "63.05", ActDate = "2024-09-10", KnownDate = "2024-09-12",
        };
        raise.Persons.AddRange(Enumerable.Range(0, Persons).Select(i => new NewReportedPerson { Name = $"Kepala Desa {i}", SubjectKind = SubjectKind.VillageHead, Post = "Kepala desa", AllegedAct = "Ikut kampanye" }));
        var file = (await world.Cases.RaiseCaseAsync(raise, world.As(Office))).Case;
        file = (await world.Procedure.ForwardCaseAsync(
            new ForwardCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "1/X/2024", PersonIds = { file.Persons.Select(person => person.Id) } }, world.As(Office))).Case;
        var walk = TrackWalk.In(world);
        var tracks = await walk.OfAsync(file);
        await Task.WhenAll(tracks.Select(track => walk.TakeAsync(track, "acknowledge")));

        await Task.WhenAll(tracks.Select(track => walk.TakeAsync(track, "find-not-proven")));

        await Eventually.Be(ReadAsync, seen => seen.Tracks.Count(track => track.Ended) == Persons);
        await Eventually.Be(TypesAsync, types => types.Contains("FOLLOW_UP_CONCLUDED") && types.Count(type => type == "TRACK_ADVANCED") == 2 * Persons);
        (await TypesAsync()).Count(type => type == "FOLLOW_UP_CONCLUDED").ShouldBe(1);
        (await world.Procedure.ConcludeCaseAsync(new ConcludeCaseRequest { RequestId = Id(), CaseId = file.Id, DocumentNumber = "2/X/2024" }, world.As(Office))).Case.State.ShouldBe(CaseState.Concluded);

        async Task<Contracts.Cases.V1.Case> ReadAsync() => (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, world.As(Office))).Case;

        async Task<IReadOnlyList<string>> TypesAsync() =>
            [.. (await world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id, PageSize = 1000 }, world.As(Office))).Events.Select(one => one.Type)];
    }

    private static string Id() => Guid.NewGuid().ToString();
}

[Collection<OneCluster>]
public sealed class FollowUpTestsOfCluster(ClusterWorld world) : FollowUpTests(world);

[Collection<OneSandbox>]
public sealed class FollowUpTestsOfSandbox(SandboxWorld world) : FollowUpTests(world);
