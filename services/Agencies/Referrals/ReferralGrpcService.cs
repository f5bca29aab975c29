using Grpc.Core;
using Netralitas.Agencies.Referrals.Questions;
using Netralitas.Contracts.Agencies.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Agencies.Referrals;

/// <summary>The gRPC face of referrals.</summary>
internal sealed class ReferralGrpcService(ReferTask refer, AnswerReferral answer, QuestionDesk questions) : ReferralService.ReferralServiceBase
{
    public override Task<ShareTaskResponse> ShareTask(ShareTaskRequest request, ServerCallContext context) => refer.HandleAsync(request, Call.Of(context));

    public override Task<HandOverTaskResponse> HandOverTask(HandOverTaskRequest request, ServerCallContext context) => refer.HandleAsync(request, Call.Of(context));

    public override Task<AskForTaskResponse> AskForTask(AskForTaskRequest request, ServerCallContext context) => refer.HandleAsync(request, Call.Of(context));

    public override Task<AcceptReferralResponse> AcceptReferral(AcceptReferralRequest request, ServerCallContext context) => answer.HandleAsync(request, Call.Of(context));

    public override Task<RejectReferralResponse> RejectReferral(RejectReferralRequest request, ServerCallContext context) => answer.HandleAsync(request, Call.Of(context));

    public override Task<RevokeReferralResponse> RevokeReferral(RevokeReferralRequest request, ServerCallContext context) => answer.HandleAsync(request, Call.Of(context));

    public override Task<AskQuestionResponse> AskQuestion(AskQuestionRequest request, ServerCallContext context) => questions.HandleAsync(request, Call.Of(context));

    public override Task<AnswerQuestionResponse> AnswerQuestion(AnswerQuestionRequest request, ServerCallContext context) => questions.HandleAsync(request, Call.Of(context));

    public override Task<ListQuestionsResponse> ListQuestions(ListQuestionsRequest request, ServerCallContext context) => questions.HandleAsync(request, Call.Of(context));
}
