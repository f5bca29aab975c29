using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Cases.Tests.Timeline;

public sealed class TimelineTests(CasesFixture cases)
{
    [Fact]
    public async Task What_other_agencies_did_stands_on_the_timeline_once_however_often_it_is_told()
    {
        var file = await cases.StudyAsync(await cases.RaiseAsync());
        var task = new TaskSnapshot(
            Guid.CreateVersion7(), 1, DateTimeOffset.UnixEpoch, "kpu-63.01", Guid.Parse(file.Id), null, null, "check-candidacy", "Memeriksa", "Check", "kpu-63.01",
            file.HandlingOfficeId, DateTimeOffset.UnixEpoch, "Asia/Makassar", null, null, null);
        var completed = new TaskCompleted(task with { Version = 2, DocumentNumber = "12/KPU/2024" });
        for (var time = 0; time < 5; time++)
        {
            // Told again both as the same message and as another message with the same news.
            await cases.Service.TellAsync(completed, time < 3 ? Guid.Parse(file.Id) : null);
            await cases.Service.TellAsync(new TaskOpened(task));
        }

        var events = (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, cases.Service.As(CasesFixture.TanahLaut))).Events;

        events.Select(e => e.Type).ShouldBe(["CASE_RAISED", "INITIAL_STUDY_COMPLETED", "TASK_COMPLETED", "TASK_OPENED"]);
        events.Select(e => e.Sequence).ShouldBe([1, 2, 3, 4]);
        events[2].Facts["document_number"].ShouldBe("12/KPU/2024");
        (await cases.Client.GetCaseAsync(new GetCaseRequest { CaseId = file.Id }, cases.Service.As(CasesFixture.TanahLaut))).Case.Etag.ShouldBe(file.Etag);
    }

    [Fact]
    public async Task Every_move_of_a_deadline_stands_there_once_with_both_times_and_the_decree()
    {
        var file = await cases.RaiseAsync();
        var due = new DateTimeOffset(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(8));
        var task = new TaskSnapshot(
            Guid.CreateVersion7(), 2, DateTimeOffset.UnixEpoch, "bawaslu-ri", Guid.Parse(file.Id), null, null, "check-candidacy", "Memeriksa", "Check", "kpu-63.01",
            file.HandlingOfficeId, due.AddDays(1), "Asia/Makassar", null, null, null);
        var first = new TaskDeadlineMoved(task, due, "SKB 12/2024");
        var second = new TaskDeadlineMoved(task with { Version = 3, DueTime = due.AddDays(2) }, due.AddDays(1), "SKB 13/2024");
        foreach (var fact in new[] { first, second, first })
        {
            await cases.Service.TellAsync(fact);
        }

        var events = (await cases.Client.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = file.Id }, cases.Service.As(CasesFixture.TanahLaut))).Events;

        events.Skip(1).Select(one => (one.Type, one.OfficeId, one.Facts["due_before"], one.Facts["due_time"], one.Facts["document_number"])).ShouldBe(
        [
            ("TASK_DEADLINE_MOVED", "bawaslu-ri", "2024-10-16T16:00:00Z", "2024-10-17T16:00:00Z", "SKB 12/2024"),
            ("TASK_DEADLINE_MOVED", "bawaslu-ri", "2024-10-17T16:00:00Z", "2024-10-18T16:00:00Z", "SKB 13/2024"),
        ]);
    }

    [Fact]
    public async Task A_task_that_is_overdue_again_after_a_pause_stands_there_twice_and_the_move_between_says_why()
    {
        var file = await cases.RaiseAsync();
        var due = new DateTimeOffset(2024, 10, 17, 0, 0, 0, TimeSpan.FromHours(8));
        var task = new TaskSnapshot(
            Guid.CreateVersion7(), 2, DateTimeOffset.UnixEpoch, file.HandlingOfficeId, Guid.Parse(file.Id), null, null, "initial-study", "Menyusun", "Make", file.HandlingOfficeId,
            file.HandlingOfficeId, due, "Asia/Makassar", null, null, null);
        var moved = new TaskDeadlineMoved(task with { Version = 4, DueTime = due.AddDays(2) }, due, DecreeNumber: null, TaskDeadlineMoved.ByPause);
        var again = new TaskOverdue(moved.Task with { Version = 5 });
        foreach (ITaskEvent fact in new ITaskEvent[] { new TaskOverdue(task), moved, again, new TaskOverdue(task), again })
        {
            await cases.Service.TellAsync(fact);
        }

        var request = new NarrateCaseRequest { CaseId = file.Id, Language = NarrationLanguage.English };
        (await new LetterService.LetterServiceClient(cases.Service.Channel).NarrateCaseAsync(request, cases.Service.As(CasesFixture.TanahLaut))).Events.Skip(1).Select(one => one.Sentence).ShouldBe(
        [
            "The task \"Make the initial study\" of Bawaslu Kabupaten Tanah Laut is overdue.",
            "The deadline of the task \"Make the initial study\" of Bawaslu Kabupaten Tanah Laut was reckoned anew from Thursday, 17 October 2024 00:00 WITA to Saturday, 19 October 2024 00:00 WITA because the clocks of the case stood still.",
            "The task \"Make the initial study\" of Bawaslu Kabupaten Tanah Laut is overdue.",
        ]);
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_without_gap_or_repetition()
    {
        const string Office = "bawaslu-62.01";
        var raised = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            var request = CasesFixture.Report();
            request.PlaceRegionCode = "62.01";
            raised.Add((await cases.RaiseAsync(request, Office)).Id);
        }

        var seen = new List<string>();
        var list = new ListCasesRequest { PageSize = 3, PlaceRegionCode = "62" };
        do
        {
            var page = await cases.Client.ListCasesAsync(list, cases.Service.As(Office));
            page.Cases.Count.ShouldBeLessThanOrEqualTo(3);
            page.Cases.ShouldAllBe(file => file.View == CaseView.NeedToKnow);
            seen.AddRange(page.Cases.Select(file => file.Id));
            list.PageToken = page.NextPageToken;
        }
        while (list.PageToken.Length > 0);

        seen.ShouldBe(Enumerable.Reverse(raised));
        var first = await cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = 3, PlaceRegionCode = "62" }, cases.Service.As(Office));
        var otherFilter = new ListCasesRequest { PageSize = 3, PlaceRegionCode = "62.01", PageToken = first.NextPageToken };
        (await Errors.Refused(cases.Client.ListCasesAsync(otherFilter, cases.Service.As(Office)))).BadFields().ShouldBe(["page_token"]);
        (await Errors.Refused(cases.Client.ListCasesAsync(new ListCasesRequest { PageSize = -1 }, cases.Service.As(Office)))).BadFields().ShouldBe(["page_size"]);
    }
}
