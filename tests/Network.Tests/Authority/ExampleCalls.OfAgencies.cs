using Grpc.Core;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Support;

namespace Netralitas.Network.Tests.Authority;

/// <summary>The example calls about tasks, offices, reference data and operations.</summary>
internal sealed partial class ExampleCalls
{
    private Dictionary<string, (Subject, Func<Metadata, Task<bool>>)> OfAgencies => new()
    {
        // Nothing has this id; every service gives the same answer.
        [Operations(nameof(OperationsService.OperationsServiceBase.ListParked))] = (Subject.Operation, Alike((service, headers) => service.ListParkedAsync(new ListParkedRequest(), headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.GetParked))] = (Subject.Operation, Missing((service, headers) => service.GetParkedAsync(new GetParkedRequest { MessageId = NewId() }, headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.ReplayParked))] = (Subject.Operation, Missing((service, headers) => service.ReplayParkedAsync(new ReplayParkedRequest { RequestId = NewId(), MessageId = NewId() }, headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.DropParked))] = (Subject.Operation, Missing((service, headers) => service.DropParkedAsync(new DropParkedRequest { RequestId = NewId(), MessageId = NewId(), Reason = "Uji" }, headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.ListOutbox))] = (Subject.Operation, Alike((service, headers) => service.ListOutboxAsync(new ListOutboxRequest(), headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.RetryOutboxFact))] = (Subject.Operation, Missing((service, headers) => service.RetryOutboxFactAsync(new RetryOutboxFactRequest { RequestId = NewId(), MessageId = NewId() }, headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.ListClocks))] = (Subject.Operation, Alike((service, headers) => service.ListClocksAsync(new ListClocksRequest(), headers).ResponseAsync)),
        [Tasks(nameof(TaskService.TaskServiceBase.GetTask))] = (Subject.Task, As(headers => world.Tasks.GetTaskAsync(new GetTaskRequest { TaskId = of.TaskId }, headers))),
        [Tasks(nameof(TaskService.TaskServiceBase.ListTasks))] = (Subject.Task, async headers =>
            (await world.Tasks.ListTasksAsync(new ListTasksRequest { PageSize = 1000 }, headers)).Tasks.Any(task => task.Id == of.TaskId)),
        [Tasks(nameof(TaskService.TaskServiceBase.WatchTasks))] = (Subject.Task, headers => InSnapshotAsync<WatchTasksResponse, Contracts.Agencies.V1.Task>(world.Tasks.WatchTasks(new WatchTasksRequest(), headers), of.TaskId)),
        [Tasks(nameof(TaskService.TaskServiceBase.AssignTask))] = (Subject.Task, As(headers => world.Tasks.AssignTaskAsync(
            new AssignTaskRequest { RequestId = NewId(), TaskId = of.TaskId, Etag = Stale }, headers))),
        [Tasks(nameof(TaskService.TaskServiceBase.AcknowledgeTask))] = (Subject.Task, As(headers => world.Tasks.AcknowledgeTaskAsync(
            new AcknowledgeTaskRequest { RequestId = NewId(), TaskId = of.TaskId, Etag = Stale }, headers))),
        [Tasks(nameof(TaskService.TaskServiceBase.StartTask))] = (Subject.Task, As(headers => world.Tasks.StartTaskAsync(
            new StartTaskRequest { RequestId = NewId(), TaskId = of.TaskId, Etag = Stale }, headers))),
        [Tasks(nameof(TaskService.TaskServiceBase.CompleteTask))] = (Subject.Task, As(headers => world.Tasks.CompleteTaskAsync(
            new CompleteTaskRequest { RequestId = NewId(), TaskId = of.TaskId, Etag = Stale }, headers))),
        [Tasks(nameof(TaskService.TaskServiceBase.ReturnTask))] = (Subject.Task, As(headers => world.Tasks.ReturnTaskAsync(
            new ReturnTaskRequest { RequestId = NewId(), TaskId = of.TaskId, Reason = ReturnReason.NeedsData, Etag = Stale }, headers))),
        [Referrals(nameof(ReferralService.ReferralServiceBase.ShareTask))] = (Subject.Task, As(headers => world.Referrals.ShareTaskAsync(
            new ShareTaskRequest { RequestId = NewId(), TaskId = of.TaskId, ToOfficeId = "kpu-64.02", Reason = ReferralReason.Assistance, Etag = Stale }, headers))),
        [Referrals(nameof(ReferralService.ReferralServiceBase.HandOverTask))] = (Subject.Task, As(headers => world.Referrals.HandOverTaskAsync(
            new HandOverTaskRequest { RequestId = NewId(), TaskId = of.TaskId, ToOfficeId = "kpu-64.02", Reason = ReferralReason.Capacity, Etag = Stale }, headers))),
        [Referrals(nameof(ReferralService.ReferralServiceBase.AskForTask))] = (Subject.Task, As(headers => world.Referrals.AskForTaskAsync(
            new AskForTaskRequest { RequestId = NewId(), TaskId = of.TaskId, Reason = ReferralReason.Jurisdiction, Etag = Stale }, headers))),
        [Referrals(nameof(ReferralService.ReferralServiceBase.AcceptReferral))] = (Subject.Task, As(headers => world.Referrals.AcceptReferralAsync(
            new AcceptReferralRequest { RequestId = NewId(), TaskId = of.TaskId, ReferralId = NewId(), Etag = Stale }, headers))),
        [Referrals(nameof(ReferralService.ReferralServiceBase.RejectReferral))] = (Subject.Task, As(headers => world.Referrals.RejectReferralAsync(
            new RejectReferralRequest { RequestId = NewId(), TaskId = of.TaskId, ReferralId = NewId(), Reason = ReferralReason.Capacity, Etag = Stale }, headers))),
        [Referrals(nameof(ReferralService.ReferralServiceBase.RevokeReferral))] = (Subject.Task, As(headers => world.Referrals.RevokeReferralAsync(
            new RevokeReferralRequest { RequestId = NewId(), TaskId = of.TaskId, ReferralId = NewId(), Etag = Stale }, headers))),
        // Nobody but these two is asked by the other; who is no party learns that by the field.
        [Referrals(nameof(ReferralService.ReferralServiceBase.AskQuestion))] = (Subject.Task, As(headers => world.Referrals.AskQuestionAsync(
            new AskQuestionRequest { RequestId = NewId(), TaskId = of.TaskId, OfficeId = "kpu-64.02", Text = "Apakah sudah?" }, headers))),
        [Referrals(nameof(ReferralService.ReferralServiceBase.AnswerQuestion))] = (Subject.Task, async headers =>
        {
            var error = await Errors.Refused(world.Referrals.AnswerQuestionAsync(new AnswerQuestionRequest { RequestId = NewId(), TaskId = of.TaskId, QuestionId = NewId(), Text = "Sudah" }, headers));
            return error.Detail<Google.Rpc.ResourceInfo>() is { ResourceType: "question" } ? true : throw error;
        }),
        [Referrals(nameof(ReferralService.ReferralServiceBase.ListQuestions))] = (Subject.Task, As(headers => world.Referrals.ListQuestionsAsync(new ListQuestionsRequest { TaskId = of.TaskId }, headers))),
        [Successions(nameof(SuccessionService.SuccessionServiceBase.SucceedOffice))] = (Subject.Operation, As(headers => world.Successions.SucceedOfficeAsync(
            new SucceedOfficeRequest { RequestId = NewId(), OfficeId = "kasn", SuccessorId = "bkn", DecreeNumber = Document, DecreeDate = "2024-08-24", DryRun = true }, headers))),
        [Successions(nameof(SuccessionService.SuccessionServiceBase.ListSuccessions))] = (Subject.Operation, As(headers => world.Successions.ListSuccessionsAsync(new ListSuccessionsRequest(), headers))),
        // This one appoints; nobody is hurt by it.
        [Officers(nameof(OfficerService.OfficerServiceBase.AppointOfficer))] = (Subject.Office, As(headers => world.Officers.AppointOfficerAsync(
            new AppointOfficerRequest { RequestId = NewId(), OfficeId = Standing.Personnel, Name = "Fulan", Roles = { Contracts.Common.V1.Role.Reader } }, headers))),
        [Officers(nameof(OfficerService.OfficerServiceBase.ChangeOfficer))] = (Subject.Office, As(headers => world.Officers.ChangeOfficerAsync(
            new ChangeOfficerRequest { RequestId = NewId(), OfficerId = of.OfficerId, Roles = { Contracts.Common.V1.Role.Reader }, Etag = Stale }, headers))),
        [Officers(nameof(OfficerService.OfficerServiceBase.DismissOfficer))] = (Subject.Office, As(headers => world.Officers.DismissOfficerAsync(
            new DismissOfficerRequest { RequestId = NewId(), OfficerId = of.OfficerId, Etag = Stale }, headers))),
        [Officers(nameof(OfficerService.OfficerServiceBase.ListOfficers))] = (Subject.Office, As(headers => world.Officers.ListOfficersAsync(
            new ListOfficersRequest { OfficeId = Standing.Personnel }, headers))),
        // This one grants, as often as it may; the office that gets it calls nothing.
        [Tracks(nameof(TrackService.TrackServiceBase.GetTrack))] = (Subject.Track, As(headers => world.Tracks.GetTrackAsync(new GetTrackRequest { TrackId = of.TrackId }, headers))),
        [Tracks(nameof(TrackService.TrackServiceBase.ListTracks))] = (Subject.Track, async headers =>
            (await world.Tracks.ListTracksAsync(new ListTracksRequest { PageSize = 1000 }, headers)).Tracks.Any(track => track.Id == of.TrackId)),
        [Tracks(nameof(TrackService.TrackServiceBase.AdvanceTrack))] = (Subject.Track, As(headers => world.Tracks.AdvanceTrackAsync(
            new AdvanceTrackRequest { RequestId = NewId(), TrackId = of.TrackId, Step = "acknowledge", DocumentNumber = Document, Etag = Stale }, headers))),
        [Mandates(nameof(MandateService.MandateServiceBase.GrantMandate))] = (Subject.Office, As(headers => world.Mandates.GrantMandateAsync(
            OnBehalf.Grant(Standing.Personnel, "setda-64.01"), headers))),
        [Mandates(nameof(MandateService.MandateServiceBase.RevokeMandate))] = (Subject.Office, As(headers => world.Mandates.RevokeMandateAsync(
            new RevokeMandateRequest { RequestId = NewId(), MandateId = of.MandateId, Etag = Stale }, headers))),
        [Mandates(nameof(MandateService.MandateServiceBase.ListMandates))] = (Subject.Office, As(headers => world.Mandates.ListMandatesAsync(
            new ListMandatesRequest { OfficeId = Standing.Personnel }, headers))),
        [$"/{DeadlineService.Descriptor.FullName}/{nameof(DeadlineService.DeadlineServiceBase.RecomputeDeadlines)}"] = (Subject.Nothing, As(headers => world.Deadlines.RecomputeDeadlinesAsync(
            new RecomputeDeadlinesRequest { RequestId = NewId(), DryRun = true, DocumentNumber = "1", Reason = "Libur" }, headers))),
        [Plans(nameof(PlanService.PlanServiceBase.PreviewPlan))] = (Subject.Nothing, As(headers => world.Plans.PreviewPlanAsync(
            new PreviewPlanRequest
            {
                Kind = CaseKind.Information, ElectionId = "pilkada-2024", Contest = Contracts.Common.V1.Contest.Regent, PlaceRegionCode = "63.01", KnownDate = "2024-10-12",
                ReceivedTime = new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = 1_728_900_000 }, Persons = { new PlannedPerson { SubjectKind = Contracts.Common.V1.SubjectKind.CivilServant } },
            },
            headers))),
        [Plans(nameof(PlanService.PlanServiceBase.DiffPlan))] = (Subject.Case, As(headers => world.Plans.DiffPlanAsync(new DiffPlanRequest { PlanVersion = "2025.1", CaseIds = { of.CaseId } }, headers))),
        [Reference(nameof(ReferenceService.ReferenceServiceBase.ListRegions))] = (Subject.Nothing, As(headers => world.Reference.ListRegionsAsync(new ListRegionsRequest(), headers))),
        [Reference(nameof(ReferenceService.ReferenceServiceBase.ListOffices))] = (Subject.Nothing, As(headers => world.Reference.ListOfficesAsync(new ListOfficesRequest(), headers))),
        [Reference(nameof(ReferenceService.ReferenceServiceBase.ListElections))] = (Subject.Nothing, As(headers => world.Reference.ListElectionsAsync(new ListElectionsRequest(), headers))),
        [Reference(nameof(ReferenceService.ReferenceServiceBase.ListViolationTypes))] = (Subject.Nothing, As(headers => world.Reference.ListViolationTypesAsync(new ListViolationTypesRequest(), headers))),
        [Reference(nameof(ReferenceService.ReferenceServiceBase.ListRules))] = (Subject.Nothing, As(headers => world.Reference.ListRulesAsync(new ListRulesRequest(), headers))),
        [Reference(nameof(ReferenceService.ReferenceServiceBase.GetRule))] = (Subject.Nothing, As(headers => world.Reference.GetRuleAsync(new GetRuleRequest { RuleId = "DL-06" }, headers))),
        [Reference(nameof(ReferenceService.ReferenceServiceBase.PreviewDeadline))] = (Subject.Nothing, As(headers => world.Reference.PreviewDeadlineAsync(
            new PreviewDeadlineRequest { RuleId = "DL-06", StartTime = new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = 1_728_900_000 }, OfficeId = "bawaslu-63.01" }, headers))),
        [Reference(nameof(ReferenceService.ReferenceServiceBase.ListPhases))] = (Subject.Nothing, As(headers => world.Reference.ListPhasesAsync(new ListPhasesRequest { ElectionId = "pilkada-2024" }, headers))),
    };
}
