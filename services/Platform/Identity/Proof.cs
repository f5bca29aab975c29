using Grpc.Core;

namespace Netralitas.Platform.Identity;

/// <summary>How a caller showed who it is.</summary>
/// <param name="ToPassOn">The metadata of a call to another service in the caller's name.</param>
/// <param name="IsWithdrawn">Whether it no longer holds, though it has not expired: a certificate was revoked.</param>
public sealed record Proof(Metadata ToPassOn, Func<bool> IsWithdrawn)
{
    /// <summary>A proof that holds until it expires.</summary>
    public static Proof Lasting(Metadata toPassOn) => new(toPassOn, () => false);
}
