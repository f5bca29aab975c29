namespace Grpc.Core.Interceptors;

/// <summary>What an interceptor knows about a client's call, and may change for the next one in line.</summary>
/// <typeparam name="TRequest">The request.</typeparam>
/// <typeparam name="TResponse">The response.</typeparam>
public readonly struct ClientInterceptorContext<TRequest, TResponse>
    where TRequest : class
    where TResponse : class
{
    /// <summary>Describes a call.</summary>
    public ClientInterceptorContext(Method<TRequest, TResponse> method, string? host, CallOptions options)
    {
        Method = method;
        Host = host;
        Options = options;
    }

    /// <summary>The method called.</summary>
    public Method<TRequest, TResponse> Method { get; }

    /// <summary>The host the call is addressed to; null for that of the channel.</summary>
    public string? Host { get; }

    /// <summary>Headers, deadline and the rest.</summary>
    public CallOptions Options { get; }
}
