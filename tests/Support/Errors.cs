using Google.Protobuf;
using Google.Rpc;
using Grpc.Core;

namespace Netralitas.Support;

/// <summary>Reads the typed details of a refused call.</summary>
public static class Errors
{
    /// <summary>Runs a call that must be refused.</summary>
    public static async Task<RpcException> Refused<T>(AsyncUnaryCall<T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        return await Should.ThrowAsync<RpcException>(async () => await call);
    }

    /// <summary>The reason for which a call is refused; empty when it goes through.</summary>
    public static async Task<string> ReasonOf<T>(AsyncUnaryCall<T> call)
    {
        ArgumentNullException.ThrowIfNull(call);
        try
        {
            await call;
            return "";
        }
        catch (RpcException e)
        {
            return e.Reason();
        }
    }

    /// <summary>The typed detail of this kind; null when the error has none.</summary>
    public static T? Detail<T>(this RpcException error)
        where T : class, IMessage<T>, new()
    {
        ArgumentNullException.ThrowIfNull(error);
        var bytes = error.Trailers.GetValueBytes("grpc-status-details-bin");
        bytes.ShouldNotBeNull($"no details in {error.Status}");
        return Google.Rpc.Status.Parser.ParseFrom(bytes).Details.Where(detail => detail.Is(new T().Descriptor)).Select(detail => detail.Unpack<T>()).SingleOrDefault();
    }

    /// <summary>The reason, such as <c>NOT_FOUND</c>.</summary>
    public static string Reason(this RpcException error) => error.Detail<ErrorInfo>()!.Reason;

    /// <summary>The bad fields, in the order told.</summary>
    public static IReadOnlyList<string> BadFields(this RpcException error) =>
        error.Detail<BadRequest>() is { } bad ? [.. bad.FieldViolations.Select(violation => violation.Field)] : [];
}
