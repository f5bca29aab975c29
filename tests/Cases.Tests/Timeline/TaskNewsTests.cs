using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;
using Case = Netralitas.Contracts.Cases.V1.Case;

namespace Netralitas.Cases.Tests.Timeline;

/// <summary>Who sees a case by its tasks, in whatever order the news of them come.</summary>
public sealed class TaskNewsTests(CasesFixture cases)
{
    private const string Office = "kpu-62.05";
    private const string Other = "kpu-62.06";

    [Fact]
    public async Task When_a_task_moves_the_stream_of_the_new_office_shows_the_case_and_that_of_the_old_one_removes_it()
    {
        var task = TaskOf(await cases.RaiseAsync());
        using var old = cases.Client.WatchCases(new WatchCasesRequest(), cases.Service.As(Office));
        using var next = cases.Client.WatchCases(new WatchCasesRequest(), cases.Service.As(Other));
        await cases.Service.TellAsync(new TaskOpened(task));
        await old.ReadUntilAsync(message => message.Case?.Id == task.CaseId.ToString());

        await cases.Service.TellAsync(new TaskMoved(task with { Version = 2, OfficeId = Other }, Office));

        await next.ReadUntilAsync(message => message.Case?.Id == task.CaseId.ToString());
        await old.ReadUntilAsync(message => message.RemovedCaseId == task.CaseId.ToString());
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(3, false)]
    public async Task An_office_whose_task_ended_does_not_see_the_case_by_what_ended_with_it_whichever_is_heard_first(long version, bool referralFirst)
    {
        var task = TaskOf(await cases.RaiseAsync());
        await cases.Service.TellAsync(new TaskOpened(task));
        await Eventually.Be(() => SeenAsync(task), seen => seen);
        var cancelled = new TaskCancelled(task with { Version = 2, Reason = "REROUTED" });
        // In one change with the end, or with what came after it.
        var lapsed = new TaskReferred(task with { Version = version }, new ReferralSnapshot(Guid.CreateVersion7(), "SHARE", "REVOKED", Office, Other, "LAPSED"));

        foreach (var fact in referralFirst ? new ITaskEvent[] { lapsed, cancelled } : [cancelled, lapsed])
        {
            await cases.Service.TellAsync(fact);
        }

        var request = new ListCaseEventsRequest { CaseId = task.CaseId.ToString() };
        await Eventually.Be(
            async () => await cases.Client.ListCaseEventsAsync(request, cases.Service.As(CasesFixture.TanahLaut)),
            list => list.Events.Select(one => one.Type).Intersect(["TASK_CANCELLED", "REFERRAL_REVOKED"]).Count() == 2);
        (await SeenAsync(task)).ShouldBeFalse();
    }

    private async Task<bool> SeenAsync(TaskSnapshot task) =>
        (await cases.Client.ListCasesAsync(new ListCasesRequest { PlaceRegionCode = "63.01", PageSize = 1000 }, cases.Service.As(Office))).Cases.Any(file => file.Id == task.CaseId.ToString());

    private static TaskSnapshot TaskOf(Case file) => new(
        Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, Office, Guid.Parse(file.Id), null, null, "check-candidacy", "Memeriksa", "Check", Office,
        file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);
}
