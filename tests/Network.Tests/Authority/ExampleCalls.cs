using Grpc.Core;
using Netralitas.Contracts;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Contracts.Notifications.V1;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Contracts.Reference.V1;
using Netralitas.Support;
using Netralitas.Support.Worlds;
using Task = System.Threading.Tasks.Task;

namespace Netralitas.Network.Tests.Authority;

/// <summary>What the example calls are about.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="PersonId">The reported person.</param>
/// <param name="TaskId">The identification task.</param>
/// <param name="NoticeId">The notice of its office.</param>
/// <param name="OfficerId">An officer of that office.</param>
/// <param name="MandateId">A mandate that another office holds for that office.</param>
/// <param name="ReporterId">A reporter.</param>
/// <param name="ReceiptCode">The reporter's receipt code.</param>
/// <param name="RevealId">A request, by another account of the handling office, to see who it is.</param>
/// <param name="AuditedCaseId">Another such case, which auditors open.</param>
/// <param name="DocumentId">A document that is shared with the office of the task.</param>
/// <param name="UploadId">An upload that the handling office has not finished.</param>
/// <param name="ChannelId">A webhook of the personnel office, to which something was sent.</param>
/// <param name="TrackId">The track of a person of another case.</param>
internal sealed record Example(
    string CaseId, string PersonId, string TaskId, string NoticeId, string OfficerId, string MandateId, string ReporterId, string ReceiptCode, string RevealId, string AuditedCaseId,
    string DocumentId, string UploadId, string ChannelId, string TrackId);

/// <summary>One call of every method that changes nothing, whoever makes it: what would change something carries an etag that nothing has.</summary>
internal sealed class ExampleCalls(World world, Example of)
{
    private const string Stale = "none";
    private const string Document = "12/X/2024";
    private static readonly byte[] Letter = "%PDF-1.7 Surat penerusan"u8.ToArray();

    private readonly Lazy<Task<Google.Protobuf.WellKnownTypes.Timestamp>> _received =
        new(async () => (await world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = of.CaseId }, world.As(Standing.Handler))).Case.ReceivedTime);

    /// <summary>The calls: full method, what it is about, and the call; it ends without an error and with false when what it is about is not in the answer.</summary>
    public IReadOnlyDictionary<string, (Subject Subject, Func<Metadata, Task<bool>> Call)> All => new Dictionary<string, (Subject, Func<Metadata, Task<bool>>)>
    {
        // Nothing has this id; every service gives the same answer.
        [Operations(nameof(OperationsService.OperationsServiceBase.ListParked))] = (Subject.Operation, Alike((service, headers) => service.ListParkedAsync(new ListParkedRequest(), headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.GetParked))] = (Subject.Operation, Missing((service, headers) => service.GetParkedAsync(new GetParkedRequest { MessageId = NewId() }, headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.ReplayParked))] = (Subject.Operation, Missing((service, headers) => service.ReplayParkedAsync(new ReplayParkedRequest { RequestId = NewId(), MessageId = NewId() }, headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.DropParked))] = (Subject.Operation, Missing((service, headers) => service.DropParkedAsync(new DropParkedRequest { RequestId = NewId(), MessageId = NewId(), Reason = "Uji" }, headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.ListOutbox))] = (Subject.Operation, Alike((service, headers) => service.ListOutboxAsync(new ListOutboxRequest(), headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.RetryOutboxFact))] = (Subject.Operation, Missing((service, headers) => service.RetryOutboxFactAsync(new RetryOutboxFactRequest { RequestId = NewId(), MessageId = NewId() }, headers).ResponseAsync)),
        [Operations(nameof(OperationsService.OperationsServiceBase.ListClocks))] = (Subject.Operation, Alike((service, headers) => service.ListClocksAsync(new ListClocksRequest(), headers).ResponseAsync)),
        [Cases(nameof(CaseService.CaseServiceBase.GetCase))] = (Subject.Case, As(headers => world.Cases.GetCaseAsync(new GetCaseRequest { CaseId = of.CaseId }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.ListCases))] = (Subject.Case, async headers =>
            (await world.Cases.ListCasesAsync(new ListCasesRequest { PageSize = 1000 }, headers)).Cases.Any(file => file.Id == of.CaseId)),
        [Cases(nameof(CaseService.CaseServiceBase.WatchCases))] = (Subject.Case, headers => InSnapshotAsync<WatchCasesResponse, Contracts.Cases.V1.Case>(world.Cases.WatchCases(new WatchCasesRequest(), headers), of.CaseId)),
        [Cases(nameof(CaseService.CaseServiceBase.ListCaseEvents))] = (Subject.Case, As(headers => world.Cases.ListCaseEventsAsync(new ListCaseEventsRequest { CaseId = of.CaseId }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.RaiseCase))] = (Subject.Nothing, As(headers => world.Cases.RaiseCaseAsync(new RaiseCaseRequest(), headers))),
        [Cases(nameof(CaseService.CaseServiceBase.IdentifyPerson))] = (Subject.Person, As(headers => world.Cases.IdentifyPersonAsync(
            new IdentifyPersonRequest
            {
                RequestId = NewId(), CaseId = of.CaseId, PersonId = of.PersonId, Name = "Citra Fulan", Post = "Staf", EmployerOfficeId = "setda-63.72",
                SubjectKind = Contracts.Common.V1.SubjectKind.CivilServant, Etag = Stale,
            }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.CompleteInitialStudy))] = (Subject.Case, As(headers => world.Cases.CompleteInitialStudyAsync(
            new CompleteInitialStudyRequest { RequestId = NewId(), CaseId = of.CaseId, Summary = "Kajian", Etag = Stale }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.RegisterCase))] = (Subject.Case, As(headers => world.Cases.RegisterCaseAsync(
            new RegisterCaseRequest { RequestId = NewId(), CaseId = of.CaseId, Etag = Stale }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.RecuseOffice))] = (Subject.Case, As(headers => world.Cases.RecuseOfficeAsync(
            new RecuseOfficeRequest { RequestId = NewId(), CaseId = of.CaseId, OfficeId = "kpu-63.01", Ground = RecusalGround.Kin, Etag = Stale }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.RecuseOfficer))] = (Subject.Case, As(headers => world.Cases.RecuseOfficerAsync(
            new RecuseOfficerRequest { RequestId = NewId(), CaseId = of.CaseId, OfficerId = of.OfficerId, Ground = RecusalGround.Kin, Etag = Stale }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.CloseCase))] = (Subject.Case, As(headers => world.Cases.CloseCaseAsync(
            new CloseCaseRequest { RequestId = NewId(), CaseId = of.CaseId, Reason = CloseReason.Late, Etag = Stale }, headers))),
        // An opened case is another one for whoever opened it: it is no example of anything else.
        [Cases(nameof(CaseService.CaseServiceBase.OpenForAudit))] = (Subject.Audit, As(headers => world.Cases.OpenForAuditAsync(
            new OpenForAuditRequest { RequestId = NewId(), CaseId = of.AuditedCaseId, Ground = AuditGround.Supervision, DocumentNumber = Document, Hours = 1 }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.ListAudits))] = (Subject.Case, As(headers => world.Cases.ListAuditsAsync(new ListAuditsRequest { CaseId = of.CaseId }, headers))),
        [Cases(nameof(CaseService.CaseServiceBase.ListAuditReads))] = (Subject.Case, async headers =>
        {
            var error = await Errors.Refused(world.Cases.ListAuditReadsAsync(new ListAuditReadsRequest { CaseId = of.CaseId, AuditId = NewId() }, headers));
            return error.Detail<Google.Rpc.ResourceInfo>() is { ResourceType: "audit" } ? true : throw error;
        }),
        // What is not kept is forgotten again.
        [Cases(nameof(CaseService.CaseServiceBase.SetOfficerNumber))] = (Subject.Office, As(headers => world.Cases.SetOfficerNumberAsync(
            new SetOfficerNumberRequest { RequestId = NewId(), OfficerId = of.OfficerId }, headers))),
        // There is no such audit: who may close one is told so, and of the audit.
        [Cases(nameof(CaseService.CaseServiceBase.CloseAudit))] = (Subject.Case, async headers =>
        {
            var error = await Errors.Refused(world.Cases.CloseAuditAsync(new CloseAuditRequest { RequestId = NewId(), CaseId = of.CaseId, AuditId = NewId() }, headers));
            return error.Detail<Google.Rpc.ResourceInfo>() is { ResourceType: "audit" } ? true : throw error;
        }),
        [Twins(nameof(DuplicateService.DuplicateServiceBase.ListDuplicates))] = (Subject.Case, As(headers => world.Duplicates.ListDuplicatesAsync(new ListDuplicatesRequest { CaseId = of.CaseId }, headers))),
        [Twins(nameof(DuplicateService.DuplicateServiceBase.MergeCases))] = (Subject.Case, As(headers => world.Duplicates.MergeCasesAsync(
            new MergeCasesRequest { RequestId = NewId(), CaseId = of.CaseId, IntoCaseId = of.AuditedCaseId, Reason = "Sama", DocumentNumber = Document, Etag = Stale }, headers))),
        // These add, ask, approve and hold; nothing of it changes who may.
        [Vault(nameof(ReporterService.ReporterServiceBase.AddReporter))] = (Subject.Case, As(headers => world.Reporters.AddReporterAsync(NewReporter(of.CaseId), headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.ListReporters))] = (Subject.Case, As(headers => world.Reporters.ListReportersAsync(new ListReportersRequest { CaseId = of.CaseId }, headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.RequestReveal))] = (Subject.Case, As(headers => world.Reporters.RequestRevealAsync(NewReveal(of.CaseId, of.ReporterId), headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.ApproveReveal))] = (Subject.Case, As(headers => world.Reporters.ApproveRevealAsync(
            new ApproveRevealRequest { RequestId = NewId(), CaseId = of.CaseId, RevealId = of.RevealId }, headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.RevealReporter))] = (Subject.Case, As(headers => world.Reporters.RevealReporterAsync(
            new RevealReporterRequest { RequestId = NewId(), CaseId = of.CaseId, RevealId = of.RevealId }, headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.GetReportStatus))] = (Subject.Nothing, As(headers => world.Reporters.GetReportStatusAsync(
            new GetReportStatusRequest { ReceiptCode = of.ReceiptCode }, headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.ShredReporter))] = (Subject.Case, As(headers => world.Reporters.ShredReporterAsync(
            new ShredReporterRequest { RequestId = NewId(), CaseId = of.CaseId, ReporterId = of.ReporterId, DocumentNumber = Document }, headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.SetLegalHold))] = (Subject.Case, As(headers => world.Reporters.SetLegalHoldAsync(
            new SetLegalHoldRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document }, headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.ReleaseLegalHold))] = (Subject.Case, As(headers => world.Reporters.ReleaseLegalHoldAsync(
            new ReleaseLegalHoldRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document }, headers))),
        [Vault(nameof(ReporterService.ReporterServiceBase.GetKeyStatus))] = (Subject.Nothing, As(headers => world.Reporters.GetKeyStatusAsync(new GetKeyStatusRequest(), headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.AddAllegation))] = (Subject.Case, As(headers => world.Procedure.AddAllegationAsync(
            new AddAllegationRequest { RequestId = NewId(), CaseId = of.CaseId, PersonId = of.PersonId, ViolationId = "DIS-04", Etag = Stale }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.CompleteReport))] = (Subject.Case, As(headers => world.Procedure.CompleteReportAsync(
            new CompleteReportRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.InviteToHearing))] = (Subject.Case, As(headers => world.Procedure.InviteToHearingAsync(
            new InviteToHearingRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale, Role = HearingRole.Witness, HearingTime = new Google.Protobuf.WellKnownTypes.Timestamp { Seconds = 4_102_444_800 } }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.RecordHearing))] = (Subject.Case, As(headers => world.Procedure.RecordHearingAsync(
            new RecordHearingRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale, HearingId = NewId() }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.ExtendHandling))] = (Subject.Case, As(headers => world.Procedure.ExtendHandlingAsync(
            new ExtendHandlingRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale, Reason = "Saksi" }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.CompleteStudy))] = (Subject.Case, As(headers => world.Procedure.CompleteStudyAsync(
            new CompleteStudyRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale, Summary = "Kajian" }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.DecideCase))] = (Subject.Case, As(headers => world.Procedure.DecideCaseAsync(
            new DecideCaseRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale, Outcomes = { new AllegationOutcome { AllegationId = NewId(), Outcome = Contracts.Cases.V1.Outcome.NotProven } } }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.AnnounceStatus))] = (Subject.Case, As(headers => world.Procedure.AnnounceStatusAsync(
            new AnnounceStatusRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.ForwardCase))] = (Subject.Case, As(headers => world.Procedure.ForwardCaseAsync(
            new ForwardCaseRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale, PersonIds = { of.PersonId } }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.ConcludeCase))] = (Subject.Case, As(headers => world.Procedure.ConcludeCaseAsync(
            new ConcludeCaseRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.WithdrawReport))] = (Subject.Case, As(headers => world.Procedure.WithdrawReportAsync(
            new WithdrawReportRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale }, headers))),
        [Procedure(nameof(ProcedureService.ProcedureServiceBase.ExplainDeadlines))] = (Subject.Case, As(headers => world.Procedure.ExplainDeadlinesAsync(
            new ExplainDeadlinesRequest { CaseId = of.CaseId }, headers))),
        // The office that a case is offered to answers it as one that holds a task in it.
        [Transfers(nameof(TransferService.TransferServiceBase.TransferCase))] = (Subject.Case, As(headers => world.Transfers.TransferCaseAsync(
            new TransferCaseRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, OfficeId = "bawaslu-63.72", Reason = HandoverReason.Place, Etag = Stale }, headers))),
        [Transfers(nameof(TransferService.TransferServiceBase.AcceptTransfer))] = (Subject.Case, As(headers => world.Transfers.AcceptTransferAsync(
            new AcceptTransferRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Etag = Stale }, headers))),
        [Transfers(nameof(TransferService.TransferServiceBase.DeclineTransfer))] = (Subject.Case, As(headers => world.Transfers.DeclineTransferAsync(
            new DeclineTransferRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Reason = "Bukan wilayah kami", Etag = Stale }, headers))),
        [Transfers(nameof(TransferService.TransferServiceBase.TakeOverCase))] = (Subject.Case, As(headers => world.Transfers.TakeOverCaseAsync(
            new TakeOverCaseRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Reason = HandoverReason.CannotAct, Etag = Stale }, headers))),
        [Transfers(nameof(TransferService.TransferServiceBase.ReopenCase))] = (Subject.Case, As(headers => world.Transfers.ReopenCaseAsync(
            new ReopenCaseRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Reason = "Ada bukti baru", Etag = Stale }, headers))),
        [Transfers(nameof(TransferService.TransferServiceBase.CorrectEntry))] = (Subject.Case, As(headers => world.Transfers.CorrectEntryAsync(
            new CorrectEntryRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = Document, Reason = "Salah ketik", ActDate = "2024-10-09", Etag = Stale }, headers))),
        // An account has only so many uploads; what is refused for that was let through.
        [Documents(nameof(DocumentService.DocumentServiceBase.BeginUpload))] = (Subject.Case, As(headers => world.Documents.BeginUploadAsync(NewUpload(of.CaseId), headers))),
        [Documents(nameof(DocumentService.DocumentServiceBase.GetUpload))] = (Subject.Upload, As(headers => world.Documents.GetUploadAsync(new GetUploadRequest { UploadId = of.UploadId }, headers))),
        [Documents(nameof(DocumentService.DocumentServiceBase.UploadDocument))] = (Subject.Upload, async headers =>
        {
            // The upload is not as far as that.
            await SendAsync(world, of.UploadId, offset: 1, headers);
            return true;
        }),
        [Documents(nameof(DocumentService.DocumentServiceBase.GetDocument))] = (Subject.Document, As(headers => world.Documents.GetDocumentAsync(new GetDocumentRequest { DocumentId = of.DocumentId }, headers))),
        [Documents(nameof(DocumentService.DocumentServiceBase.ListDocuments))] = (Subject.Case, As(headers => world.Documents.ListDocumentsAsync(new ListDocumentsRequest { CaseId = of.CaseId }, headers))),
        [Documents(nameof(DocumentService.DocumentServiceBase.DownloadDocument))] = (Subject.Document, async headers =>
        {
            using var call = world.Documents.DownloadDocument(new DownloadDocumentRequest { DocumentId = of.DocumentId }, headers);
            return await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
        }),
        [Documents(nameof(DocumentService.DocumentServiceBase.ShareDocument))] = (Subject.Document, As(headers => world.Documents.ShareDocumentAsync(NewShare(of.DocumentId), headers))),
        // A header that is none; whose rows are taken, the rows say.
        [Registers(nameof(RegisterService.RegisterServiceBase.ImportRegister))] = (Subject.Nothing, async headers =>
        {
            using var call = world.Registers.ImportRegister(headers);
            await call.RequestStream.CompleteAsync();
            await call;
            return true;
        }),
        // Everybody may ask; the example has not ended and is in no register.
        [Registers(nameof(RegisterService.RegisterServiceBase.ExportRegister))] = (Subject.Nothing, async headers =>
        {
            using var call = world.Registers.ExportRegister(new ExportRegisterRequest(), headers);
            await call.ResponseStream.MoveNext(TestContext.Current.CancellationToken);
            return true;
        }),
        // Another receipt more or less hurts nobody.
        [Letters(nameof(LetterService.LetterServiceBase.PreviewLetter))] = (Subject.Case, As(headers => world.Letters.PreviewLetterAsync(
            new PreviewLetterRequest { CaseId = of.CaseId, Letter = NewReceipt() }, headers))),
        [Letters(nameof(LetterService.LetterServiceBase.IssueLetter))] = (Subject.Case, As(headers => world.Letters.IssueLetterAsync(
            new IssueLetterRequest { RequestId = NewId(), CaseId = of.CaseId, Letter = NewReceipt() }, headers))),
        [Letters(nameof(LetterService.LetterServiceBase.NarrateCase))] = (Subject.Case, As(headers => world.Letters.NarrateCaseAsync(new NarrateCaseRequest { CaseId = of.CaseId }, headers))),
        // Counted alone: no other case was received at that very microsecond.
        [Statistics(nameof(StatisticsService.StatisticsServiceBase.GetStatistics))] = (Subject.Case, async headers =>
        {
            var received = await _received.Value;
            var request = new GetStatisticsRequest { GroupBy = { Dimension.Kind }, ReceivedFrom = received, ReceivedBefore = Google.Protobuf.WellKnownTypes.Timestamp.FromDateTime(received.ToDateTime().AddMicroseconds(1)) };
            return (await world.Statistics.GetStatisticsAsync(request, headers)).Total.Cases > 0;
        }),
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
        // What makes a channel has no target.
        [Channels(nameof(ChannelService.ChannelServiceBase.CreateChannel))] = (Subject.Nothing, As(headers => world.Channels.CreateChannelAsync(new CreateChannelRequest { RequestId = NewId() }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.UpdateChannel))] = (Subject.Channel, As(headers => world.Channels.UpdateChannelAsync(
            new UpdateChannelRequest { RequestId = NewId(), ChannelId = of.ChannelId, Settings = new ChannelSettings { Url = "http://127.0.0.1:9/" }, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.DeleteChannel))] = (Subject.Channel, As(headers => world.Channels.DeleteChannelAsync(
            new DeleteChannelRequest { RequestId = NewId(), ChannelId = of.ChannelId, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.GetChannel))] = (Subject.Channel, As(headers => world.Channels.GetChannelAsync(new GetChannelRequest { ChannelId = of.ChannelId }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.ListChannels))] = (Subject.Channel, async headers =>
            (await world.Channels.ListChannelsAsync(new ListChannelsRequest(), headers)).Channels.Any(channel => channel.Id == of.ChannelId)),
        [Channels(nameof(ChannelService.ChannelServiceBase.RotateSecret))] = (Subject.Channel, As(headers => world.Channels.RotateSecretAsync(
            new RotateSecretRequest { RequestId = NewId(), ChannelId = of.ChannelId, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.PauseChannel))] = (Subject.Channel, As(headers => world.Channels.PauseChannelAsync(
            new PauseChannelRequest { RequestId = NewId(), ChannelId = of.ChannelId, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.ResumeChannel))] = (Subject.Channel, As(headers => world.Channels.ResumeChannelAsync(
            new ResumeChannelRequest { RequestId = NewId(), ChannelId = of.ChannelId, Etag = Stale }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.ReplayDeliveries))] = (Subject.Channel, As(headers => world.Channels.ReplayDeliveriesAsync(
            new ReplayDeliveriesRequest { RequestId = NewId(), ChannelId = of.ChannelId, NotificationId = of.NoticeId }, headers))),
        [Channels(nameof(ChannelService.ChannelServiceBase.ListDeliveries))] = (Subject.Channel, async headers =>
            (await world.Channels.ListDeliveriesAsync(new ListDeliveriesRequest { ChannelId = of.ChannelId }, headers)).Deliveries.Count > 0),
        [Channels(nameof(ChannelService.ChannelServiceBase.ListAttempts))] = (Subject.Channel, async headers =>
            (await world.Channels.ListAttemptsAsync(new ListAttemptsRequest { ChannelId = of.ChannelId }, headers)).Attempts.Count > 0),
        // Whoever calls sets the own office's.
        [Rosters(nameof(RosterService.RosterServiceBase.SetRoster))] = (Subject.Nothing, As(headers => world.Rosters.SetRosterAsync(new SetRosterRequest(), headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.GetRoster))] = (Subject.Channel, As(headers => world.Rosters.GetRosterAsync(new GetRosterRequest(), headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.GetDuty))] = (Subject.Channel, As(headers => world.Rosters.GetDutyAsync(new GetDutyRequest(), headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.SetContact))] = (Subject.Channel, As(headers => world.Rosters.SetContactAsync(
            new SetContactRequest { RequestId = NewId(), OfficerId = of.OfficerId, Settings = new ChannelSettings { EmailAddress = "fulan@bkpsdm.example" }, Etag = Stale }, headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.GetContact))] = (Subject.Channel, As(headers => world.Rosters.GetContactAsync(new GetContactRequest { OfficerId = of.OfficerId }, headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.RemoveContact))] = (Subject.Channel, As(headers => world.Rosters.RemoveContactAsync(
            new RemoveContactRequest { RequestId = NewId(), OfficerId = of.OfficerId, Etag = Stale }, headers))),
        [Rosters(nameof(RosterService.RosterServiceBase.ListReachSteps))] = (Subject.Notice, As(headers => world.Rosters.ListReachStepsAsync(
            new ListReachStepsRequest { NotificationId = of.NoticeId }, headers))),
        [Notices(nameof(NotificationService.NotificationServiceBase.ListNotifications))] = (Subject.Notice, async headers =>
            (await world.Notifications.ListNotificationsAsync(new ListNotificationsRequest { PageSize = 1000 }, headers)).Notifications.Any(notice => notice.Id == of.NoticeId)),
        [Notices(nameof(NotificationService.NotificationServiceBase.WatchNotifications))] = (Subject.Notice, headers =>
            InSnapshotAsync<WatchNotificationsResponse, Notification>(world.Notifications.WatchNotifications(new WatchNotificationsRequest(), headers), of.NoticeId)),
        [Notices(nameof(NotificationService.NotificationServiceBase.AcknowledgeNotification))] = (Subject.Notice, As(headers => world.Notifications.AcknowledgeNotificationAsync(
            new AcknowledgeNotificationRequest { RequestId = NewId(), NotificationId = of.NoticeId, Etag = Stale }, headers))),
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
        [$"/{ClockService.Descriptor.FullName}/{nameof(ClockService.ClockServiceBase.PauseClock)}"] = (Subject.Case, As(headers => world.Clocks.PauseClockAsync(
            new PauseClockRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = "1", Reason = "Menunggu", Etag = Stale }, headers))),
        [$"/{ClockService.Descriptor.FullName}/{nameof(ClockService.ClockServiceBase.ResumeClock)}"] = (Subject.Case, As(headers => world.Clocks.ResumeClockAsync(
            new ResumeClockRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = "1", Reason = "Lanjut", Etag = Stale }, headers))),
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

    private static Func<Metadata, Task<bool>> As<T>(Func<Metadata, AsyncUnaryCall<T>> call) => async headers =>
    {
        await call(headers);
        return true;
    };

    private static async Task<bool> InSnapshotAsync<TMessage, TResource>(AsyncServerStreamingCall<TMessage> call, string id)
        where TMessage : IStreamMessage<TResource>
        where TResource : class, IResource
    {
        using (call)
        {
            return (await call.ReadUntilAsync(message => message.SnapshotEnd is not null)).Any(message => message.Resource?.Id == id);
        }
    }

    /// <summary>Adds a reporter.</summary>
    public static AddReporterRequest NewReporter(string caseId) => new()
    {
        RequestId = NewId(), CaseId = caseId, Reporter = new NewReporter { Kind = ReporterKind.Reporter, Identity = new ReporterIdentity { Name = "Budi Fulan" } },
    };

    /// <summary>Asks to see who a reporter is.</summary>
    public static RequestRevealRequest NewReveal(string caseId, string reporterId) => new()
    {
        RequestId = NewId(), CaseId = caseId, ReporterId = reporterId, Purpose = RevealPurpose.Clarification, DocumentNumber = Document,
    };

    /// <summary>Announces a document.</summary>
    public static BeginUploadRequest NewUpload(string caseId) => new()
    {
        RequestId = NewId(), CaseId = caseId, Type = DocumentType.ForwardingLetter, Title = "Surat penerusan", MediaType = "application/pdf", Size = Letter.Length,
        Sha256 = Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Letter)),
    };

    /// <summary>Shares a document with the holder of the identification task.</summary>
    public static ShareDocumentRequest NewShare(string documentId) => new() { RequestId = NewId(), DocumentId = documentId, OfficeId = Standing.Personnel };

    /// <summary>Sends the document that was announced.</summary>
    public static async Task SendAsync(World world, string uploadId, int offset, Metadata headers)
    {
        using var call = world.Documents.UploadDocument(headers);
        try
        {
            await call.RequestStream.WriteAsync(new UploadDocumentRequest { Header = new UploadDocumentRequest.Types.Header { UploadId = uploadId, Offset = offset } });
            await call.RequestStream.WriteAsync(new UploadDocumentRequest { Chunk = Google.Protobuf.ByteString.CopyFrom(Letter, offset, Letter.Length - offset) });
            await call.RequestStream.CompleteAsync();
        }
        catch (Exception e) when (e is RpcException or InvalidOperationException or OperationCanceledException)
        {
            // It takes no more: the answer says why.
        }

        await call;
    }

    private static NewLetter NewReceipt() => new() { Kind = LetterKind.Receipt, Number = Document, Place = "Pelaihari", SignatoryName = "Fulan", SignatoryPost = "Ketua" };

    /// <summary>Calls each of the three services, which must end it alike.</summary>
    private Func<Metadata, Task<bool>> Alike(Func<OperationsService.OperationsServiceClient, Metadata, Task> call) => async headers =>
    {
        var errors = new List<RpcException?>();
        foreach (var service in world.Operations)
        {
            try
            {
                await call(service, headers);
                errors.Add(null);
            }
            catch (RpcException e)
            {
                errors.Add(e);
            }
        }

        errors.Select(error => error?.Reason()).Distinct().Count().ShouldBe(1);
        return errors[0] is { } refused ? throw refused : true;
    };

    /// <summary>The same of one that is not there: who operates the network is told so, and of what was named.</summary>
    private Func<Metadata, Task<bool>> Missing(Func<OperationsService.OperationsServiceClient, Metadata, Task> call) => async headers =>
    {
        try
        {
            return await Alike(call)(headers);
        }
        catch (RpcException e) when (e.Detail<Google.Rpc.ResourceInfo>() is { ResourceType: "parked fact" or "outbox fact" })
        {
            return true;
        }
    };

    private static string Operations(string method) => $"/{OperationsService.Descriptor.FullName}/{method}";

    private static string Letters(string method) => $"/{LetterService.Descriptor.FullName}/{method}";

    private static string Documents(string method) => $"/{DocumentService.Descriptor.FullName}/{method}";

    private static string Transfers(string method) => $"/{TransferService.Descriptor.FullName}/{method}";

    private static string Twins(string method) => $"/{DuplicateService.Descriptor.FullName}/{method}";

    private static string Registers(string method) => $"/{RegisterService.Descriptor.FullName}/{method}";

    private static string Vault(string method) => $"/{ReporterService.Descriptor.FullName}/{method}";

    private static string Procedure(string method) => $"/{ProcedureService.Descriptor.FullName}/{method}";

    private static string Cases(string method) => $"/{CaseService.Descriptor.FullName}/{method}";

    private static string Statistics(string method) => $"/{StatisticsService.Descriptor.FullName}/{method}";

    private static string Tasks(string method) => $"/{TaskService.Descriptor.FullName}/{method}";

    private static string Officers(string method) => $"/{OfficerService.Descriptor.FullName}/{method}";

    private static string Plans(string method) => $"/{PlanService.Descriptor.FullName}/{method}";

    private static string Tracks(string method) => $"/{TrackService.Descriptor.FullName}/{method}";

    private static string Referrals(string method) => $"/{ReferralService.Descriptor.FullName}/{method}";

    private static string Successions(string method) => $"/{SuccessionService.Descriptor.FullName}/{method}";

    private static string Mandates(string method) => $"/{MandateService.Descriptor.FullName}/{method}";

    private static string Channels(string method) => $"/{ChannelService.Descriptor.FullName}/{method}";

    private static string Rosters(string method) => $"/{RosterService.Descriptor.FullName}/{method}";

    private static string Notices(string method) => $"/{NotificationService.Descriptor.FullName}/{method}";

    private static string Reference(string method) => $"/{ReferenceService.Descriptor.FullName}/{method}";

    private static string NewId() => Guid.NewGuid().ToString();
}
