using Grpc.Core;
using Netralitas.Cases.Letters;
using Netralitas.Cases.Timeline.Narration;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases;

/// <summary>The gRPC face of letters and stories: each method hands over to its feature.</summary>
internal sealed class LetterGrpcService(PreviewLetter preview, IssueLetter issue, NarrateCase narrate) : LetterService.LetterServiceBase
{
    public override Task<PreviewLetterResponse> PreviewLetter(PreviewLetterRequest request, ServerCallContext context) => preview.HandleAsync(request, Call.Of(context));

    public override Task<IssueLetterResponse> IssueLetter(IssueLetterRequest request, ServerCallContext context) => issue.HandleAsync(request, Call.Of(context));

    public override Task<NarrateCaseResponse> NarrateCase(NarrateCaseRequest request, ServerCallContext context) => narrate.HandleAsync(request, Call.Of(context));
}
