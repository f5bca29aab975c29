namespace Grpc.Core;

/// <summary>How a channel proves who the two sides are.</summary>
public abstract class ChannelCredentials
{
    /// <summary>Plaintext: nothing is proven or hidden.</summary>
    public static ChannelCredentials Insecure { get; } = new Plaintext();

    /// <summary>TLS with the authorities that the system trusts.</summary>
    public static ChannelCredentials SecureSsl { get; } = new SslCredentials();

    internal virtual bool IsComposable => false;

    /// <summary>The credentials of a channel together with those of each of its calls.</summary>
    /// <exception cref="ArgumentException">The channel credentials cannot be composed.</exception>
    public static ChannelCredentials Create(ChannelCredentials channelCredentials, CallCredentials callCredentials)
    {
        ArgumentNullException.ThrowIfNull(channelCredentials);
        ArgumentNullException.ThrowIfNull(callCredentials);
        return channelCredentials.IsComposable
            ? new Composite(channelCredentials, callCredentials)
            : throw new ArgumentException("These cannot be composed with call credentials.", nameof(channelCredentials));
    }

    /// <summary>Tells a client what these credentials are made of. For gRPC itself.</summary>
    public abstract void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state);

    private sealed class Plaintext : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetInsecureCredentials(state);
    }

    private sealed class Composite(ChannelCredentials channel, CallCredentials call) : ChannelCredentials
    {
        public override void InternalPopulateConfiguration(ChannelCredentialsConfiguratorBase configurator, object? state) =>
            configurator.SetCompositeCredentials(state, channel, call);
    }
}
