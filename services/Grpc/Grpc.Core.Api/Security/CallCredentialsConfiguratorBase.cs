namespace Grpc.Core;

/// <summary>How a client learns what call credentials are made of. For gRPC itself.</summary>
public abstract class CallCredentialsConfiguratorBase
{
    /// <summary>They are several, applied in this order.</summary>
    public abstract void SetCompositeCredentials(object? state, IReadOnlyList<CallCredentials> credentials);

    /// <summary>They are a function over the headers.</summary>
    public abstract void SetAsyncAuthInterceptorCredentials(object? state, AsyncAuthInterceptor interceptor);
}
