using Netralitas.Contracts.Events;
using Netralitas.Contracts.Notifications.V1;

namespace Netralitas.Notifications.Tests.Hearing;

public sealed class RecusalNewsTests(NotificationsFixture notifications)
{
    private const string Other = "bawaslu-62.71";

    [Fact]
    public async Task An_office_that_keeps_out_is_told_nothing_of_the_case_however_late_its_facts_come_and_the_others_are()
    {
        var file = NotificationsFixture.Case();
        await notifications.Service.TellAsync(NotificationsFixture.Recused(file.CaseId, NotificationsFixture.Handler));
        await notifications.Service.TellAsync(NotificationsFixture.Recused(file.CaseId, NotificationsFixture.Personnel));
        var (own, others) = (NotificationsFixture.Task(file.CaseId), NotificationsFixture.Task(file.CaseId, Other));
        var handover = new HandoverSnapshot(Guid.CreateVersion7(), "ACCEPTED", NotificationsFixture.Handler, Other, "Asia/Makassar");
        foreach (object fact in new object[] { new TaskOpened(own), new TaskOverdue(own), new TaskOverdue(others), new CaseHandedOver(file, handover) })
        {
            await notifications.Service.TellAsync(fact);
        }

        (await notifications.ToldAsync(Other, file.CaseId)).Select(notice => notice.Kind).ShouldBe([NotificationKind.TaskOverdue, NotificationKind.CaseHandover], ignoreOrder: true);
        (await notifications.ToldAsync(NotificationsFixture.Handler, file.CaseId)).ShouldBeEmpty();
        (await notifications.ToldAsync(NotificationsFixture.Personnel, file.CaseId)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_office_of_a_government_that_keeps_out_at_once_is_told_nothing_more()
    {
        var caseId = Guid.CreateVersion7();
        await notifications.Service.TellAsync(NotificationsFixture.Recused(caseId, "setda-63.72", NotificationsFixture.Personnel, "inspektorat-63.72"));
        foreach (var office in new[] { NotificationsFixture.Personnel, "inspektorat-63.72", "inspektorat-63" })
        {
            await notifications.Service.TellAsync(new TaskOpened(NotificationsFixture.Task(caseId, office)));
        }

        (await notifications.ToldAsync("inspektorat-63", caseId)).ShouldHaveSingleItem();
        (await notifications.ToldAsync("inspektorat-63.72", caseId)).ShouldBeEmpty();
        (await notifications.ToldAsync(NotificationsFixture.Personnel, caseId)).ShouldBeEmpty();
    }
}
