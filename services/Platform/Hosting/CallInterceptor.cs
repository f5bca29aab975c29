using System.Diagnostics;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.Extensions.Logging;
using Netralitas.Platform.Authority;
using Netralitas.Platform.Errors;
using Netralitas.Platform.Identity;
using Netralitas.Platform.Identity.Mandates;
using Netralitas.Platform.Identity.Officers;
using Netralitas.Platform.Limiting;
using Netralitas.Platform.Storage;

namespace Netralitas.Platform.Hosting;

/// <summary>Stands before every call and stream: identity, rule, and the one table from exception to status.</summary>
internal sealed class CallInterceptor(RpcRules rules, Callers callers, OfficeDirectory offices, IOfficerRegister officers, IMandateRegister mandates, IDatabaseEngine engine, TimeProvider time, ILogger<CallInterceptor> log) : Interceptor
{
    private static readonly TimeSpan LeaveLimit = TimeSpan.FromSeconds(1);

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        using var turn = CallTurn.Begin();
        try
        {
            await BeginAsync(context);
            return await continuation(request, context);
        }
        catch (Exception e) when (!IsAnswer(e))
        {
            throw ToRefusal(e, context).ToRpcException();
        }
    }

    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        StreamAsync(context, () => continuation(request, responseStream, context));

    public override async Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation)
    {
        TResponse? answer = null;
        await StreamAsync(context, async () => answer = await continuation(new CheckedMessages<TRequest>(requestStream, context.CancellationToken), context));
        return answer!;
    }

    public override Task DuplexStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, IServerStreamWriter<TResponse> responseStream, ServerCallContext context,
        DuplexStreamingServerMethod<TRequest, TResponse> continuation) =>
        StreamAsync(context, () => continuation(new CheckedMessages<TRequest>(requestStream, context.CancellationToken), responseStream, context));

    private async Task StreamAsync(ServerCallContext context, Func<Task> stream)
    {
        try
        {
            await BeginAsync(context);
            await stream();
        }
        catch (Exception) when (context.CancellationToken.IsCancellationRequested)
        {
            // Whatever a write to a client that has left ends with, it is no fault.
            throw Refusal.Of(Reasons.Cancelled).ToRpcException();
        }
        catch (Exception e) when (!IsAnswer(e))
        {
            throw (e is InvalidOperationException && await LeavesAsync(context.CancellationToken) ? Refusal.Of(Reasons.Cancelled) : ToRefusal(e, context)).ToRpcException();
        }
    }

    /// <summary>The way to a client that leaves is closed a little before its call is told so.</summary>
    private static async Task<bool> LeavesAsync(CancellationToken left)
    {
        await Task.Delay(LeaveLimit, left).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return left.IsCancellationRequested;
    }

    /// <summary>Whether an exception is what the caller shall get. What a peer's call ended with by a fault of theirs, or of the way there, is not.</summary>
    private static bool IsAnswer(Exception e) => e is RpcException error
        && (error.StatusCode is not (StatusCode.Internal or StatusCode.Unknown) || error.Trailers.Get(Refusal.DetailsTrailer) is not null);

    private async Task BeginAsync(ServerCallContext context)
    {
        context.UserState[RefusalHeaders.Begun] = true;
        // The server names every span alike; this is how tools tell one method from another.
        Activity.Current?.DisplayName = context.Method.TrimStart('/');
        if (rules.Rows.TryGetValue(context.Method, out var rule) && rule.Who != Relation.Anyone)
        {
            (await IdentifyAsync(context, rule)).Attach(context);
        }
    }

    private async Task<Call> IdentifyAsync(ServerCallContext context, RpcRule rule)
    {
        var (caller, proof) = callers.Of(context.GetHttpContext());
        if (!offices.Knows(caller.OfficeId))
        {
            throw Refusal.Of(Reasons.UnknownOffice).AsException();
        }

        var call = new Call(await officers.RequireAsync(caller, context.CancellationToken), context.Method, rule, proof, context.CancellationToken);
        call.Require(rule.By);
        if (ForOffice.In(context.GetHttpContext().Request.Headers) is not { } forOffice)
        {
            return call;
        }

        return rule.OnBehalf
            ? call with { Caller = await mandates.RequireAsync(call.Caller, forOffice, context.CancellationToken), Proof = proof.For(forOffice) }
            : throw Refusal.Of(Reasons.NotOnBehalf).AsException();
    }

    private Refusal ToRefusal(Exception e, ServerCallContext context)
    {
        switch (e)
        {
            case RefusalException refused:
                return refused.Refusal;
            case OperationCanceledException when context.CancellationToken.IsCancellationRequested:
                return Refusal.Of(time.GetUtcNow() >= context.Deadline ? Reasons.DeadlineExceeded : Reasons.Cancelled);
            case StorageBusyException:
                return Refusal.Of(Reasons.TooMuchContention);
            case StorageUnavailableException:
                return Refusal.Of(Reasons.StorageUnavailable);
            default:
                if (engine.IsUnavailable(e))
                {
                    return Refusal.Of(Reasons.StorageUnavailable);
                }

                // The message of an exception may repeat what a caller sent; its type and place do not.
                log.LogError("{Method} failed with {Type} at {Place}", context.Method, e.GetType().FullName, e.StackTrace);
                return Refusal.Of(Reasons.Internal);
        }
    }
}

/// <summary>Knows which offices there are.</summary>
/// <param name="Knows">Whether an id is an office of the network.</param>
/// <param name="Operates">Whether an office operates the network.</param>
public sealed record OfficeDirectory(Func<string, bool> Knows, Func<string, bool> Operates);
