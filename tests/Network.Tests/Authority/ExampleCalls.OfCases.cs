using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Support;

namespace Netralitas.Network.Tests.Authority;

/// <summary>The example calls about the case file.</summary>
internal sealed partial class ExampleCalls
{
    private Dictionary<string, (Subject, Func<Metadata, Task<bool>>)> OfCases => new()
    {
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
        [$"/{ClockService.Descriptor.FullName}/{nameof(ClockService.ClockServiceBase.PauseClock)}"] = (Subject.Case, As(headers => world.Clocks.PauseClockAsync(
            new PauseClockRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = "1", Reason = "Menunggu", Etag = Stale }, headers))),
        [$"/{ClockService.Descriptor.FullName}/{nameof(ClockService.ClockServiceBase.ResumeClock)}"] = (Subject.Case, As(headers => world.Clocks.ResumeClockAsync(
            new ResumeClockRequest { RequestId = NewId(), CaseId = of.CaseId, DocumentNumber = "1", Reason = "Lanjut", Etag = Stale }, headers))),
    };
}
