using Grpc.Core;
using Netralitas.Contracts.Cases.V1;
using Netralitas.Platform.Hosting;

namespace Netralitas.Cases.Transfer;

/// <summary>The gRPC face of transfer, reopening and correction: each method hands over to its feature.</summary>
internal sealed class TransferGrpcService(TransferCase transfer, AnswerTransfer answer, ReopenCase reopen, CorrectEntry correct) : TransferService.TransferServiceBase
{
    public override Task<TransferCaseResponse> TransferCase(TransferCaseRequest request, ServerCallContext context) => transfer.HandleAsync(request, Call.Of(context));

    public override Task<AcceptTransferResponse> AcceptTransfer(AcceptTransferRequest request, ServerCallContext context) => answer.HandleAsync(request, Call.Of(context));

    public override Task<DeclineTransferResponse> DeclineTransfer(DeclineTransferRequest request, ServerCallContext context) => answer.HandleAsync(request, Call.Of(context));

    public override Task<TakeOverCaseResponse> TakeOverCase(TakeOverCaseRequest request, ServerCallContext context) => transfer.HandleAsync(request, Call.Of(context));

    public override Task<ReopenCaseResponse> ReopenCase(ReopenCaseRequest request, ServerCallContext context) => reopen.HandleAsync(request, Call.Of(context));

    public override Task<CorrectEntryResponse> CorrectEntry(CorrectEntryRequest request, ServerCallContext context) => correct.HandleAsync(request, Call.Of(context));
}
