using System.Text;
using Grpc.Core;
using Microsoft.AspNetCore.WebUtilities;
using Netralitas.Cli.Local;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Common.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Platform.Authority;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests;

/// <summary>What the network does, seen by agency systems; the same for the cluster and for the sandbox.</summary>
public abstract class EndToEnd(World world)
{
    private const int Callers = 8;
    private const int CasesPerCaller = 10;

    public static TheoryData<string> Situations => [.. Situation.All.Select(situation => situation.Name)];

    [Theory]
    [MemberData(nameof(Situations))]
    public async Task A_case_opens_exactly_the_tasks_of_the_routing_rules(string name)
    {
        var situation = Situation.All.Single(one => one.Name == name);
        var caseId = await Raising.RaiseAsync(world, situation);

        var tasks = await TasksAsync(situation, caseId);

        tasks.Select(task => (task.Step, task.OfficeId)).ShouldBe(situation.Tasks, ignoreOrder: true);
        tasks.ShouldAllBe(task => task.DueTime.ToDateTime() > task.StartTime.ToDateTime() && task.Deadline.Basis.Length > 0 && task.Deadline.TimeZone.StartsWith("Asia/"));
        tasks.Where(task => task.MirrorOf.StartsWith("netralitas.cases.v1.CaseService/")).ShouldHaveSingleItem().OfficeId.ShouldBe(situation.Handler);
    }

    [Fact]
    public async Task What_an_agency_does_with_its_task_reaches_the_case_and_the_offices_concerned()
    {
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        var tasks = await TasksAsync(situation, caseId);
        var check = tasks.Single(task => task.Step == "check-candidacy");
        var identify = tasks.Single(task => task.Step == "identify-person");

        await world.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = Id(), TaskId = check.Id, DocumentNumber = "7/KPU-63.01/X/2024" }, world.As(check.OfficeId));
        await world.Tasks.ReturnTaskAsync(
            new ReturnTaskRequest { RequestId = Id(), TaskId = identify.Id, Reason = ReturnReason.WrongReceiver, SuggestedOfficeId = "bkpsdm-63.01" }, world.As(identify.OfficeId));

        var events = await Eventually.Be(
            async () => (await world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = caseId }, world.As(situation.Handler))).Events.ToList(),
            all => all.Count >= 8);
        events.Select(one => one.Type).Order(StringComparer.Ordinal).ShouldBe(
            ["CASE_RAISED", "TASK_COMPLETED", "TASK_OPENED", "TASK_OPENED", "TASK_OPENED", "TASK_OPENED", "TASK_OPENED", "TASK_RETURNED"]);
        events.Single(one => one.Type == "TASK_COMPLETED").Facts["document_number"].ShouldBe("7/KPU-63.01/X/2024");
        events.Select(one => one.Sequence).ShouldBe(Enumerable.Range(1, 8).Select(i => (long)i));
        (await Expectation.TasksOfAsync(world, situation.Handler, caseId)).Count(task => task.Step == "route-returned-task" && task.OfficeId == situation.Handler).ShouldBe(1);
        await Eventually.Be(() => NoticesAsync(situation.Handler, caseId), kinds => kinds.Contains(NotificationKind.TaskCompleted) && kinds.Contains(NotificationKind.TaskReturned));
    }

    [Fact]
    public async Task A_case_that_is_not_registered_cancels_its_open_tasks_and_a_study_completes_its_mirror()
    {
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        await TasksAsync(situation, caseId);
        var office = world.As(situation.Handler);
        await world.Cases.CompleteInitialStudyAsync(new CompleteInitialStudyRequest { RequestId = Id(), CaseId = caseId, Summary = "Syarat formal tidak terpenuhi" }, office);
        await world.Cases.CloseCaseAsync(new CloseCaseRequest { RequestId = Id(), CaseId = caseId, Reason = CloseReason.RequirementsNotMet }, office);

        var tasks = await Eventually.Be(
            () => Expectation.TasksOfAsync(world, situation.Handler, caseId), all => all.All(task => task.State is TaskState.Done or TaskState.Cancelled));

        tasks.Single(task => task.Step == "initial-study").State.ShouldBe(TaskState.Done);
        tasks.Where(task => task.Step != "initial-study").ShouldAllBe(task => task.State == TaskState.Cancelled && task.CancelReason == "REQUIREMENTS_NOT_MET");
        await Eventually.Be(() => NoticesAsync("kpu-63.01", caseId), kinds => kinds.Contains(NotificationKind.TaskCancelled));
    }

    [Fact]
    public async Task An_agency_sees_its_own_task_and_nothing_else_of_the_network()
    {
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        var tasks = await TasksAsync(situation, caseId);

        (await Expectation.TasksOfAsync(world, "bkpsdm-63.72", caseId)).ShouldHaveSingleItem().Step.ShouldBe("identify-person");
        var seen = await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, world.As("bkpsdm-63.72"));
        (seen.Case.View, seen.Case.Persons[0].Name).ShouldBe((CaseView.NeedToKnow, ""));
        foreach (var office in new[] { "bkpsdm-63.01", "kpu-64", "bawaslu-64", "polres-63.01" })
        {
            (await Expectation.TasksOfAsync(world, office, caseId)).ShouldBeEmpty();
            (await Errors.Refused(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, world.As(office)))).StatusCode.ShouldBe(StatusCode.NotFound);
            (await Errors.Refused(world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = tasks[0].Id }, world.As(office)))).StatusCode.ShouldBe(StatusCode.NotFound);
        }
    }

    [Fact]
    public async Task An_office_that_keeps_out_loses_the_case_everywhere_and_its_task_goes_one_tier_up()
    {
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        await TasksAsync(situation, caseId);

        await world.Cases.RecuseOfficeAsync(
            new RecuseOfficeRequest { RequestId = Id(), CaseId = caseId, OfficeId = "kpu-63.01", Ground = RecusalGround.Kin }, world.As(situation.Handler));

        var moved = await Eventually.Be(() => Expectation.TasksOfAsync(world, "kpu-63", caseId), tasks => tasks.Any(task => task.OfficeId == "kpu-63"));
        moved.ShouldHaveSingleItem().Step.ShouldBe("check-candidacy");
        (await Expectation.TasksOfAsync(world, "kpu-63.01", caseId)).ShouldBeEmpty();
        (await Errors.Refused(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, world.As("kpu-63.01")))).StatusCode.ShouldBe(StatusCode.NotFound);
        (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, world.As("kpu-63"))).Case.View.ShouldBe(CaseView.NeedToKnow);
        await Eventually.Be(() => NoticesAsync("kpu-63", caseId), kinds => kinds.Contains(NotificationKind.TaskOpened));
    }

    [Fact]
    public async Task The_handling_office_is_told_when_its_case_is_opened_for_audit()
    {
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        var auditor = world.As("bkn-kanreg-08", Roles.Auditor);
        (await Errors.Refused(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, auditor))).StatusCode.ShouldBe(StatusCode.NotFound);

        var audit = (await world.Cases.OpenForAuditAsync(
            new OpenForAuditRequest { RequestId = Id(), CaseId = caseId, Ground = AuditGround.Inquiry, DocumentNumber = "7/ST/2024", Hours = 8 }, auditor)).Audit;

        (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, auditor)).Case.View.ShouldBe(CaseView.Full);
        await Eventually.Be(() => NoticesAsync(situation.Handler, caseId), kinds => kinds.Contains(NotificationKind.AuditOpened));
        await world.Cases.CloseAuditAsync(new CloseAuditRequest { RequestId = Id(), CaseId = caseId, AuditId = audit.Id }, auditor);
        await Eventually.Be(() => NoticesAsync(situation.Handler, caseId), kinds => kinds.Contains(NotificationKind.AuditClosed));
        (await Errors.Refused(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, auditor))).StatusCode.ShouldBe(StatusCode.NotFound);
    }

    [Fact]
    public async Task An_officer_of_an_office_acts_at_every_service_until_dismissed()
    {
        var administrator = world.As("kpu-63.01", Roles.Administrator);
        var officer = (await world.Officers.AppointOfficerAsync(
            new AppointOfficerRequest { RequestId = Id(), OfficeId = "kpu-63.01", Name = "Citra Fulan", Roles = { Role.Reader } }, administrator)).Officer;
        var headers = world.AsOfficer("kpu-63.01", officer.Id);
        await Eventually.Be(() => ReasonsAsync(headers), reasons => reasons.SequenceEqual(["", "", ""]));
        using var stream = world.Cases.WatchCases(new WatchCasesRequest(), headers);
        await stream.ReadUntilAsync(message => message.Bookmark is not null);

        await world.Officers.DismissOfficerAsync(new DismissOfficerRequest { RequestId = Id(), OfficerId = officer.Id }, administrator);

        await Eventually.Be(() => ReasonsAsync(headers), reasons => reasons.All(reason => reason == "OFFICER_NOT_IN_OFFICE"));
        (await stream.ReadToErrorAsync()).Error.Reason().ShouldBe("OFFICER_NOT_IN_OFFICE");
    }

    [Fact]
    public async Task An_officer_who_keeps_out_while_watching_loses_case_task_and_notice_and_the_office_goes_on()
    {
        const string Office = "kpu-63.01";
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        var task = (await TasksAsync(situation, caseId)).Single(one => one.OfficeId == Office);
        var officer = await Appointing.AppointAsync(world, Office);
        var headers = world.AsOfficer(Office, officer);
        var assign = new AssignTaskRequest { RequestId = Id(), TaskId = task.Id, OfficerId = officer };
        await world.Tasks.AssignTaskAsync(assign, world.As(Office));
        using var cases = world.Cases.WatchCases(new WatchCasesRequest { CaseId = caseId }, headers);
        using var tasks = world.Tasks.WatchTasks(new WatchTasksRequest { CaseId = caseId }, headers);
        using var notices = world.Notifications.WatchNotifications(new WatchNotificationsRequest { CaseId = caseId }, headers);
        await cases.ReadUntilAsync(message => message.Case is not null);
        await tasks.ReadUntilAsync(message => message.Task?.OfficerId == officer);
        var notice = (await notices.ReadUntilAsync(message => message.Notification is not null))[^1].Notification.Id;

        // Only what concerns the own person needs no role; asked again for a lost answer, it answers the same.
        var request = new RecuseOfficerRequest { RequestId = Id(), CaseId = caseId, OfficerId = officer, Ground = RecusalGround.CampaignTeam };
        (await world.Cases.RecuseOfficerAsync(request, headers)).Case.ShouldBeNull();
        (await world.Cases.RecuseOfficerAsync(request, headers)).Case.ShouldBeNull();

        (await cases.ReadUntilAsync(message => message.RemovedCaseId.Length > 0))[^1].RemovedCaseId.ShouldBe(caseId);
        (await tasks.ReadUntilAsync(message => message.RemovedTaskId.Length > 0))[^1].RemovedTaskId.ShouldBe(task.Id);
        (await notices.ReadUntilAsync(message => message.RemovedNotificationId.Length > 0))[^1].RemovedNotificationId.ShouldBe(notice);
        (await Errors.ReasonOf(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, headers))).ShouldBe("NOT_FOUND");
        (await Errors.ReasonOf(world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, headers))).ShouldBe("NOT_FOUND");
        (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId }, headers)).Notifications.ShouldBeEmpty();
        (await world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, world.As(Office))).Task.OfficerId.ShouldBeEmpty();
        assign.RequestId = Id();
        (await Errors.ReasonOf(world.Tasks.AssignTaskAsync(assign, world.As(Office)))).ShouldBe("OFFICER_RECUSED");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_who_is_the_reported_person_loses_case_task_and_notice_by_the_number_alone(bool officerFirst)
    {
        const string Office = "kpu-63.01";
        var number = $"1980013120050{(officerFirst ? "11" : "12")}{Random.Shared.Next(100, 1000)}";
        var (situation, officer) = (Situation.All[0], await Appointing.AppointAsync(world, Office));
        var headers = world.AsOfficer(Office, officer);
        var raise = situation.NewRequest();
        raise.Persons[0].EmployeeNumber = number;
        var set = new SetOfficerNumberRequest { RequestId = Id(), OfficerId = officer, EmployeeNumber = number };
        if (officerFirst)
        {
            // Cases has to hear of the officer first.
            await Eventually.Be(() => Errors.ReasonOf(world.Cases.SetOfficerNumberAsync(set, world.As(Office, Roles.Administrator))), reason => reason.Length == 0);
        }

        var caseId = (await world.Cases.RaiseCaseAsync(raise, world.As(situation.Handler))).Case.Id;
        var task = (await TasksAsync(situation, caseId)).Single(one => one.OfficeId == Office);
        await Eventually.Be(() => NoticesAsync(Office, caseId), kinds => kinds.Contains(NotificationKind.TaskOpened));
        if (!officerFirst)
        {
            (await world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, headers)).Task.Id.ShouldBe(task.Id);
            await world.Cases.SetOfficerNumberAsync(set, world.As(Office, Roles.Administrator));
        }

        (await Errors.ReasonOf(world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, headers))).ShouldBe("NOT_FOUND");
        await Eventually.Be(() => Errors.ReasonOf(world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, headers)), reason => reason == "NOT_FOUND");
        await Eventually.Be(
            async () => (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId }, headers)).Notifications.Count, count => count == 0);
        (await world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = task.Id }, world.As(Office))).Task.Id.ShouldBe(task.Id);
    }

    [Fact]
    public async Task An_office_without_a_system_has_its_task_done_by_another_and_both_names_are_on_the_record_until_that_ends()
    {
        const string Office = "kesbangpol-63.01";
        const string Recorder = "setda-63.01";
        var administrator = world.As("kesbangpol-63", Roles.Administrator);
        var mandate = (await world.Mandates.GrantMandateAsync(OnBehalf.Grant(Office, Recorder), administrator)).Mandate;
        var behalf = world.As(Recorder).For(Office);
        await Eventually.Be(() => ReasonsAsync(behalf), reasons => reasons.SequenceEqual(["", "", ""]));
        var situation = Situation.All[0];
        var caseId = await Raising.RaiseAsync(world, situation);
        var note = (await TasksAsync(situation, caseId)).Single(task => task.OfficeId == Office);
        using var stream = world.Cases.WatchCases(new WatchCasesRequest(), behalf);
        await stream.ReadUntilAsync(message => message.Bookmark is not null);

        // Cases may not have heard of the task: then it asks Agencies, where the mandate counts as well.
        (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = caseId }, behalf)).Case.View.ShouldBe(CaseView.NeedToKnow);
        await Eventually.Be(async () => (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { CaseId = caseId }, behalf)).Notifications.Count, count => count == 1);
        await world.Tasks.CompleteTaskAsync(new CompleteTaskRequest { RequestId = Id(), TaskId = note.Id, DocumentNumber = "3/BKBP/2024" }, behalf);

        var regency = world.As(situation.Handler);
        var done = await Eventually.Be(
            async () => (await world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = caseId }, regency)).Events.SingleOrDefault(one => one.Type == "TASK_COMPLETED"), one => one is not null);
        (done!.OfficeId, done.RecordedByOfficeId).ShouldBe((Office, Recorder));
        (await world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = note.Id }, regency)).Task.RecordedByOfficeId.ShouldBe(Recorder);
        await Eventually.Be(() => NoticesAsync(situation.Handler, caseId), kinds => kinds.Contains(NotificationKind.TaskCompleted));

        await world.Mandates.RevokeMandateAsync(new RevokeMandateRequest { RequestId = Id(), MandateId = mandate.Id }, administrator);
        await Eventually.Be(() => ReasonsAsync(behalf), reasons => reasons.All(reason => reason == "NO_MANDATE"));
        (await stream.ReadToErrorAsync()).Error.Reason().ShouldBe("NO_MANDATE");
    }

    [Fact]
    public async Task A_list_refuses_a_page_token_or_filter_that_makes_no_sense_as_a_bad_field()
    {
        var situation = Situation.All[0];
        var caseIds = new[] { await Raising.RaiseAsync(world, situation), await Raising.RaiseAsync(world, situation) };
        await TasksAsync(situation, caseIds[0]);
        await Eventually.Be(() => NoticesAsync(situation.Handler, caseIds[0]), kinds => kinds.Count >= 1);
        await Eventually.Be(() => NoticesAsync(situation.Handler, caseIds[1]), kinds => kinds.Count >= 1);
        var office = world.As(situation.Handler);
        var events = new ListCaseEventsRequest { CaseId = caseIds[0], PageSize = 1 };
        await Eventually.Be(async () => (await world.Cases.ListCaseEventsAsync(events, office)).NextPageToken, token => token.Length > 0);

        foreach (var key in new[] { "", "x", "-9999999999999999999/0192a4b0-7c1e-7000-8000-000000000001", $"{NodaTime.Instant.MinValue.ToUnixTimeTicks()}/{caseIds[0]}", "\0" })
        {
            string Forged(string token) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(token)).Split('|')[0] + "|" + key));
            var cases = new ListCasesRequest { PageSize = 1 };
            cases.PageToken = Forged((await world.Cases.ListCasesAsync(cases, office)).NextPageToken);
            (await Errors.Refused(world.Cases.ListCasesAsync(cases, office))).BadFields().ShouldBe(["page_token"], key);
            events.PageToken = "";
            events.PageToken = Forged((await world.Cases.ListCaseEventsAsync(events, office)).NextPageToken);
            (await Errors.Refused(world.Cases.ListCaseEventsAsync(events, office))).BadFields().ShouldBe(["page_token"], key);
            var tasks = new ListTasksRequest { PageSize = 1 };
            tasks.PageToken = Forged((await world.Tasks.ListTasksAsync(tasks, office)).NextPageToken);
            (await Errors.Refused(world.Tasks.ListTasksAsync(tasks, office))).BadFields().ShouldBe(["page_token"], key);
            var notices = new ListNotificationsRequest { PageSize = 1 };
            notices.PageToken = Forged((await world.Notifications.ListNotificationsAsync(notices, office)).NextPageToken);
            (await Errors.Refused(world.Notifications.ListNotificationsAsync(notices, office))).BadFields().ShouldBe(["page_token"], key);
        }

        var filter = new ListCasesRequest { ElectionId = "\0", PlaceRegionCode = "63\0", HandlingOfficeId = "\0" };
        (await Errors.Refused(world.Cases.ListCasesAsync(filter, office))).BadFields().ShouldBe(["election_id", "place_region_code", "handling_office_id"]);
    }

    [Fact]
    public async Task Nothing_accepted_is_lost_or_doubled_when_a_process_is_killed_under_load()
    {
        using var stop = new CancellationTokenSource();
        var raising = Enumerable.Range(0, Callers).Select(async caller =>
        {
            var raised = new List<(Situation, string)>();
            for (var i = 0; i < CasesPerCaller; i++)
            {
                var situation = Situation.All[(caller + i) % Situation.All.Count];
                raised.Add((situation, await Raising.RaiseAsync(world, situation)));
            }

            return raised;
        }).ToList();
        foreach (var service in new[] { "agencies", "cases", "notifications" })
        {
            world.Kill(service);
            await world.RestartAsync();
        }

        foreach (var (situation, caseId) in (await Task.WhenAll(raising)).SelectMany(raised => raised))
        {
            var tasks = await TasksAsync(situation, caseId);
            tasks.Select(task => (task.Step, task.OfficeId)).ShouldBe(situation.Tasks, ignoreOrder: true);
            foreach (var office in situation.Tasks.GroupBy(task => task.Office))
            {
                var notices = await Eventually.Be(() => NoticesAsync(office.Key, caseId), kinds => kinds.Count >= office.Count());
                notices.ShouldBe(Enumerable.Repeat(NotificationKind.TaskOpened, office.Count()));
            }
        }
    }

    private Task<IReadOnlyList<Contracts.Agencies.V1.Task>> TasksAsync(Situation situation, string caseId) => Eventually.Be(
        async () => { try { return await Expectation.TasksOfAsync(world, situation.Handler, caseId); } catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable) { return []; } },
        tasks => tasks.Count >= situation.Tasks.Count);

    private async Task<List<NotificationKind>> NoticesAsync(string office, string caseId)
    {
        var request = new ListNotificationsRequest { CaseId = caseId, PageSize = 1000 };
        return [.. (await world.Notifications.ListNotificationsAsync(request, world.As(office))).Notifications.Select(notice => notice.Kind)];
    }

    [Fact]
    public async Task A_webhook_of_an_office_is_told_of_its_task_and_tried_again_until_it_answers()
    {
        var situation = Situation.All[0];
        var (office, address) = ("kesbangpol-63.01", $"http://127.0.0.1:{FreePorts.Next()}/hook/");
        situation.Tasks.ShouldContain(task => task.Office == office);
        var administrator = world.As(office, Roles.Administrator);
        var channel = (await world.Channels.CreateChannelAsync(new CreateChannelRequest { RequestId = Id(), Settings = new ChannelSettings { Url = address } }, administrator)).Channel;
        await Raising.RaiseAsync(world, situation);
        await Eventually.Be(async () => (await AttemptsAsync()).Count, count => count > 0);
        using var receiver = new System.Net.HttpListener();
        receiver.Prefixes.Add(address);
        receiver.Start();

        var context = await receiver.GetContextAsync();
        var told = (await System.Text.Json.JsonDocument.ParseAsync(context.Request.InputStream)).RootElement;
        context.Response.Close();

        told.GetProperty("data").GetProperty("officeId").GetString().ShouldBe(office);
        var delivered = await Eventually.Be(
            async () => (await world.Channels.ListDeliveriesAsync(new ListDeliveriesRequest { ChannelId = channel.Id, State = DeliveryState.Delivered }, administrator)).Deliveries.ToList(), all => all.Count == 1);
        delivered[0].Id.ShouldBe(told.GetProperty("id").GetString());
        (await AttemptsAsync())[0].Outcome.ShouldBe(AttemptOutcome.Delivered);
        await world.Channels.ReplayDeliveriesAsync(new ReplayDeliveriesRequest { RequestId = Id(), ChannelId = channel.Id, NotificationId = delivered[0].NotificationId }, administrator);
        (await receiver.GetContextAsync()).Response.Close();
        await world.Channels.DeleteChannelAsync(new DeleteChannelRequest { RequestId = Id(), ChannelId = channel.Id }, administrator);

        async Task<List<DeliveryAttempt>> AttemptsAsync() => [.. (await world.Channels.ListAttemptsAsync(new ListAttemptsRequest { ChannelId = channel.Id }, administrator)).Attempts];
    }

    /// <summary>Why each of the three services refuses the caller; empty where it does not.</summary>
    private async Task<string[]> ReasonsAsync(Metadata headers) =>
    [
        await Errors.ReasonOf(world.Cases.ListCasesAsync(new ListCasesRequest(), headers)),
        await Errors.ReasonOf(world.Tasks.ListTasksAsync(new ListTasksRequest(), headers)),
        await Errors.ReasonOf(world.Notifications.ListNotificationsAsync(new ListNotificationsRequest(), headers)),
    ];

    private static string Id() => Guid.NewGuid().ToString();
}

[Collection<OneCluster>]
public sealed class ClusterTests(ClusterWorld world) : EndToEnd(world);

[Collection<OneSandbox>]
public sealed class SandboxTests(SandboxWorld world) : EndToEnd(world);
