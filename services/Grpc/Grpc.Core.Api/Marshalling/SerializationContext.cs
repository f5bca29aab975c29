using System.Buffers;

namespace Grpc.Core;

/// <summary>Where a message is written to. Exactly one of the two <c>Complete</c> ends it.</summary>
public abstract class SerializationContext
{
    /// <summary>Ends with the whole message.</summary>
    public virtual void Complete(byte[] payload) => throw new NotSupportedException();

    /// <summary>Answers where the message is to be written.</summary>
    public virtual IBufferWriter<byte> GetBufferWriter() => throw new NotSupportedException();

    /// <summary>Says beforehand how many bytes will be written.</summary>
    public virtual void SetPayloadLength(int payloadLength)
    {
    }

    /// <summary>Ends with what was written to the buffer.</summary>
    public virtual void Complete() => throw new NotSupportedException();
}
