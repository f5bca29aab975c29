using Microsoft.EntityFrameworkCore;
using Netralitas.Agencies.FollowUp;
using Netralitas.Agencies.Tests.Succession;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Events;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Authority;
using Netralitas.Reference;
using Netralitas.Support;
using NodaTime;

namespace Netralitas.Agencies.Tests.Escalation;

/// <summary>A ministry ended on 30 September 2024 and another went on; a body below it is late.</summary>
public sealed class EndedOfficeTests : IDisposable
{
    private const string Body = "badan-a";
    private const string Old = "kemenlama";
    private const string New = "kemenbaru";
    private const string Late = "2024-10-27T09:00+08:00x1";

    private static readonly Lazy<ReferenceBook> Book = new(() => Given.With($"""

          - {"{"} id: {Old}, name: Kementerian Lama, function: agency-a, time_zone: Asia/Jakarta, end_date: 2024-09-30, successor: {New}, basis: test, evidence: R-L {"}"}
          - {"{"} id: {New}, name: Kementerian Baru, function: agency-b, time_zone: Asia/Jakarta, basis: test, evidence: R-L {"}"}
          - {"{"} id: {Body}, name: Badan A, function: agency-a, time_zone: Asia/Jakarta, supervisor: {Old}, basis: test, evidence: R-L {"}"}

        """));

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Whoever_is_above_since_then_is_the_successor_and_what_is_late_goes_there()
    {
        await using var service = await StartAsync(Late);
        var late = await TaskAsync(service, Act(Given.Received));

        var supervising = await Eventually.Be(() => SupervisingAsync(service, late), found => found is not null);

        supervising!.OfficeId.ShouldBe(New);
        (await service.InDatabase(db => db.Tasks.SingleAsync(task => task.Id == Guid.Parse(late.Id)))).SupervisorOfficeId.ShouldBe(New);
        var fact = await Eventually.Be(() => Task.FromResult(service.Heard.Values.OfType<TaskEscalated>().FirstOrDefault(one => one.Task.TaskId.ToString() == late.Id && one.Level == 2)), heard => heard is not null);
        fact!.ToOfficeId.ShouldBe(New);
    }

    [Fact]
    public async Task An_order_counts_even_where_the_data_do_not_say_that_the_office_has_ended()
    {
        await using var service = await StartAsync(Late);
        await OrderAsync(service, "kpu-63", "kpu-62");
        var late = await TaskAsync(service, Act(Given.Received), "check-candidacy");

        (await Eventually.Be(() => SupervisingAsync(service, late), found => found is not null))!.OfficeId.ShouldBe("kpu-62");
    }

    [Fact]
    public async Task What_was_open_is_watched_over_by_the_successor_as_soon_as_it_is_ordered()
    {
        var recorded = Given.Received.AddDays(-20);
        TaskMessage task;
        await using (var before = await StartAsync("2024-09-24T10:00+08:00x1"))
        {
            task = await TaskAsync(before, Act(recorded));
            (await ReadAsync(before, task, Old)).ShouldBe("");
        }

        await using var service = await StartAsync("2024-10-01T09:00+08:00x1");
        (await ReadAsync(service, task, New)).ShouldBe("NOT_FOUND");
        await new SuccessionService.SuccessionServiceClient(service.PatientChannel).SucceedOfficeAsync(
            new() { RequestId = AgenciesFixture.NewId(), OfficeId = Old, SuccessorId = New, DecreeNumber = "1/2024", DecreeDate = "2024-09-30" }, service.As("bawaslu-ri", Roles.Administrator));

        (await ReadAsync(service, task, New)).ShouldBe("");
        (await ReadAsync(service, task, Old)).ShouldBe("NOT_FOUND");
        (await service.InDatabase(db => db.Tasks.SingleAsync(one => one.Id == Guid.Parse(task.Id)))).OfficeId.ShouldBe(Body, "it is still its own to do");
    }

    [Fact]
    public void Whoever_ended_without_a_successor_is_skipped_and_orders_that_go_in_a_circle_end()
    {
        var at = Instant.FromUtc(2024, 10, 1, 0, 0);
        var offices = Given.With($"""

              - {"{"} id: top, name: Puncak, function: agency-c, time_zone: Asia/Jakarta, basis: test, evidence: R-L {"}"}
              - {"{"} id: mid, name: Tengah, function: agency-c, time_zone: Asia/Jakarta, supervisor: top, end_date: 2024-09-01, basis: test, evidence: R-L {"}"}
              - {"{"} id: low, name: Bawah, function: agency-c, time_zone: Asia/Jakarta, supervisor: mid, basis: test, evidence: R-L {"}"}

            """).Offices;
        new ServingOffices(offices, at).Above(offices.Find("low")!, []).ShouldBe("top");
        new ServingOffices(offices, at).IsThere("mid").ShouldBeFalse();
        new ServingOffices(offices, at, new Dictionary<string, string> { ["low"] = "top", ["top"] = "low" }).Of("low")!.Id.ShouldBe("top");
        new ServingOffices(offices, at, new Dictionary<string, string> { ["low"] = "gone" }).Of("low")!.Id.ShouldBe("low");
    }

    [Fact]
    public async Task A_rung_that_cannot_be_decided_is_seen_to_be_late_until_it_can_while_others_fire()
    {
        TaskMessage lost, other;
        await using (var before = await StartAsync("2024-10-14T09:00+08:00x1"))
        {
            (lost, other) = (await TaskAsync(before, Act(Given.Received)), await TaskAsync(before, AgenciesFixture.Act()));
        }

        await using (var without = await StartAsync(Late, Given.Reference))
        {
            await Eventually.Be(() => WithoutAsync(without, other.Id), row => row.EscalationLevel == 2);
            var (row, clock) = (await WithoutAsync(without, lost.Id), await ClockAsync(without));
            (row.OverdueTime, row.NextRung, row.NextTryTime - row.NextRungTime > Duration.FromDays(5)).ShouldBe((null, "remind", true));
            (clock.LateCount, clock.Items[0].Id, clock.Items[0].DueTime).ShouldBe((1, lost.Id, lost.Escalation.NextRungTime));
        }

        await using (var early = await StartAsync("2024-10-27T09:05+08:00x1"))
        {
            (await WithoutAsync(early, lost.Id)).OverdueTime.ShouldBeNull("it is not tried all the time");
        }

        await using var again = await StartAsync("2024-10-27T09:30+08:00x1");
        await Eventually.Be(() => WithoutAsync(again, lost.Id), row => row.OverdueTime is not null && row.NextTryTime is null);
        (await Eventually.Be(() => ClockAsync(again), clock => clock.LateCount == 0)).Items.ShouldNotContain(item => item.Id == lost.Id && item.DueTime == lost.Escalation.NextRungTime);

        static Task<FollowUpTask> WithoutAsync(ServiceUnderTest<AgenciesDb> service, string id) => service.InDatabase(db => db.Tasks.SingleAsync(task => task.Id == Guid.Parse(id)));

        static async Task<DueClock> ClockAsync(ServiceUnderTest<AgenciesDb> service) =>
            (await new OperationsService.OperationsServiceClient(service.Channel).ListClocksAsync(new(), service.As("bawaslu-ri", Roles.Administrator)))
            .Clocks.Single(clock => clock.Name == "task-rungs");
    }

    public void Dispose() => _folder.Dispose();

    private static CaseSnapshot Act(DateTimeOffset recorded) => Given.Case("63.01", persons: Given.Person(employer: Body)) with { ReceivedTime = recorded, RecordTime = recorded };

    private Task<ServiceUnderTest<AgenciesDb>> StartAsync(string clock, ReferenceBook? book = null) => ServiceUnderTest<AgenciesDb>.StartAsync(
        new AgenciesModule(book ?? Book.Value), clock, $"--Storage:Connection=Data Source={_folder.File("agencies.db")};Pooling=False");

    private static async Task<TaskMessage> TaskAsync(ServiceUnderTest<AgenciesDb> service, CaseSnapshot file, string step = "identify-person")
    {
        await service.TellAsync(new CaseRaised(file));
        return (await ListAsync(service, file.CaseId.ToString())).Single(task => task.Step == step);
    }

    private static async Task<TaskMessage?> SupervisingAsync(ServiceUnderTest<AgenciesDb> service, TaskMessage late) =>
        (await ListAsync(service, late.CaseId)).FirstOrDefault(task => task.SupervisedTaskId == late.Id);

    private static async Task<IReadOnlyList<TaskMessage>> ListAsync(ServiceUnderTest<AgenciesDb> service, string caseId) =>
        (await new TaskService.TaskServiceClient(service.Channel).ListTasksAsync(new ListTasksRequest { CaseId = caseId, PageSize = 1000 }, service.As(AgenciesFixture.Handler))).Tasks;

    /// <summary>The reason why an office does not see a task; empty where it does.</summary>
    private static async Task<string> ReadAsync(ServiceUnderTest<AgenciesDb> service, TaskMessage task, string office)
    {
        var found = (await new TaskService.TaskServiceClient(service.Channel).ListTasksAsync(new ListTasksRequest { CaseId = task.CaseId, PageSize = 1000 }, service.As(office))).Tasks;
        return found.Any(one => one.Id == task.Id) ? "" : "NOT_FOUND";
    }

    /// <summary>What is left of an order when the data have lost the end of the office since.</summary>
    private static Task<int> OrderAsync(ServiceUnderTest<AgenciesDb> service, string office, string successor) => service.InDatabase(db =>
    {
        db.Successions.Add(SuccessionGiven.Order(office, successor, Given.Received, finished: true));
        return db.SaveChangesAsync();
    });
}
