using Grpc.Core;
using Netralitas.Cases.CaseFile;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Procedure;

/// <summary>The gRPC face of the procedure: each method hands over to its step.</summary>
internal sealed class ProcedureGrpcService(
    TakeStep step, AddAllegation allege, Hearings hearings, DecideCase decide, ForwardCase forward, StepGuards guards, ExplainDeadlines explain) : ProcedureService.ProcedureServiceBase
{
    public override Task<AddAllegationResponse> AddAllegation(AddAllegationRequest request, ServerCallContext context) => allege.HandleAsync(request, Call.Of(context));

    public override async Task<CompleteReportResponse> CompleteReport(CompleteReportRequest request, ServerCallContext context) => new()
    {
        Case = await step.TakeAsync(
            Call.Of(context), request, new StepFields(CaseLifecycle.CompleteReport, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag), ("note", 0, request.Note)),
    };

    public override Task<InviteToHearingResponse> InviteToHearing(InviteToHearingRequest request, ServerCallContext context) => hearings.HandleAsync(request, Call.Of(context));

    public override Task<RecordHearingResponse> RecordHearing(RecordHearingRequest request, ServerCallContext context) => hearings.HandleAsync(request, Call.Of(context));

    public override async Task<ExtendHandlingResponse> ExtendHandling(ExtendHandlingRequest request, ServerCallContext context) => new()
    {
        Case = await step.TakeAsync(
            Call.Of(context), request, new StepFields(CaseLifecycle.Extend, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag), ("reason", 1, request.Reason), guards.Extend),
    };

    public override async Task<CompleteStudyResponse> CompleteStudy(CompleteStudyRequest request, ServerCallContext context) => new()
    {
        Case = await step.TakeAsync(
            Call.Of(context), request, new StepFields(CaseLifecycle.CompleteStudy, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag), ("summary", 1, request.Summary)),
    };

    public override Task<DecideCaseResponse> DecideCase(DecideCaseRequest request, ServerCallContext context) => decide.HandleAsync(request, Call.Of(context));

    public override async Task<AnnounceStatusResponse> AnnounceStatus(AnnounceStatusRequest request, ServerCallContext context) => new()
    {
        Case = await step.TakeAsync(
            Call.Of(context), request, new StepFields(CaseLifecycle.Announce, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag), guard: StepGuards.Announce),
    };

    public override Task<ForwardCaseResponse> ForwardCase(ForwardCaseRequest request, ServerCallContext context) => forward.HandleAsync(request, Call.Of(context));

    public override async Task<ConcludeCaseResponse> ConcludeCase(ConcludeCaseRequest request, ServerCallContext context) => new()
    {
        Case = await step.TakeAsync(
            Call.Of(context), request, new StepFields(CaseLifecycle.Conclude, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag), guard: StepGuards.Conclude),
    };

    public override async Task<WithdrawReportResponse> WithdrawReport(WithdrawReportRequest request, ServerCallContext context) => new()
    {
        Case = await step.TakeAsync(
            Call.Of(context), request, new StepFields(CaseLifecycle.Withdraw, request.RequestId, request.CaseId, request.DocumentNumber, request.Etag), guard: StepGuards.Withdraw),
    };

    public override Task<ExplainDeadlinesResponse> ExplainDeadlines(ExplainDeadlinesRequest request, ServerCallContext context) => explain.HandleAsync(request, Call.Of(context));
}
