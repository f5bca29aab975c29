using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;

namespace Netralitas.Support.Raw;

/// <summary>Bodies of gRPC requests: a flag, the length, the message.</summary>
public static class Framing
{
    private const int PrefixSize = 5;

    /// <summary>One message as it should be.</summary>
    public static byte[] Of(byte[] message, byte flag = 0)
    {
        ArgumentNullException.ThrowIfNull(message);
        return [flag, .. Length((uint)message.Length), .. message];
    }

    /// <summary>A message that says it is so long, whatever follows.</summary>
    public static byte[] Claiming(uint length, byte[] message) => [0, .. Length(length), .. message];

    /// <summary>One message compressed by gzip; the call says so in the header <c>grpc-encoding</c>.</summary>
    public static byte[] Gzip(byte[] message) => Of(Compressed(stream => stream.Write(message)), flag: 1);

    /// <summary>A short message that stands for this many zeros.</summary>
    public static byte[] GzipBomb(int mebibytes) => Of(
        Compressed(stream =>
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < mebibytes; i++)
            {
                stream.Write(zeros);
            }
        }), flag: 1);

    /// <summary>A body that begins so and is never finished, until the test is over with it.</summary>
    public static HttpContent Unfinished(byte[] begin, CancellationToken over) => new OpenContent(begin, over);

    private static byte[] Length(uint length)
    {
        var bytes = new byte[PrefixSize - 1];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, length);
        return bytes;
    }

    private static byte[] Compressed(Action<Stream> write)
    {
        var packed = new MemoryStream();
        using (var stream = new GZipStream(packed, CompressionLevel.Optimal))
        {
            write(stream);
        }

        return packed.ToArray();
    }

    private sealed class OpenContent(byte[] begin, CancellationToken over) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(begin, over);
            await stream.FlushAsync(over);
            await Task.Delay(Timeout.Infinite, over).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
