using Grpc.Core;
using Netralitas.Contracts.Operations.V1;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Hosting;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Operations;

/// <summary>The gRPC face of what operators see and do.</summary>
internal sealed class OperationsGrpcService<TDb>(
    OfficeDirectory offices, ReadParked<TDb> parked, ReplayParked<TDb> replay, DropParked<TDb> drop, ListOutbox<TDb> outbox, RetryOutboxFact<TDb> retry, ListClocks<TDb> clocks)
    : OperationsService.OperationsServiceBase
    where TDb : ServiceDbContext
{
    public override Task<ListParkedResponse> ListParked(ListParkedRequest request, ServerCallContext context) => parked.ListAsync(request, ByOperator(context));

    public override Task<GetParkedResponse> GetParked(GetParkedRequest request, ServerCallContext context) => parked.GetAsync(request, ByOperator(context));

    public override Task<ReplayParkedResponse> ReplayParked(ReplayParkedRequest request, ServerCallContext context) => replay.HandleAsync(request, ByOperator(context));

    public override Task<DropParkedResponse> DropParked(DropParkedRequest request, ServerCallContext context) => drop.HandleAsync(request, ByOperator(context));

    public override Task<ListOutboxResponse> ListOutbox(ListOutboxRequest request, ServerCallContext context) => outbox.HandleAsync(request, ByOperator(context));

    public override Task<RetryOutboxFactResponse> RetryOutboxFact(RetryOutboxFactRequest request, ServerCallContext context) => retry.HandleAsync(request, ByOperator(context));

    public override Task<ListClocksResponse> ListClocks(ListClocksRequest request, ServerCallContext context) => clocks.HandleAsync(ByOperator(context));

    /// <summary>For every other office none of it exists.</summary>
    private Call ByOperator(ServerCallContext context)
    {
        var call = Call.Of(context);
        call.Require(offices.Operates(call.OfficeId) ? Relation.Operator : Relation.None, "operation", call.Method);
        return call;
    }
}
