using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.FollowUp;

public sealed class CaseFollowerTests(AgenciesFixture agencies)
{
    [Fact]
    public async Task The_facts_of_a_case_five_times_and_in_reverse_open_and_announce_everything_once()
    {
        var file = AgenciesFixture.Act();
        var studied = file.Identified("CIVIL_SERVANT", "setda-63.71").Studied();
        ICaseEvent[] facts =
        [
            new CaseRaised(file), new PersonIdentified(file.Identified("CIVIL_SERVANT", "setda-63.71"), file.Persons[0].PersonId),
            new InitialStudyCompleted(studied), new CaseClosed(studied.Closed()),
        ];

        await Task.WhenAll(Enumerable.Range(0, 5).SelectMany(_ => facts.Reverse()).Select(fact => agencies.Service.TellAsync(fact)));

        var tasks = await agencies.OfCaseAsync(file.CaseId);
        tasks.Select(task => $"{task.Step} {task.OfficeId} {task.State} {task.CancelReason}").ShouldBe(
            [
                "initial-study bawaslu-63.01 Done ", "identify-person bkpsdm-63.72 Cancelled LATE",
                "check-candidacy kpu-63.01 Cancelled LATE", "situation-note kesbangpol-63.01 Cancelled LATE",
            ], ignoreOrder: true);
        var heard = await agencies.HeardAsync(file.CaseId, 8);
        heard.Select(fact => $"{fact.GetType().Name} {fact.Task.Step} {fact.Task.Version}").ShouldBe(
            [
                "TaskOpened initial-study 1", "TaskOpened identify-person 1", "TaskOpened check-candidacy 1", "TaskOpened situation-note 1",
                "TaskCompleted initial-study 2", "TaskCancelled identify-person 2", "TaskCancelled check-candidacy 2", "TaskCancelled situation-note 2",
            ], ignoreOrder: true);
        await Eventually.Be(() => agencies.Service.InDatabase(db => db.Outbox.CountAsync(row => row.CaseId == file.CaseId)), waiting => waiting == 0);
        (await agencies.HeardAsync(file.CaseId, 8)).Count.ShouldBe(8);
    }

    [Fact]
    public async Task A_task_shows_the_number_of_its_case_once_there_is_one_and_is_not_changed_by_it()
    {
        var file = AgenciesFixture.Act();
        var before = await agencies.OpenAsync("identify-person", file);
        before.CaseNumber.ShouldBeEmpty();

        await agencies.Service.TellAsync(new CaseRegistered(file.Studied().Registered()));

        var after = await agencies.GetAsync(before.Id);
        after.CaseNumber.ShouldBe(Given.NumberText);
        after.Etag.ShouldBe(before.Etag);
        (await agencies.OfCaseAsync(file.CaseId)).ShouldAllBe(task => task.CaseNumber == Given.NumberText);
    }

    [Fact]
    public async Task A_fact_that_cannot_be_routed_is_set_aside_and_what_is_behind_it_flows()
    {
        var lost = AgenciesFixture.Act() with { PlaceRegionCode = "99.99" };
        var message = Guid.CreateVersion7();
        var poison = agencies.Service.TellAsync(new CaseRaised(lost), message);

        var task = await agencies.OpenAsync();

        await poison;
        task.State.ShouldBe(TaskState.Open);
        (await agencies.Service.InDatabase(db => db.Parked.SingleAsync(row => row.MessageId == message))).Error.ShouldContain("CannotRouteException");
    }

    [Fact]
    public async Task The_study_that_is_heard_after_the_office_began_completes_the_mirror_all_the_same()
    {
        var file = AgenciesFixture.Act();
        var mirror = await agencies.OpenAsync("initial-study", file);
        await agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = mirror.Id }, agencies.As(AgenciesFixture.Handler));

        await agencies.Service.TellAsync(new InitialStudyCompleted(file.Studied()));

        (await agencies.GetAsync(mirror.Id)).State.ShouldBe(TaskState.Done);
    }
}
