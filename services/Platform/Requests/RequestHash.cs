using System.Security.Cryptography;
using Google.Protobuf;

namespace Netralitas.Platform.Requests;

/// <summary>Keyed hash of a request's body: tells a repeated request from another, and tells nothing else.</summary>
/// <param name="key">At least 32 bytes, the same in every replica.</param>
public sealed class RequestHash(byte[] key)
{
    /// <summary>HMAC-SHA-256 of the request.</summary>
    public byte[] Of(IMessage request) => HMACSHA256.HashData(key, request.ToByteArray());
}
