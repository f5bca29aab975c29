using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Transfer;

/// <summary>A case that goes to another office, ends and goes on, with the tasks and notices of it, end to end.</summary>
public abstract class Transfers(World world)
{
    private const string Other = "bawaslu-63.72";

    [Fact]
    public async Task Tasks_and_notices_follow_a_case_to_its_new_office_and_are_there_anew_when_it_is_reopened()
    {
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        await Eventually.Be(() => Expectation.TasksOfAsync(world, situation.Handler, caseId), all => all.Count == situation.Tasks.Count);

        await world.Transfers.TransferCaseAsync(
            new TransferCaseRequest { RequestId = Id(), CaseId = caseId, OfficeId = Other, Reason = HandoverReason.Place, DocumentNumber = "7/X/2024" }, world.As(situation.Handler));
        await Eventually.Be(() => KindsAsync(Other, caseId), kinds => kinds.Contains(NotificationKind.TransferOffered));
        await world.Transfers.AcceptTransferAsync(new AcceptTransferRequest { RequestId = Id(), CaseId = caseId, DocumentNumber = "8/X/2024" }, world.As(Other));

        var study = (await Eventually.Be(() => Expectation.TasksOfAsync(world, Other, caseId), all => all.Count == situation.Tasks.Count && all.Any(task => task.OfficeId == Other)))
            .Single(task => task.OfficeId == Other);
        study.Step.ShouldBe("initial-study");
        (await Expectation.TasksOfAsync(world, situation.Handler, caseId)).ShouldBeEmpty();
        await Eventually.Be(() => KindsAsync(situation.Handler, caseId), kinds => kinds.Contains(NotificationKind.CaseHandover));
        await Eventually.Be(() => KindsAsync(Other, caseId), kinds => kinds.Contains(NotificationKind.TaskOpened) && kinds.Contains(NotificationKind.CaseHandover));
        (await Errors.Refused(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, world.As(situation.Handler)))).StatusCode.ShouldBe(StatusCode.NotFound);

        await world.Cases.CloseCaseAsync(new CloseCaseRequest { RequestId = Id(), CaseId = caseId, Reason = CloseReason.Late }, world.As(Other));
        await Eventually.Be(() => Expectation.TasksOfAsync(world, Other, caseId), all => all.All(task => task.State == TaskState.Cancelled));
        await world.Transfers.ReopenCaseAsync(new ReopenCaseRequest { RequestId = Id(), CaseId = caseId, DocumentNumber = "9/X/2024", Reason = "Ada bukti baru" }, world.As(Other));

        var tasks = await Eventually.Be(() => Expectation.TasksOfAsync(world, Other, caseId), all => all.Count == 2 * situation.Tasks.Count);
        tasks.Where(task => task.State == TaskState.Open).Select(task => task.OfficeId).ShouldBe([Other, "bkpsdm-63.72", "kpu-63.01", "kesbangpol-63.01"], ignoreOrder: true);
        await Eventually.Be(() => OpenedAsync("kpu-63.01", caseId), opened => opened == 2);
    }

    private async Task<List<NotificationKind>> KindsAsync(string office, string caseId) =>
        [.. (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId }, world.As(office))).Notifications.Select(notice => notice.Kind)];

    private async Task<int> OpenedAsync(string office, string caseId) => (await KindsAsync(office, caseId)).Count(kind => kind == NotificationKind.TaskOpened);

    private static string Id() => Guid.NewGuid().ToString();
}

[Collection<OneCluster>]
public sealed class ClusterTransferTests(ClusterWorld world) : Transfers(world);

[Collection<OneSandbox>]
public sealed class SandboxTransferTests(SandboxWorld world) : Transfers(world);
