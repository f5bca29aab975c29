using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Duplicates;

/// <summary>What a merge of two cases does to the tasks of all agencies.</summary>
public abstract class Merges(World world)
{
    private const string Handler = "bawaslu-63.01";

    [Fact]
    public async Task The_tasks_of_the_merged_case_are_cancelled_and_those_about_an_added_person_open_once()
    {
        var (into, file) = (await RaiseAsync("198001312005011901"), await RaiseAsync("198001312005011901", "198001312005011902"));
        await Eventually.Be(() => Expectation.TasksOfAsync(world, Handler, into.Id), tasks => tasks.Count == 4);
        await Eventually.Be(() => Expectation.TasksOfAsync(world, Handler, file.Id), tasks => tasks.Count == 6);

        var merged = (await world.Duplicates.MergeCasesAsync(
            new MergeCasesRequest { RequestId = Guid.NewGuid().ToString(), CaseId = file.Id, IntoCaseId = into.Id, Reason = "Perbuatan yang sama", DocumentNumber = "7/PLENO/X/2024" },
            world.As(Handler))).Case;

        var added = merged.Persons[1].Id;
        var cancelled = await Eventually.Be(() => Expectation.TasksOfAsync(world, Handler, file.Id), tasks => tasks.All(task => task.State == TaskState.Cancelled));
        cancelled.ShouldAllBe(task => task.CancelReason == "MERGED");
        var tasks = await Eventually.Be(() => Expectation.TasksOfAsync(world, Handler, into.Id), all => all.Count > 4);
        tasks.Where(task => task.PersonId == added).Select(task => (task.Step, task.OfficeId, task.State)).ShouldBe(
            [("identify-person", "bkpsdm-63.72", TaskState.Open), ("check-candidacy", "kpu-63.01", TaskState.Open)], ignoreOrder: true);
        tasks.Count.ShouldBe(6);
        tasks.ShouldAllBe(task => task.State == TaskState.Open);
        var events = await Eventually.Be(
            async () => (await world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = into.Id, PageSize = 1000 }, world.As(Handler))).Events,
            all => all.Count(one => one.Type == "TASK_OPENED") == 6);
        events.Count(one => one.Type == "CASE_MERGED").ShouldBe(1);
    }

    private async Task<Contracts.Cases.V1.Case> RaiseAsync(params string[] numbers)
    {
        var request = new RaiseCaseRequest
        {
            RequestId = Guid.NewGuid().ToString(), Kind = CaseKind.Report, ElectionId = "pilkada-2024", Contest = Contest.Regent,
            PlaceRegionCode = "63.01", ActDate = "2024-10-10", KnownDate = "2024-10-12",
        };
        request.Persons.AddRange(numbers.Select(number => new NewReportedPerson
        {
            Name = "Fulan " + number[^1], SubjectKind = SubjectKind.CivilServant, EmployerOfficeId = "setda-63.72", Post = "Staf", AllegedAct = "Menghadiri deklarasi", EmployeeNumber = number,
        }));
        return (await world.Cases.RaiseCaseAsync(request, world.As(Handler))).Case;
    }
}

[Collection<OneCluster>]
public sealed class ClusterMergeTests(ClusterWorld world) : Merges(world);

[Collection<OneSandbox>]
public sealed class SandboxMergeTests(SandboxWorld world) : Merges(world);
