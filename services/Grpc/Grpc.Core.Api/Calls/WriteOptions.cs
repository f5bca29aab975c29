namespace Grpc.Core;

/// <summary>How a message is written.</summary>
[Flags]
public enum WriteFlags
{
    /// <summary>It may wait in a buffer for the next one.</summary>
    BufferHint = 1,

    /// <summary>It is not compressed, even if the call is.</summary>
    NoCompress = 2,
}

/// <summary>Options for writing messages.</summary>
public class WriteOptions
{
    /// <summary>No flag set.</summary>
    public static readonly WriteOptions Default = new();

    /// <summary>Options with these flags.</summary>
    public WriteOptions(WriteFlags flags = default) => Flags = flags;

    /// <summary>The flags.</summary>
    public WriteFlags Flags { get; }
}
