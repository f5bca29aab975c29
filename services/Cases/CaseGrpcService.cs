using Grpc.Core;
using Netralitas.Cases.Auditing;
using Netralitas.Cases.Closing;
using Netralitas.Cases.Identification;
using Netralitas.Cases.Intake;
using Netralitas.Cases.Reading;
using Netralitas.Cases.Recusal;
using Netralitas.Cases.Registration;
using Netralitas.Cases.Study;
using Netralitas.Cases.Timeline;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases;

/// <summary>The gRPC face of Cases: each method hands over to its feature.</summary>
internal sealed class CaseGrpcService(
    ReadCase read, ListCases list, WatchCases watch, ListCaseEvents events, RaiseCase raise, IdentifyPerson identify,
    CompleteInitialStudy study, RegisterCase register, RecuseOffice recuse, RecuseOfficer recuseOfficer, SetOfficerNumber setNumber, CloseCase close,
    OpenForAudit openAudit, CloseAudit closeAudit, ListAudits audits, ListAuditReads auditReads) : CaseService.CaseServiceBase
{
    public override Task<GetCaseResponse> GetCase(GetCaseRequest request, ServerCallContext context) => read.HandleAsync(request, Call.Of(context));

    public override Task<ListCasesResponse> ListCases(ListCasesRequest request, ServerCallContext context) => list.HandleAsync(request, Call.Of(context));

    public override Task WatchCases(WatchCasesRequest request, IServerStreamWriter<WatchCasesResponse> responseStream, ServerCallContext context) =>
        watch.HandleAsync(request, Call.Of(context), responseStream);

    public override Task<ListCaseEventsResponse> ListCaseEvents(ListCaseEventsRequest request, ServerCallContext context) => events.HandleAsync(request, Call.Of(context));

    public override Task<RaiseCaseResponse> RaiseCase(RaiseCaseRequest request, ServerCallContext context) => raise.HandleAsync(request, Call.Of(context));

    public override Task<IdentifyPersonResponse> IdentifyPerson(IdentifyPersonRequest request, ServerCallContext context) => identify.HandleAsync(request, Call.Of(context));

    public override Task<CompleteInitialStudyResponse> CompleteInitialStudy(CompleteInitialStudyRequest request, ServerCallContext context) => study.HandleAsync(request, Call.Of(context));

    public override Task<RegisterCaseResponse> RegisterCase(RegisterCaseRequest request, ServerCallContext context) => register.HandleAsync(request, Call.Of(context));

    public override Task<RecuseOfficeResponse> RecuseOffice(RecuseOfficeRequest request, ServerCallContext context) => recuse.HandleAsync(request, Call.Of(context));

    public override Task<RecuseOfficerResponse> RecuseOfficer(RecuseOfficerRequest request, ServerCallContext context) => recuseOfficer.HandleAsync(request, Call.Of(context));

    public override Task<SetOfficerNumberResponse> SetOfficerNumber(SetOfficerNumberRequest request, ServerCallContext context) => setNumber.HandleAsync(request, Call.Of(context));

    public override Task<CloseCaseResponse> CloseCase(CloseCaseRequest request, ServerCallContext context) => close.HandleAsync(request, Call.Of(context));

    public override Task<OpenForAuditResponse> OpenForAudit(OpenForAuditRequest request, ServerCallContext context) => openAudit.HandleAsync(request, Call.Of(context));

    public override Task<CloseAuditResponse> CloseAudit(CloseAuditRequest request, ServerCallContext context) => closeAudit.HandleAsync(request, Call.Of(context));

    public override Task<ListAuditsResponse> ListAudits(ListAuditsRequest request, ServerCallContext context) => audits.HandleAsync(request, Call.Of(context));

    public override Task<ListAuditReadsResponse> ListAuditReads(ListAuditReadsRequest request, ServerCallContext context) => auditReads.HandleAsync(request, Call.Of(context));
}
