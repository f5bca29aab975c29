using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Google.Protobuf;
using Microsoft.AspNetCore.WebUtilities;

namespace Netralitas.Platform.Streams;

/// <summary>How far a client has come: opaque to it, good on every replica, and bound to the log and the filter it was given for.</summary>
/// <param name="Filter">Hash of the filter.</param>
/// <param name="LogId">The change log.</param>
/// <param name="Position">All changes up to this one have been sent, as far as the snapshot has come.</param>
/// <param name="SnapshotUpTo">The snapshot has been sent up to this id; null once it is complete.</param>
internal readonly record struct ResumeToken(long Filter, Guid LogId, long Position, Guid? SnapshotUpTo)
{
    private const int Field = sizeof(long);
    private const int IdSize = 16;
    private const int Size = Field + IdSize + Field;

    /// <summary>Hash of what a request asks for: everything in it but its token.</summary>
    public static long FilterOf(IMessage request)
    {
        var filter = request.Descriptor.Fields.InFieldNumberOrder()
            .Where(field => field.Name != "resume_token")
            .Select(field => $"{field.FieldNumber}={field.Accessor.GetValue(request)}");
        return BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(request.Descriptor.FullName + string.Join(';', filter))));
    }

    /// <summary>Reads a token.</summary>
    /// <returns>Null when the text is none.</returns>
    public static ResumeToken? Parse(string text)
    {
        byte[] bytes;
        try
        {
            bytes = WebEncoders.Base64UrlDecode(text);
        }
        catch (FormatException)
        {
            return null;
        }

        if (bytes.Length is not (Size or Size + IdSize))
        {
            return null;
        }

        var token = new ResumeToken(
            BinaryPrimitives.ReadInt64BigEndian(bytes),
            new Guid(bytes.AsSpan(Field, IdSize)),
            BinaryPrimitives.ReadInt64BigEndian(bytes.AsSpan(Field + IdSize)),
            bytes.Length == Size ? null : new Guid(bytes.AsSpan(Size)));
        return token.Position < 0 ? null : token;
    }

    /// <summary>The text that <see cref="Parse"/> reads.</summary>
    public override string ToString()
    {
        Span<byte> bytes = stackalloc byte[Size + IdSize];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Filter);
        LogId.TryWriteBytes(bytes[Field..]);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(Field + IdSize)..], Position);
        SnapshotUpTo?.TryWriteBytes(bytes[Size..]);
        return WebEncoders.Base64UrlEncode(SnapshotUpTo is null ? bytes[..Size] : bytes);
    }
}
