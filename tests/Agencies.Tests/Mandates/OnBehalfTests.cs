using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Mandates;

/// <summary>One office does the tasks of another, which stay that other's; both names are on the record.</summary>
public sealed class OnBehalfTests(AgenciesFixture agencies)
{
    private const string Office = AgenciesFixture.Personnel;
    private readonly MandateService.MandateServiceClient _mandates = new(agencies.Service.Channel);

    [Fact]
    public async Task What_is_recorded_for_an_office_is_the_offices_and_names_both()
    {
        const string Recorder = "dpmd-63.72";
        await GrantAsync(Office, Recorder);
        var (done, returned, own) = (await agencies.OpenAsync(), await agencies.OpenAsync(), await agencies.OpenAsync());
        var behalf = agencies.As(Recorder).For(Office);

        (await agencies.Tasks.ListTasksAsync(new ListTasksRequest { OfficeId = Office, PageSize = 1000 }, behalf)).Tasks.ShouldContain(task => task.Id == done.Id);
        var after = (await agencies.Tasks.CompleteTaskAsync(Complete(done), behalf)).Task;
        await agencies.Tasks.ReturnTaskAsync(new ReturnTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = returned.Id, Reason = ReturnReason.NeedsData }, behalf);
        await agencies.Tasks.StartTaskAsync(Start(own), behalf);

        (after.OfficeId, after.State, after.RecordedByOfficeId).ShouldBe((Office, TaskState.Done, Recorder));
        (await agencies.GetAsync(done.Id)).RecordedByOfficeId.ShouldBe(Recorder, "the handling office sees both names");
        (await agencies.GetAsync(own.Id)).RecordedByOfficeId.ShouldBe(Recorder);
        (await agencies.Tasks.CompleteTaskAsync(Complete(own), agencies.As(Office))).Task.RecordedByOfficeId.ShouldBeEmpty("the office did the last change itself");
        await NamesAsync(done, [("TaskOpened", Office, null), ("TaskCompleted", Office, Recorder)]);
        await NamesAsync(returned, [("TaskOpened", Office, null), ("TaskReturned", Office, Recorder)]);
        await NamesAsync(own, [("TaskOpened", Office, null), ("TaskCompleted", Office, null)]);
        (await Errors.Refused(agencies.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = done.Id }, agencies.As(Recorder)))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task A_revoked_mandate_ends_at_once_and_so_does_its_stream()
    {
        const string Recorder = "setda-64.01";
        var mandate = await GrantAsync(Office, Recorder);
        var task = await agencies.OpenAsync();
        var behalf = agencies.As(Recorder).For(Office);
        using var stream = agencies.Tasks.WatchTasks(new WatchTasksRequest { CaseId = task.CaseId }, behalf);
        (await stream.ReadUntilAsync(message => message.Bookmark is not null)).ShouldContain(message => message.Task != null && message.Task.Id == task.Id);

        await _mandates.RevokeMandateAsync(new RevokeMandateRequest { RequestId = AgenciesFixture.NewId(), MandateId = mandate.Id }, Administrator(Office));

        await IsRefusedAsync("NO_MANDATE", behalf);
        (await stream.ReadToErrorAsync(TimeSpan.FromSeconds(5))).Error.Reason().ShouldBe("NO_MANDATE");
    }

    [Fact]
    public async Task Without_a_mandate_in_force_between_the_two_nobody_records()
    {
        const string Recorder = "setda-64.02";
        var future = OnBehalf.Grant("kpu-64.01", Recorder);
        future.StartTime = Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 10, 15, 0, 0, 0, TimeSpan.Zero));
        await agencies.Service.InDatabase(async db =>
        {
            // As one ends that was to end: nobody revoked it.
            db.Mandates.Add(new Platform.Identity.Mandates.MandateRow
            {
                MandateId = Guid.CreateVersion7(), Version = 1, OfficeId = "kpu-64.03", RecordingOfficeId = Recorder, DocumentNumber = "1",
                StartTime = NodaTime.Instant.FromUtc(2024, 1, 1, 0, 0), EndTime = NodaTime.Instant.FromUtc(2024, 10, 14, 1, 0),
            });
            return await db.SaveChangesAsync();
        });
        await _mandates.GrantMandateAsync(future, Administrator("kpu-64.01"));
        await GrantAsync("kpu-64.02", Recorder);
        await GrantAsync("kpu-64", "kpu-64.02");

        await IsRefusedAsync(null, agencies.As(Recorder).For("kpu-64.02"));
        foreach (var office in new[] { "kpu-64.03", "kpu-64.01", "kpu-64", Recorder, "kpu-99", "", "kpu-64.02,kpu-64.02" })
        {
            await IsRefusedAsync("NO_MANDATE", agencies.As(Recorder).For(office));
        }

        await IsRefusedAsync("NO_MANDATE", agencies.As("kpu-64.02").For(Recorder));
        await IsRefusedAsync("NO_MANDATE", agencies.As(Recorder).For("kpu-64.02").For("kpu-64.02"));
    }

    [Fact]
    public async Task A_recorder_that_keeps_out_of_the_case_sees_nothing_of_it_for_another()
    {
        const string Recorder = "inspektorat-63.72";
        await GrantAsync(Office, Recorder);
        var file = AgenciesFixture.Act();
        var task = await agencies.OpenAsync(file: file);
        var early = AgenciesFixture.Act() with { Recusals = [new RecusalSnapshot(Recorder, Given.Received, AgenciesFixture.Handler)] };
        var behalf = agencies.As(Recorder).For(Office);
        using var stream = agencies.Tasks.WatchTasks(new WatchTasksRequest(), behalf);
        (await stream.ReadUntilAsync(message => message.Bookmark is not null)).ShouldContain(message => message.Task != null && message.Task.Id == task.Id);

        var hidden = await agencies.OpenAsync(file: early);
        await agencies.Service.TellAsync(new OfficeRecused(file.Recused(Recorder), [Recorder]));

        // The case that it saw is taken from it; the one that it never saw does not show at all.
        (await stream.ReadUntilAsync(message => message.RemovedTaskId == task.Id)).ShouldAllBe(message => message.RemovedTaskId != hidden.Id && (message.Task == null || message.Task.Id != hidden.Id));
        foreach (var id in new[] { task.Id, hidden.Id, AgenciesFixture.NewId() })
        {
            var command = new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = id };
            foreach (var error in new[] { await Errors.Refused(agencies.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = id }, behalf)), await Errors.Refused(agencies.Tasks.CompleteTaskAsync(command, behalf)) })
            {
                (error.StatusCode, error.Reason()).ShouldBe((StatusCode.NotFound, "NOT_FOUND"));
            }
        }

        (await agencies.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1000 }, behalf)).Tasks.ShouldNotContain(one => one.Id == task.Id || one.Id == hidden.Id);
        using var again = agencies.Tasks.WatchTasks(new WatchTasksRequest(), behalf);
        (await again.ReadUntilAsync(message => message.Bookmark is not null)).ShouldNotContain(message => message.Task != null && (message.Task.Id == task.Id || message.Task.Id == hidden.Id));
        (await agencies.GetAsync(task.Id, Office)).Id.ShouldBe(task.Id, "the office itself sees it");
    }

    [Fact]
    public async Task Roles_are_those_of_the_caller_request_ids_are_apart_and_some_things_nobody_does_for_another()
    {
        const string Recorder = "setda-63.01";
        await GrantAsync(Office, Recorder);
        var task = await agencies.OpenAsync();
        var (start, behalf) = (Start(task), agencies.As(Recorder).For(Office));

        (await Errors.Refused(agencies.Tasks.StartTaskAsync(start, agencies.Service.As(Recorder, Roles.Reader).For(Office)))).Reason().ShouldBe("ROLE_MISSING");
        await agencies.Tasks.StartTaskAsync(start, behalf);
        (await agencies.Tasks.StartTaskAsync(start, behalf)).Task.State.ShouldBe(TaskState.InProgress);
        // For itself the same id is another request: it does not lead to what was done for the office.
        (await Errors.Refused(agencies.Tasks.StartTaskAsync(start, agencies.As(Recorder)))).StatusCode.ShouldBe(StatusCode.NotFound);

        var all = agencies.Service.As(Recorder, RoleWords.Any).For(Office);
        var officers = new OfficerService.OfficerServiceClient(agencies.Service.Channel);
        foreach (var error in new[]
        {
            await Errors.Refused(_mandates.GrantMandateAsync(OnBehalf.Grant(Office, Recorder), all)),
            await Errors.Refused(officers.AppointOfficerAsync(new AppointOfficerRequest { OfficeId = Office, Roles = { Role.Head } }, all)),
        })
        {
            (error.StatusCode, error.Reason()).ShouldBe((StatusCode.PermissionDenied, "NOT_ON_BEHALF"));
        }
    }

    private Metadata Administrator(string office) => agencies.Service.As(office, Roles.Administrator);

    private async Task<Mandate> GrantAsync(string office, string recorder) => (await _mandates.GrantMandateAsync(OnBehalf.Grant(office, recorder), Administrator(office))).Mandate;

    private static CompleteTaskRequest Complete(Contracts.Agencies.V1.Task task) => new() { RequestId = AgenciesFixture.NewId(), TaskId = task.Id };

    private static StartTaskRequest Start(Contracts.Agencies.V1.Task task) => new() { RequestId = AgenciesFixture.NewId(), TaskId = task.Id };

    /// <summary>What was announced of a task: what, who did it, who recorded it.</summary>
    private async Task NamesAsync(Contracts.Agencies.V1.Task task, IReadOnlyList<(string Fact, string Acting, string? Recording)> expected)
    {
        var heard = await Eventually.Be(
            () => Task.FromResult(agencies.Service.Heard.Values.OfType<ITaskEvent>().Where(fact => fact.Task.TaskId == Guid.Parse(task.Id)).OrderBy(fact => fact.Task.Version).ToList()),
            facts => facts.Count == expected.Count);
        heard.Select(fact => (fact.GetType().Name, fact.Task.ActingOfficeId, fact.Task.RecordingOfficeId)).ShouldBe(expected);
    }

    /// <summary>Whether a list on behalf is refused, and why; null when it is not.</summary>
    private async Task IsRefusedAsync(string? reason, Metadata headers)
    {
        var call = agencies.Tasks.ListTasksAsync(new ListTasksRequest(), headers);
        if (reason is null)
        {
            await call;
            return;
        }

        var error = await Errors.Refused(call);
        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.PermissionDenied, reason));
    }
}
