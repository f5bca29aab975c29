namespace Grpc.Core;

/// <summary>How a client learns what channel credentials are made of. For gRPC itself.</summary>
public abstract class ChannelCredentialsConfiguratorBase
{
    /// <summary>They are plaintext.</summary>
    public abstract void SetInsecureCredentials(object? state);

    /// <summary>They are TLS; what is null is left to the system.</summary>
    public abstract void SetSslCredentials(
        object? state, string? rootCertificates, KeyCertificatePair? keyCertificatePair, VerifyPeerCallback? verifyPeerCallback);

    /// <summary>They are channel and call credentials together.</summary>
    public abstract void SetCompositeCredentials(object? state, ChannelCredentials channelCredentials, CallCredentials callCredentials);
}
