namespace Grpc.Core;

/// <summary>What the four kinds of client call have in common: headers, status, trailers, and an end.</summary>
/// <remarks>The functions take the state as an argument so that the client needs no closure per call.</remarks>
internal sealed class CallState(
    Func<object, Task<Metadata>> responseHeaders,
    Func<object, Status> status,
    Func<object, Metadata> trailers,
    Action<object> dispose,
    object state)
{
    private static readonly object NoState = new();

    /// <summary>For a call made of closures, as an interceptor makes it.</summary>
    public CallState(Task<Metadata> responseHeaders, Func<Status> status, Func<Metadata> trailers, Action dispose)
        : this(_ => responseHeaders, _ => status(), _ => trailers(), _ => dispose(), NoState)
    {
    }

    public Task<Metadata> ResponseHeadersAsync => responseHeaders(state);

    public Status GetStatus() => status(state);

    public Metadata GetTrailers() => trailers(state);

    public void Dispose() => dispose(state);
}
