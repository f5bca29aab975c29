using Google.Protobuf;
using Google.Protobuf.Reflection;
using Netralitas.Support.Raw;

namespace Netralitas.Abuse;

/// <summary>One attack on one method.</summary>
/// <param name="Rpc">The method.</param>
/// <param name="Kind">What is wrong with it, for messages.</param>
/// <param name="Headers">Headers beyond the token.</param>
/// <param name="Body">The body as sent.</param>
/// <param name="IsUnfinished">Whether the body has no end: the caller keeps its side open.</param>
/// <param name="LeaveAfter">When the caller leaves without waiting for the answer; null when it waits.</param>
internal sealed record Strike(
    Rpc Rpc, string Kind, IReadOnlyList<(string Name, string Value)> Headers, byte[] Body, bool IsUnfinished = false, TimeSpan? LeaveAfter = null)
{
    private const string ContentLength = "content-length";
    private const int HugeBytes = 1_000_000;
    private const int BombMebibytes = 128;
    private const int DepthMax = 10_000;

    private static readonly TimeSpan StreamPatience = TimeSpan.FromMilliseconds(200);
    private static readonly byte[] Bomb = Framing.GzipBomb(BombMebibytes);
    private static readonly (string, string) Gzip = ("grpc-encoding", "gzip");

    private static readonly (string Name, string Value)[] OddHeaders =
    [
        ("content-type", "application/json"), ("content-type", "application/grpc+json"), ("content-type", "application/grpc-web"),
        ("content-type", ""), ("te", "gzip"), ("grpc-encoding", "snappy"), ("grpc-encoding", "identity"), ("grpc-encoding", ""), ("grpc-accept-encoding", "zstd,,"),
        ("grpc-timeout", "0S"), ("grpc-timeout", "1n"), ("grpc-timeout", "99999999H"), ("grpc-timeout", "-5S"), ("grpc-timeout", "soon"), ("strange-bin", "!!!"), ("strange-bin", "A"),
        (ContentLength, "7"), ("grpc-status", "0"), ("traceparent", "00-xyz"), ("x-long", new string('x', 8000)), ("grpc-message-type", "\t"), ("grpc-previous-rpc-attempts", "-1"),
        ("authorization", "Bearer"), ("authorization", "Bearer a.b.c"), ("authorization", "Basic eA=="), ("authorization", "Bearer eyJhbGciOiJub25lIn0.e30."),
    ];

    /// <summary>Whether HTTP/2 itself is broken, or the deadline ends the call while it is under way: the reset may be there before the answer.</summary>
    public bool MayBeReset => IsUnfinished || Rpc.IsStream || Headers.Any(header => header.Name == ContentLength);

    /// <summary>The attack that a random decides on.</summary>
    public static Strike Of(Rpc rpc, Random random, IReadOnlyList<string> known)
    {
        var message = new Forge(random, known).Message(rpc.Method.InputType).ToByteArray();
        return random.Next(100) switch
        {
            < 40 => new Strike(rpc, "a message of the right shape", [], Framing.Of(message)),
            < 65 => new Strike(rpc, "a mutated message", [], Framing.Of(Mutation.Of(message, random))),
            < 75 => new Strike(rpc, "random bytes", [], Framing.Of(Mutation.Bytes(random, random.Next(200)))),
            < 78 => new Strike(rpc, "a random body", [], Mutation.Bytes(random, random.Next(50))),
            < 80 => new Strike(rpc, "less than it says", [], Framing.Claiming((uint)(message.Length + random.Next(1, 1000)), message)),
            < 81 => new Strike(rpc, "a length of 4 GiB", [], Framing.Claiming(uint.MaxValue - (uint)random.Next(2), message)),
            < 83 => new Strike(rpc, "two messages", [], [.. Framing.Of(message), .. Framing.Of(message)]),
            < 84 => new Strike(rpc, "a strange flag", [], Framing.Of(message, (byte)random.Next(2, 256))),
            < 86 => new Strike(rpc, "a compressed message", [Gzip], Framing.Gzip(Mutation.Of(message, random))),
            < 87 => new Strike(rpc, "a mutated compressed message", [Gzip], Framing.Of(Mutation.Of(Framing.Gzip(message)[5..], random), flag: 1)),
            < 88 => new Strike(rpc, "a gzip bomb", [Gzip], Bomb),
            // A strange deadline may be none, and the stream go on.
            < 95 => new Strike(rpc, "a strange header", [OddHeaders[random.Next(OddHeaders.Length)]], Framing.Of(message), LeaveAfter: rpc.IsStream ? StreamPatience : null),
            < 96 => new Strike(rpc, "a side that stays open", [("grpc-timeout", "100m")], Framing.Claiming((uint)message.Length + 1, message), IsUnfinished: true),
            < 99 => new Strike(rpc, "a caller that leaves", [], Framing.Of(message), LeaveAfter: TimeSpan.FromMilliseconds(random.Next(20))),
            _ => Heavy(rpc, random),
        };
    }

    private static Strike Heavy(Rpc rpc, Random random) => random.Next(10) switch
    {
        0 => new Strike(rpc, "a huge repeated field", [], Framing.Of(Repeated(rpc.Method.InputType))),
        1 => new Strike(rpc, "one byte too much", [], Framing.Of(new byte[(1024 * 1024) + 1])),
        2 => new Strike(rpc, "a message of zeros", [], Framing.Of(new byte[HugeBytes])),
        _ => new Strike(rpc, "groups in groups", [], Framing.Of([.. Enumerable.Repeat((byte)0x7B, random.Next(DepthMax)), .. Enumerable.Repeat((byte)0x7C, random.Next(DepthMax))])),
    };

    /// <summary>The first repeated field of the type, or one that it does not have, as often as it fits.</summary>
    private static byte[] Repeated(MessageDescriptor type)
    {
        var number = type.Fields.InFieldNumberOrder().FirstOrDefault(field => field.IsRepeated)?.FieldNumber ?? 15;
        return [.. Enumerable.Repeat(new byte[] { (byte)((number << 3) | (int)WireFormat.WireType.LengthDelimited), 0 }, HugeBytes / 2).SelectMany(pair => pair)];
    }
}
