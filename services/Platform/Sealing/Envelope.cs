using System.Security.Cryptography;

namespace Netralitas.Platform.Sealing;

/// <summary>The one form of what is encrypted in a database: version, nonce, AES-256-GCM ciphertext, tag.</summary>
public static class Envelope
{
    /// <summary>First byte of every envelope of this form.</summary>
    public const byte Version = 1;

    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Overhead = 1 + NonceBytes + TagBytes;

    /// <summary>Encrypts.</summary>
    /// <param name="key">32 bytes.</param>
    /// <param name="plain">What is hidden.</param>
    /// <param name="about">What it belongs to: authenticated, not hidden, not kept in the envelope.</param>
    public static byte[] Seal(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> about)
    {
        var envelope = new byte[Overhead + plain.Length];
        envelope[0] = Version;
        var nonce = envelope.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagBytes);
        aes.Encrypt(nonce, plain, envelope.AsSpan(1 + NonceBytes, plain.Length), envelope.AsSpan(^TagBytes..), about);
        return envelope;
    }

    /// <summary>Decrypts; null when any byte was changed, or it was sealed with another key or for something else.</summary>
    public static byte[]? Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> envelope, ReadOnlySpan<byte> about)
    {
        if (envelope.Length < Overhead || envelope[0] != Version)
        {
            return null;
        }

        var plain = new byte[envelope.Length - Overhead];
        try
        {
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(envelope.Slice(1, NonceBytes), envelope[(1 + NonceBytes)..^TagBytes], envelope[^TagBytes..], plain, about);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }
}
