using Grpc.Core;
using Microsoft.EntityFrameworkCore;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Events;
using Netralitas.Platform.Authority;
using Netralitas.Support;

namespace Netralitas.Agencies.Tests.Officers;

/// <summary>The register of officers, and what officers may do with the tasks of their office.</summary>
public sealed class OfficerTests(AgenciesFixture agencies)
{
    private const string Office = AgenciesFixture.Personnel;
    private const string Above = "bkpsdm-63";

    private readonly OfficerService.OfficerServiceClient _officers = new(agencies.Service.Channel);

    [Fact]
    public async Task An_officer_acts_by_the_roles_of_the_register_and_not_by_those_of_the_token()
    {
        var officer = await AppointAsync(Role.Examiner);
        var task = await agencies.OpenAsync();
        var headers = agencies.Service.AsOfficer(Office, officer.Id);

        var done = await agencies.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, headers);

        done.Task.State.ShouldBe(TaskState.Done);
        // The token itself claims every business role.
        var error = await Errors.Refused(agencies.Tasks.AssignTaskAsync(new AssignTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, headers));
        (error.StatusCode, error.Reason()).ShouldBe((StatusCode.PermissionDenied, "ROLE_MISSING"));
    }

    [Fact]
    public async Task Who_is_dismissed_is_refused_at_once_the_stream_ends_and_the_tasks_go_back_to_the_office()
    {
        var officer = await AppointAsync(Role.Examiner);
        var task = await agencies.OpenAsync();
        await AssignAsync(task.Id, officer.Id);
        var headers = agencies.Service.AsOfficer(Office, officer.Id);
        using var stream = agencies.Tasks.WatchTasks(new WatchTasksRequest { CaseId = task.CaseId }, headers);
        await stream.ReadUntilAsync(message => message.Bookmark is not null);

        await _officers.DismissOfficerAsync(new DismissOfficerRequest { RequestId = AgenciesFixture.NewId(), OfficerId = officer.Id }, Administrator(Office));

        (await Errors.Refused(agencies.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, headers))).Reason().ShouldBe("OFFICER_NOT_IN_OFFICE");
        (await stream.ReadToErrorAsync(TimeSpan.FromSeconds(5))).Error.Reason().ShouldBe("OFFICER_NOT_IN_OFFICE");
        (await agencies.GetAsync(task.Id)).OfficerId.ShouldBeEmpty();
        var again = await Errors.Refused(_officers.DismissOfficerAsync(new DismissOfficerRequest { RequestId = AgenciesFixture.NewId(), OfficerId = officer.Id }, Administrator(Office)));
        again.Reason().ShouldBe("OFFICER_HAS_LEFT");
    }

    [Fact]
    public async Task What_the_office_gave_to_one_officer_another_leaves_alone_but_for_the_head()
    {
        var (one, other, head) = (await AppointAsync(Role.Examiner), await AppointAsync(Role.Examiner), await AppointAsync(Role.Head));
        var task = await agencies.OpenAsync();

        (await AssignAsync(task.Id, one.Id)).OfficerId.ShouldBe(one.Id);

        var start = new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id };
        var refused = await Errors.Refused(agencies.Tasks.StartTaskAsync(start, agencies.Service.AsOfficer(Office, other.Id)));
        (refused.StatusCode, refused.Reason()).ShouldBe((StatusCode.PermissionDenied, "TASK_OF_ANOTHER_OFFICER"));
        (await ListAsync(one.Id)).ShouldBe([task.Id]);
        (await ListAsync(other.Id)).ShouldBeEmpty();
        await agencies.Tasks.StartTaskAsync(start, agencies.Service.AsOfficer(Office, head.Id));
        (await AssignAsync(task.Id, "")).OfficerId.ShouldBeEmpty();
        await agencies.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, agencies.Service.AsOfficer(Office, other.Id));
    }

    [Fact]
    public async Task What_an_officer_had_whose_term_is_over_is_the_whole_offices()
    {
        var (gone, other) = (await AppointAsync(Role.Examiner), await AppointAsync(Role.Examiner));
        var task = await agencies.OpenAsync();
        await AssignAsync(task.Id, gone.Id);
        var id = Guid.Parse(gone.Id);
        // As a term ends that was to end: nobody dismissed anyone.
        await agencies.Service.InDatabase(db => db.Officers.Where(row => row.OfficerId == id).ExecuteUpdateAsync(row => row.SetProperty(x => x.EndTime, x => x.StartTime)));

        await agencies.Tasks.StartTaskAsync(new StartTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = task.Id }, agencies.Service.AsOfficer(Office, other.Id));
    }

    [Fact]
    public async Task A_task_is_given_to_nobody_who_is_not_in_the_office()
    {
        var elsewhere = await AppointAsync(Role.Examiner, Above, Above);
        var task = await agencies.OpenAsync();

        foreach (var id in new[] { elsewhere.Id, AgenciesFixture.NewId() })
        {
            (await Should.ThrowAsync<RpcException>(AssignAsync(task.Id, id))).Reason().ShouldBe("NOT_FOUND");
        }
    }

    [Fact]
    public async Task An_officer_before_the_term_or_after_it_or_of_another_office_is_refused()
    {
        var request = Request(Office, Role.Reader);
        request.StartTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(new DateTimeOffset(2024, 11, 1, 0, 0, 0, TimeSpan.Zero));
        var future = (await _officers.AppointOfficerAsync(request, Administrator(Office))).Officer;
        var present = await AppointAsync(Role.Reader);

        foreach (var headers in new[]
        {
            agencies.Service.AsOfficer(Office, future.Id), agencies.Service.AsOfficer(Above, present.Id), agencies.Service.AsOfficer(Office, AgenciesFixture.NewId()),
        })
        {
            var error = await Errors.Refused(agencies.Tasks.ListTasksAsync(new ListTasksRequest(), headers));
            (error.StatusCode, error.Reason()).ShouldBe((StatusCode.Unauthenticated, "OFFICER_NOT_IN_OFFICE"));
        }
    }

    [Fact]
    public async Task An_administrator_appoints_administrators_below_and_not_beside()
    {
        var beside = await Errors.Refused(_officers.AppointOfficerAsync(Request(Office, Role.Administrator), Administrator(Office)));
        (beside.StatusCode, beside.Reason()).ShouldBe((StatusCode.PermissionDenied, "ADMINISTRATOR_FROM_ABOVE"));

        var below = await AppointAsync(Role.Administrator, Office, Above);

        var ours = agencies.Service.AsOfficer(Office, below.Id);
        await _officers.AppointOfficerAsync(Request(Office, Role.Intake), ours);
        (await Errors.Refused(_officers.DismissOfficerAsync(new DismissOfficerRequest { RequestId = AgenciesFixture.NewId(), OfficerId = below.Id }, ours))).Reason()
            .ShouldBe("ADMINISTRATOR_FROM_ABOVE");
        (await Errors.Refused(_officers.AppointOfficerAsync(Request("bkpsdm-63.01", Role.Intake), ours))).StatusCode.ShouldBe(StatusCode.NotFound);
        (await Errors.Refused(_officers.AppointOfficerAsync(Request("kpu-63.72", Role.Intake), Administrator(Above)))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Officers_are_shown_to_their_office_and_those_above_and_to_nobody_else()
    {
        var officer = await AppointAsync(Role.Custodian);

        foreach (var office in new[] { Office, Above })
        {
            var list = await _officers.ListOfficersAsync(new ListOfficersRequest { OfficeId = Office, PageSize = 1000 }, agencies.As(office));
            list.Officers.Single(one => one.Id == officer.Id).Roles.ShouldBe([Role.Custodian]);
        }

        (await Errors.Refused(_officers.ListOfficersAsync(new ListOfficersRequest { OfficeId = Office }, agencies.As("bawaslu-63")))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task Every_change_is_announced_without_the_name()
    {
        var officer = await AppointAsync(Role.Intake);
        var changed = (await _officers.ChangeOfficerAsync(
            new ChangeOfficerRequest { RequestId = AgenciesFixture.NewId(), OfficerId = officer.Id, Roles = { Role.Examiner, Role.Plenary }, Etag = officer.Etag },
            Administrator(Office))).Officer;

        changed.Roles.ShouldBe([Role.Examiner, Role.Plenary]);
        var heard = await Eventually.Be(
            () => Task.FromResult(agencies.Service.Heard.Values.OfType<OfficerChanged>().Where(fact => fact.OfficerId == Guid.Parse(officer.Id)).OrderBy(fact => fact.Version).ToList()),
            facts => facts.Count == 2);
        heard.Select(fact => string.Join(',', fact.Roles)).ShouldBe(["intake", "examiner,plenary"]);
        System.Text.Json.JsonSerializer.Serialize(heard).ShouldNotContain("Citra");
        (await Errors.Refused(_officers.ChangeOfficerAsync(
            new ChangeOfficerRequest { RequestId = AgenciesFixture.NewId(), OfficerId = officer.Id, Roles = { Role.Head }, Etag = officer.Etag }, Administrator(Office))))
            .Reason().ShouldBe("ETAG_MISMATCH");
    }

    [Fact]
    public async Task Every_bad_field_is_named()
    {
        var appoint = await Errors.Refused(_officers.AppointOfficerAsync(
            new AppointOfficerRequest { OfficeId = "kpu-99", Roles = { (Role)99 }, EndTime = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTimeOffset(DateTimeOffset.UnixEpoch) },
            Administrator(Office)));
        appoint.BadFields().ShouldBe(["request_id", "office_id", "name", "roles", "end_time"], ignoreOrder: true);
        var change = await Errors.Refused(_officers.ChangeOfficerAsync(new ChangeOfficerRequest { OfficerId = "x" }, Administrator(Office)));
        change.BadFields().ShouldBe(["request_id", "officer_id", "roles"], ignoreOrder: true);
    }

    [Fact]
    public void The_roles_of_the_contract_are_those_of_the_platform_in_the_same_order() =>
        Enum.GetNames<Role>().Skip(1).ShouldBe(Enum.GetValues<Roles>().Where(role => role != Roles.None).Order().Select(role => role.ToString()));

    private Metadata Administrator(string office) => agencies.Service.As(office, Roles.Administrator);

    private static AppointOfficerRequest Request(string office, params Role[] roles) =>
        new() { RequestId = AgenciesFixture.NewId(), OfficeId = office, Name = "Citra Fulan", Roles = { roles } };

    private async Task<Officer> AppointAsync(Role role, string office = Office, string by = Office) =>
        (await _officers.AppointOfficerAsync(Request(office, role), Administrator(by))).Officer;

    private async Task<TaskMessage> AssignAsync(string taskId, string officerId) => (await agencies.Tasks.AssignTaskAsync(
        new AssignTaskRequest { RequestId = AgenciesFixture.NewId(), TaskId = taskId, OfficerId = officerId }, agencies.As(Office))).Task;

    private async Task<List<string>> ListAsync(string officerId) =>
        [.. (await agencies.Tasks.ListTasksAsync(new ListTasksRequest { OfficerId = officerId }, agencies.As(Office))).Tasks.Select(task => task.Id)];
}
