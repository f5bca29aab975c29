using System.Buffers.Binary;

namespace Netralitas.Abuse;

/// <summary>Connections that do with HTTP/2 what no client may do. Each may end as the server likes, as long as the server stays.</summary>
/// <param name="addresses">The services.</param>
/// <param name="token">A token of a striker: what needs one gets as far as the service itself.</param>
internal sealed class WireStorm(IReadOnlyList<string> addresses, string token)
{
    /// <summary>One connection for so many strikes of messages.</summary>
    public const int StrikesForEach = 200;

    private const string Path = "/grpc.health.v1.Health/Check";
    private const int Flood = 5_000;
    private const int Reset = 3, Ping = 6, GoAway = 7, WindowUpdate = 8, Continuation = 9, Data = 0, Headers = 1, Settings = 4;
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <summary>Opens them, one after the other.</summary>
    public async Task RunAsync(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
            limit.CancelAfter(Limit);
            using var wire = new Wire();
            await wire.OpenAsync(new Uri(addresses[i % addresses.Count]), limit.Token);
            foreach (var bytes in Attack(i, random))
            {
                if (!await wire.SendAsync(bytes, limit.Token))
                {
                    break;
                }
            }

            await wire.DrainAsync(Silence, limit.Token);
        }
    }

    private IEnumerable<byte[]> Attack(int number, Random random) => (number % 14) switch
    {
        0 => ["GET / HTTP/1.1\r\nHost: x\r\n\r\n"u8.ToArray()],
        1 => [Mutation.Bytes(random, 2000)],
        2 => [Wire.Preface[..random.Next(Wire.Preface.Length)]],
        3 => [Wire.Greeting, Mutation.Bytes(random, 2000)],
        // Resets as fast as can be, with and without a part of the message.
        4 => [Wire.Greeting, .. Many(i => [.. Wire.CallOf((2 * i) + 1, Path, token), .. Wire.Frame(Reset, 0, (2 * i) + 1, [0, 0, 0, 8])])],
        5 => [Wire.Greeting, .. Many(_ => Wire.Frame(Ping, 0, 0, new byte[8]))],
        6 => [Wire.Greeting, .. Many(_ => Wire.Frame(Settings, 0, 0, [0, 4, 0, 0, 0xFF, 0xFF]))],
        // Headers that never end.
        7 => [Wire.Greeting, Wire.CallOf(1, Path, token, flags: 0), .. Many(i => Wire.Frame(Continuation, 0, 1, Wire.Literal($"x-{i}", "y")))],
        8 => [Wire.Greeting, Wire.Frame(Headers, 4, 1, [.. Wire.Literal(":method", "POST"), .. Wire.Literal("x", new string('y', 100_000))])],
        // More streams at once than are allowed, all with an open side.
        9 => [Wire.Greeting, .. Many(i => Wire.CallOf((2 * i) + 1, Path, token), 500)],
        10 => [Wire.Greeting, Wire.CallOf(1, Path, token), Wire.Frame(Data, 1, 1, [0, 0, 0]), Wire.Frame(Data, 0, 1, [1]), Wire.Frame(Headers, 4, 1, [0xFF, 0xFF, 0xFF])],
        11 => [Wire.Greeting, .. Many(_ => Wire.Frame(WindowUpdate, 0, 0, [0x7F, 0xFF, 0xFF, 0xFF]))],
        // A caller that takes nothing up: a window of nothing, and calls.
        12 => [Wire.Preface, Wire.Frame(Settings, 0, 0, [0, 4, 0, 0, 0, 0]), .. Many(i => [.. Wire.CallOf((2 * i) + 1, Path, token), .. Wire.Frame(Data, 1, (2 * i) + 1, new byte[5])], 200)],
        _ => [Wire.Greeting, Wire.Frame(GoAway, 0, 0, Number(int.MaxValue)), Wire.Frame(random.Next(256), (byte)random.Next(256), random.Next(), Mutation.Bytes(random, random.Next(100)))],
    };

    private static IEnumerable<byte[]> Many(Func<int, byte[]> frame, int count = Flood) => Enumerable.Range(0, count).Chunk(100).Select(part => part.SelectMany(frame).ToArray());

    private static byte[] Number(int value)
    {
        var bytes = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
